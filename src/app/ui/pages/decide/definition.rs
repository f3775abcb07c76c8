//! What makes a key account here: one explicit sentence (S-12).

use leptos::prelude::*;
use linchpin::command::{Command, MetaEdit};

use crate::app::i18n::{t, texts::decide::definition as words};
use crate::app::state::{Store, Topic};
use crate::app::ui::components::TextArea;
use crate::app::ui::words::refusal;

/// The definition, edited in place.
#[component]
pub fn Definition(
    /// The open workbook.
    store: Store,
) -> impl IntoView {
    let error = RwSignal::new(None::<String>);
    let change = Callback::new(move |typed| {
        let done = store.dispatch(Command::Meta(vec![MetaEdit::Definition(typed)]));
        error.set(done.err().map(|refused| refusal(&refused)));
    });
    view! {
        <TextArea
            label=t(words::LABEL)
            help=t(words::HELP)
            placeholder=t(words::PLACEHOLDER)
            value=Signal::derive(move || store.read(Topic::Meta, |workbook| workbook.meta.definition.clone()))
            on_change=change
            error=error
            read_only=store.read_only()
            rows=2
        />
    }
}
