//! The comment on a score.

use leptos::prelude::*;
use linchpin::command::{Command, ScoreCommand};
use linchpin::model::ScoreKey;

use crate::app::i18n::{t, texts::together::blind as words};
use crate::app::state::{Store, Topic};
use crate::app::ui::components::{ControlSize, LabelKind, TextField};
use crate::app::ui::words::refusal;

/// Why a cell has the score it has, in the rater's words. Not there while there is no score.
#[component]
pub fn CommentField(
    /// The open workbook.
    store: Store,
    /// Whose score of what.
    key: ScoreKey,
    /// Whether the label is seen.
    #[prop(optional)]
    label_kind: LabelKind,
) -> impl IntoView {
    let comment = Memo::new(move |_| {
        store.read(Topic::ScoresOf(key.account), |workbook| workbook.scores.get(key).map(|score| score.comment.clone()))
    });
    let is_there = Memo::new(move |_| comment.with(Option::is_some));
    let problem = RwSignal::new(None::<String>);
    let keep = Callback::new(move |comment: String| {
        let done = store.dispatch(Command::Score(ScoreCommand::Comment { key, comment }));
        problem.set(done.err().map(|refused| refusal(&refused)));
    });
    move || {
        is_there.get().then(|| {
            view! {
                <TextField
                    label=t(words::COMMENT)
                    label_kind=label_kind
                    size=ControlSize::Small
                    value=Signal::derive(move || comment.get().unwrap_or_default())
                    placeholder=t(words::COMMENT).to_owned()
                    on_change=keep
                    error=problem
                    read_only=store.read_only()
                />
            }
        })
    }
}
