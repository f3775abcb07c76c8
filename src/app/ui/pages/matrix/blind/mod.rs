//! Scoring blind: one rater's own scores, account by account or in the grid, and nothing that tells how others scored.
//!
//! A ballot that was opened and a turn at one device are both this.

mod ballot;
mod card;
mod comment;
mod turn;

pub use ballot::BallotPage;
pub use comment::CommentField;
pub use turn::{TurnPage, start as start_turns};

use leptos::prelude::*;
use linchpin::model::RaterId;

use super::beside::Beside;
use super::board::Board;
use super::{grid, picker};
use crate::app::i18n::{fmt, t, texts, texts::together::blind as words};
use crate::app::state::{Store, Topic, use_prefs};
use crate::app::ui::components::{Banner, Checkbox, Choice, Meter, SearchField, SegmentedControl, Tone};

/// Which of the two views the person chose at this device.
const VIEW: &str = "blind_view";

/// One rater's scoring: how far it has come, and the accounts one by one or in the grid.
#[component]
pub fn BlindScoring(
    /// The open workbook.
    store: Store,
    /// Who scores.
    rater: RaterId,
) -> impl IntoView {
    let prefs = use_prefs();
    let board = Board::blind(store, rater);
    let in_grid = Memo::new(move |_| prefs.get(VIEW).as_deref() == Some("grid"));
    let progress = progress_of(board, rater);
    let share = Signal::derive(move || progress.get().0 as f64 / progress.get().1.max(1) as f64);
    let text = Signal::derive(move || {
        let (scored, cells) = progress.get();
        texts::matrix::progress(
            fmt::integer(scored as f64),
            fmt::integer(cells as f64),
            fmt::percent((share.get() * 100.0).floor() / 100.0, 0),
        )
    });
    let views = vec![Choice::new("cards", t(words::ONE_BY_ONE)), Choice::new("grid", t(words::GRID))];
    let problem = move || {
        board.problem.get().map(|problem| {
            let close = Callback::new(move |()| board.problem.set(None));
            view! { <Banner tone=Tone::Danger title=t(texts::matrix::NOTHING_CHANGED) on_close=close>{problem}</Banner> }
        })
    };
    view! {
        <div class="blind-head">
            <Meter label=t(words::PROGRESS) share=share text=text />
            <SegmentedControl
                label=t(words::VIEW)
                choices=Signal::stored(views)
                value=Signal::derive(move || if in_grid.get() { "grid" } else { "cards" }.to_owned())
                on_change=Callback::new(move |view: String| prefs.set(VIEW, &view))
            />
        </div>
        {problem}
        {move || if in_grid.get() { in_the_grid(board) } else { view! { <card::Cards board=board /> }.into_any() }}
        <p class="visually-hidden" role="status">
            {move || board.said.get()}
        </p>
    }
}

fn in_the_grid(board: Board) -> AnyView {
    let is_compact = grid::is_compact();
    let filter = board.filter;
    view! {
        <div class="toolbar matrix-toolbar">
            <SearchField
                label=t(texts::matrix::SEARCH)
                value=Signal::derive(move || filter.with(|filter| filter.text.clone()))
                on_input=move |text| board.filter_by(|filter| filter.text = text)
            />
            <Checkbox
                label=t(texts::matrix::UNSCORED_ONLY)
                checked=Signal::derive(move || filter.with(|filter| filter.unscored))
                on_change=move |unscored| board.filter_by(|filter| filter.unscored = unscored)
            />
        </div>
        <div class="page__work matrix-work">
            <div class="matrix-main">
                <grid::Grid board=board is_compact=is_compact />
            </div>
            <Beside board=board />
        </div>
        <picker::Picker board=board />
    }
    .into_any()
}

/// How many cells the rater scored, and how many there are.
fn progress_of(board: Board, rater: RaterId) -> Memo<(usize, usize)> {
    Memo::new(move |_| {
        let criteria = board.criteria.get();
        board.store.track(Topic::Accounts);
        board.store.read(Topic::Scores, |workbook| {
            let own =
                |score: &&linchpin::model::ScoreRecord| score.rater == rater && criteria.contains(&score.criterion);
            (workbook.scores.iter().filter(own).count(), workbook.accounts.len() * criteria.len())
        })
    })
}
