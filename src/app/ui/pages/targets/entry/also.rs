//! A figure counts for all targets of its owner and KPI that contain it: where it went besides its own cell, and where
//! targets that were filled in one by one do not agree.

use std::collections::BTreeSet;

use leptos::prelude::*;
use linchpin::analysis::target::{Apart, apart, decimals_of, gaps, overlapping, sums_of_accounts};
use linchpin::model::shared_figures::{AlsoSet, FigureToSet, also_set};
use linchpin::model::{Period, Quantity, TargetId, Workbook};

use super::board::Board;
use super::look::cell_figure;
use crate::app::i18n::{fmt, t, texts::actuals::also as words};
use crate::app::state::Topic;
use crate::app::ui::components::{Banner, Button, ControlSize, Tone};
use crate::app::ui::offer::offer_undo;
use crate::app::ui::pages::targets::rows::owner_name;

/// So many figures are named; the rest are counted.
const NAMED: usize = 3;

/// What is said of figures of other targets that are set with some.
pub struct AlsoSaid {
    /// In which targets, and what it replaced.
    pub text: String,
    /// Whether a different figure was replaced somewhere.
    pub is_replacing: bool,
}

impl Board {
    /// What setting some figures sets in other targets, in words. Asked before it is done.
    pub fn also(self, figures: &[FigureToSet]) -> Option<AlsoSaid> {
        self.store.peek(|workbook| {
            let also = also_set(workbook, figures);
            let of = |id| workbook.targets.get(id).map(|target| target.period);
            let periods: BTreeSet<Period> = also.iter().filter_map(|it| of(it.target)).collect();
            let names: Vec<String> = periods.into_iter().map(fmt::period).collect();
            let is_cleared = also.iter().all(|it| it.value.is_none());
            let say = if is_cleared { words::cleared } else { words::set };
            let text = (!names.is_empty()).then(|| say(names.len(), fmt::list(&names)))?;
            let replaced: Vec<&AlsoSet> =
                also.iter().filter(|it| it.before.is_some() && it.value.is_some() && is_other(workbook, it)).collect();
            let text = match replaced.len() {
                0 => text,
                count => format!("{text} {}", words::replaced(count, self.named(workbook, &replaced))),
            };
            Some(AlsoSaid { text, is_replacing: !replaced.is_empty() })
        })
    }

    fn named(self, workbook: &Workbook, replaced: &[&AlsoSet]) -> String {
        let one = |it: &&AlsoSet| {
            let owner = self.owner_of(workbook, it.target);
            words::figure(owner, fmt::period(it.period), it.before.map(alone).unwrap_or_default())
        };
        enumerate(replaced.iter().take(NAMED).map(one).collect(), replaced.len())
    }

    fn owner_of(self, workbook: &Workbook, id: TargetId) -> String {
        let target = workbook.targets.get(id);
        target.map(|target| owner_name(workbook, &self.store.titles(), &target.owner)).unwrap_or_default()
    }
}

/// A figure that was the same in the target it comes from goes on with it; another one is replaced.
fn is_other(workbook: &Workbook, also: &AlsoSet) -> bool {
    let key = linchpin::model::ActualKey { target: also.from, period: also.period };
    workbook.actuals.get(key).map(|actual| actual.value) != also.before
}

fn alone(quantity: Quantity) -> String {
    cell_figure(quantity, decimals_of(quantity, 2))
}

fn enumerate(mut named: Vec<String>, all: usize) -> String {
    if all > named.len() {
        named.push(words::more(all - named.len()));
    }
    named.join(fmt::semicolon())
}

/// What is said above the grid: that figures count for several targets, where the last one went, what differs, and what
/// can be filled in.
pub fn notes(board: Board) -> AnyView {
    let store = board.store;
    // Only owners with several targets of the KPI are looked at while figures are entered.
    let several = Memo::new(move |_| {
        let rows: Vec<TargetId> = board.rows.with(|rows| rows.iter().map(|row| row.target).collect());
        store.read(Topic::Plan, |workbook| overlapping(workbook, &rows))
    });
    let found = Memo::new(move |_| {
        let several = several.get();
        if several.is_empty() { Vec::new() } else { store.read(Topic::Targets, |workbook| apart(workbook, &several)) }
    });
    let summed = Memo::new(move |_| {
        let rows: Vec<TargetId> = board.rows.with(|rows| rows.iter().map(|row| row.target).collect());
        store.track(Topic::Accounts);
        store.read(Topic::Targets, |workbook| sums_of_accounts(workbook, &rows))
    });
    // What was taken back, or came after it, is not what is told.
    let said = Memo::new(move |_| {
        board.store.track(Topic::Targets);
        let (revision, said) = board.also_said.get()?;
        Some(said).filter(|_| board.store.targets_since(revision).0 == revision)
    });
    view! {
        {move || (!several.with(Vec::is_empty)).then(|| view! { <p class="note no-print">{t(words::NOTE)}</p> })}
        <p class="note no-print" role="status" hidden=move || said.with(Option::is_none)>
            {move || said.get()}
        </p>
        {move || summed.with(|sums| below(board, sums))}
        {move || found.with(|found| missing(board, found))}
        {move || found.with(|found| differing(board, found))}
    }
    .into_any()
}

/// Managers and the portfolio have figures of their own, which nobody enters twice where all of their accounts' are in.
fn below(board: Board, sums: &[(TargetId, Period, Quantity)]) -> Option<AnyView> {
    let owners: Vec<String> = board.store.peek(|workbook| {
        let targets: BTreeSet<TargetId> = sums.iter().map(|(target, ..)| *target).collect();
        targets.into_iter().map(|target| board.owner_of(workbook, target)).collect()
    });
    let figures: Vec<_> = sums.iter().map(|&(target, period, value)| (target, period, Some(value))).collect();
    let count = figures.len();
    let fill = Callback::new(move |()| {
        if board.fill(figures.clone()) {
            offer_undo(board.store, board.toasts, words::filled(count));
        }
    });
    let actions = move || {
        let is_closed = board.store.read_only();
        view! { <Button size=ControlSize::Small on_click=fill disabled=is_closed>{words::fill(count)}</Button> }
    };
    (count > 0).then(|| {
        let named = enumerate(owners.iter().take(NAMED).cloned().collect(), owners.len());
        let text = words::below_text(named);
        view! {
            <Banner tone=Tone::Neutral title=t(words::BELOW) actions=actions>
                {text}
            </Banner>
        }
        .into_any()
    })
}

fn missing(board: Board, found: &[Apart]) -> Option<AnyView> {
    let gaps = gaps(found);
    let count = gaps.len();
    let fill = move |()| {
        let figures = gaps.iter().map(|&(target, period, value)| (target, period, Some(value))).collect();
        if board.fill(figures) {
            offer_undo(board.store, board.toasts, words::filled(count));
        }
    };
    let fill = Callback::new(fill);
    let actions = move || {
        let is_closed = board.store.read_only();
        view! { <Button size=ControlSize::Small on_click=fill disabled=is_closed>{words::fill(count)}</Button> }
    };
    (count > 0).then(|| view! { <Banner tone=Tone::Neutral title=words::gaps(count) actions=actions /> }.into_any())
}

fn differing(board: Board, found: &[Apart]) -> Option<AnyView> {
    let differing: Vec<&Apart> = found.iter().filter(|it| it.here.is_some()).collect();
    let one = |it: &&Apart| {
        board.store.peek(|workbook| {
            let of = |id| workbook.targets.get(id).map(|target| fmt::period(target.period)).unwrap_or_default();
            let here = it.here.map(alone).unwrap_or_default();
            let owner = board.owner_of(workbook, it.target);
            words::differs(owner, fmt::period(it.period), here, of(it.target), alone(it.there), of(it.other))
        })
    };
    (!differing.is_empty()).then(|| {
        let named = enumerate(differing.iter().take(NAMED).map(one).collect(), differing.len());
        let title = words::differ(differing.len());
        view! {
            <Banner tone=Tone::Warning title=title>
                <p>{named}</p>
                <p>{t(words::DIFFER_HOW)}</p>
            </Banner>
        }
        .into_any()
    })
}
