//! Whose scores the matrix shows and enters: chosen where several people score, and asked where this device does not know.

use leptos::prelude::*;
use linchpin::model::{RaterId, Workbook};

use super::board::Board;
use crate::app::i18n::{fmt, t, texts, texts::matrix::whose as words};
use crate::app::state::Topic;
use crate::app::ui::components::{Banner, Choice, Icon, LabelKind, Select, Tone, icons};

/// The chooser, what totals are made of where several score, and whose ballot it is that would be changed.
#[component]
pub fn Whose(
    /// The matrix.
    board: Board,
) -> impl IntoView {
    let chooser = Memo::new(move |_| board.rater.with(Option::is_some) && is_one_of_several(board));
    let sent = Memo::new(move |_| {
        let rater = board.rater.get();
        board.store.read(Topic::Raters, |workbook| {
            let rater = workbook.raters.get(rater?)?;
            (!rater.ballots.is_empty()).then(|| rater.name.to_string())
        })
    });
    view! {
        {move || {
            chooser
                .get()
                .then(|| {
                    view! {
                        {select(board, None)}
                        <span class="note">{t(texts::matrix::TOTALS_ARE_MEANS)}</span>
                    }
                })
        }}
        {move || {
            sent.get()
                .map(|name| {
                    view! {
                        <span class="note matrix-toolbar__sent" role="status">
                            <Icon icon=icons::WARNING />
                            {words::sent(name)}
                        </span>
                    }
                })
        }}
    }
}

/// What paper has to say where the chooser is not printed: whose scores these are, and what the totals are made of.
#[component]
pub fn PrintedWhose(
    /// The matrix.
    board: Board,
) -> impl IntoView {
    move || {
        let rater = board.rater.get()?;
        let name = board.store.read(Topic::Raters, |workbook| Some(workbook.raters.get(rater)?.name.to_string()))?;
        let means = is_one_of_several(board).then(|| t(texts::matrix::TOTALS_ARE_MEANS));
        Some(view! { <p class="print-only note">{words::printed(name)} " " {means}</p> })
    }
}

/// The question whose scores are entered here, while it is open.
#[component]
pub fn AskWhose(
    /// The matrix.
    board: Board,
) -> impl IntoView {
    let is_open = Memo::new(move |_| board.rater.with(Option::is_none) && is_one_of_several(board));
    move || {
        is_open.get().then(|| {
            view! {
                <Banner tone=Tone::Accent title=t(words::TITLE) actions=move || select(board, Some(t(words::CHOOSE)))>
                    {t(words::TEXT)}
                </Banner>
            }
        })
    }
}

fn is_one_of_several(board: Board) -> bool {
    board.store.read(Topic::Raters, |workbook| workbook.raters.len() > 1)
}

/// The people who score, by name; before them what stands there until one is chosen.
fn select(board: Board, open: Option<&'static str>) -> AnyView {
    let choices = Signal::derive(move || {
        let people = board.store.read(Topic::Raters, by_name);
        open.map(|open| Choice::new("", open)).into_iter().chain(people).collect::<Vec<_>>()
    });
    let choose = move |key: String| {
        if let Ok(rater) = key.parse::<RaterId>() {
            board.score_as(rater);
            // The question goes with its answer: the work is in the grid.
            if open.is_some() {
                board.ask_focus();
            }
        }
    };
    view! {
        <Select
            label=t(texts::common::terms::RATER)
            label_kind=LabelKind::Hidden
            choices=choices
            value=Signal::derive(move || board.rater.get().map(|rater| rater.to_string()).unwrap_or_default())
            on_change=choose
        />
    }
    .into_any()
}

fn by_name(workbook: &Workbook) -> Vec<Choice> {
    let people: Vec<Choice> =
        workbook.raters.iter().map(|rater| Choice::new(rater.id.to_string(), rater.name.as_str())).collect();
    let names: Vec<&str> = people.iter().map(|choice| choice.label.as_str()).collect();
    fmt::order(&names).into_iter().map(|place| people[place].clone()).collect()
}
