//! The avatar of the key customer: pains, goals and values, objections, in the team's own words (P-3).

use leptos::prelude::*;
use linchpin::command::{Command, MetaEdit};
use linchpin::model::Avatar;

use crate::app::i18n::{Text, t, texts::segments::avatar as words};
use crate::app::state::{Store, Topic};
use crate::app::ui::components::TextArea;
use crate::app::ui::words::refusal;

/// One text of the avatar.
type Part = (Text, Text, fn(&mut Avatar) -> &mut String);

/// The three texts, kept when they are left.
#[component]
pub fn AvatarSection(
    /// The open workbook.
    store: Store,
) -> impl IntoView {
    let parts: [Part; 3] = [
        (words::PAINS, words::PAINS_HELP, |avatar| &mut avatar.pains),
        (words::GOALS, words::GOALS_HELP, |avatar| &mut avatar.goals),
        (words::OBJECTIONS, words::OBJECTIONS_HELP, |avatar| &mut avatar.objections),
    ];
    let field = move |(label, help, part): Part| {
        let error = RwSignal::new(None::<String>);
        let avatar = move || store.read(Topic::Meta, |workbook| workbook.meta.avatar.clone());
        // A memo, so that an edit of another text does not write over what is being typed here.
        let value = Memo::new(move |_| part(&mut avatar()).clone());
        let keep = Callback::new(move |typed: String| {
            let mut after = store.peek(|workbook| workbook.meta.avatar.clone());
            *part(&mut after) = typed;
            let done = store.dispatch(Command::Meta(vec![MetaEdit::Avatar(after)]));
            error.set(done.err().map(|refused| refusal(&refused)));
        });
        view! {
            <TextArea
                label=t(label)
                help=t(help)
                value=value
                on_change=keep
                error=error
                read_only=store.read_only()
                rows=4
            />
        }
    };
    view! {
        <section class="section">
            <h2>{t(words::TITLE)}</h2>
            <p class="note">{t(words::PURPOSE)}</p>
            <div class="grid">{parts.map(field).into_iter().collect_view()}</div>
        </section>
    }
}
