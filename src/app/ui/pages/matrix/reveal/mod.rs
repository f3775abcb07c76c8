//! Revealing what everyone scored: the cells on which the team differs, widest first, to step through, discuss and
//! settle. Made to be read from the back of a room.

mod list;
mod settle;
mod spread;

use leptos::{ev, prelude::*};
use linchpin::analysis::together::{Disagreement, spreads};
use linchpin::model::{CellKey, RaterId};

use crate::app::i18n::{t, texts::together::reveal as words};
use crate::app::state::{Store, Topic, use_store};
use crate::app::ui::components::{ButtonKind, ButtonLink, Choice, EmptyState, SegmentedControl, icons};
use crate::app::ui::shell::{Place, Route};

/// The reveal as one looks at it. A handle, copied freely.
#[derive(Clone, Copy)]
struct Reveal {
    store: Store,
    /// The cells that are listed, widest first.
    cells: Memo<Vec<Disagreement>>,
    /// The cell that is shown.
    shown: RwSignal<Option<CellKey>>,
}

/// The view *Reveal* of the matrix.
#[component]
pub fn RevealView() -> impl IntoView {
    let store = use_store();
    let all = RwSignal::new(false);
    let spread = Memo::new(move |_| {
        store.track(Topic::Accounts);
        store.track(Topic::Criteria);
        store.read(Topic::Scores, spreads)
    });
    let tolerance = Memo::new(move |_| store.read(Topic::Meta, |workbook| workbook.meta.tolerance.points()));
    let cells = Memo::new(move |_| {
        let tolerance = tolerance.get();
        let listed = |cell: &&Disagreement| all.get() || cell.range() > tolerance;
        spread.with(|cells| cells.iter().filter(listed).copied().collect::<Vec<_>>())
    });
    let reveal = Reveal { store, cells, shown: RwSignal::new(None) };
    reveal.start();
    let kinds = vec![Choice::new("outside", t(words::OUTSIDE)), Choice::new("all", t(words::ALL_CELLS))];
    let choose = Callback::new(move |key: String| {
        all.set(key == "all");
        reveal.start();
    });
    let body = move || {
        if spread.with(Vec::is_empty) {
            return nothing_to_compare(store);
        }
        let rest = if cells.with(Vec::is_empty) {
            let points = usize::from(tolerance.get());
            let calm = if points == 0 { t(words::ALL_SAME).to_owned() } else { words::all_within(points) };
            view! { <p class="reveal__calm">{calm}</p> }.into_any()
        } else {
            view! {
                <div class="reveal__work">
                    <list::Cells reveal=reveal />
                    <settle::Stage reveal=reveal />
                </div>
            }
            .into_any()
        };
        view! {
            <div class="reveal__bar">
                <SegmentedControl
                    label=t(words::WHICH)
                    choices=Signal::stored(kinds.clone())
                    value=Signal::derive(move || if all.get() { "all" } else { "outside" }.to_owned())
                    on_change=choose
                />
                <span class="note">{move || words::tolerance(usize::from(tolerance.get()))}</span>
                <span class="reveal__settled number" role="status">{move || reveal.settled_text()}</span>
            </div>
            {rest}
        }
        .into_any()
    };
    view! { <div class="reveal" on:keydown=move |event| key(reveal, &event)>{body}</div> }
}

impl Reveal {
    /// Shows the first cell that is not settled yet.
    fn start(self) {
        let first = untrack(|| self.next_open(None));
        self.shown.set(first.or_else(|| self.cells.with_untracked(|cells| cells.first().map(key_of))));
    }

    /// The next cell after one that has no agreed value; from the top again after the last.
    fn next_open(self, after: Option<CellKey>) -> Option<CellKey> {
        let keys: Vec<CellKey> = self.cells.with(|cells| cells.iter().map(key_of).collect());
        let from = keys.iter().position(|key| Some(*key) == after).map_or(0, |place| place + 1);
        let is_open = |key: &&CellKey| self.store.peek(|workbook| !workbook.agreed.contains(**key));
        keys[from..].iter().chain(&keys[..from]).find(is_open).copied()
    }

    /// The place of the shown cell among those listed.
    fn place(self) -> Option<usize> {
        let shown = self.shown.get()?;
        self.cells.with(|cells| cells.iter().position(|cell| key_of(cell) == shown))
    }

    fn step(self, by: isize) {
        self.go_to(untrack(|| self.place()).unwrap_or(0).saturating_add_signed(by));
    }

    /// Shows the cell at a place of the list, or the last one before it.
    fn go_to(self, place: usize) {
        self.shown.set(self.cells.with_untracked(|cells| cells.get(place).or_else(|| cells.last()).map(key_of)));
    }

    fn settled_text(self) -> String {
        let cells = self.cells.get();
        let settled = self
            .store
            .read(Topic::Agreed, |workbook| cells.iter().filter(|cell| workbook.agreed.contains(key_of(cell))).count());
        words::settled(settled, crate::app::i18n::fmt::integer(cells.len() as f64))
    }
}

fn key_of(cell: &Disagreement) -> CellKey {
    CellKey { account: cell.account, criterion: cell.criterion }
}

/// Page Up and Page Down step through the cells from anywhere.
fn key(reveal: Reveal, event: &ev::KeyboardEvent) {
    match event.key().as_str() {
        "PageDown" => reveal.step(1),
        "PageUp" => reveal.step(-1),
        _ => return,
    }
    event.prevent_default();
}

/// Why there is nothing to reveal yet: nobody or only one person has scored, or no two the same cell.
fn nothing_to_compare(store: Store) -> AnyView {
    let who = store.read(Topic::Scores, |workbook| {
        let raters: std::collections::BTreeSet<RaterId> = workbook.scores.iter().map(|score| score.rater).collect();
        let only = raters.first().and_then(|rater| workbook.raters.get(*rater)).map(|rater| rater.name.to_string());
        (raters.len(), only.unwrap_or_default())
    });
    let text = match who {
        (0, _) => t(words::NOBODY).to_owned(),
        (1, name) => words::only_one(name),
        _ => t(words::NO_SHARED_CELL).to_owned(),
    };
    view! {
        <EmptyState icon=icons::SHOW title=t(words::NOTHING) text=text>
            <ButtonLink href=Place::new(Route::Matrix, "raters").href() kind=ButtonKind::Primary>
                {t(words::TO_RATERS)}
            </ButtonLink>
        </EmptyState>
    }
    .into_any()
}
