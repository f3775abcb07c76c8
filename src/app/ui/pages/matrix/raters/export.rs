//! Sending ballots out: whose, and on which accounts.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use leptos::prelude::*;
use linchpin::analysis::figures::{Measure, periods_of};
use linchpin::exchange::number::{NumberStyle, parse_scaled};
use linchpin::model::{AccountId, Ballot, Period, RaterId, Workbook};

use crate::app::i18n::{fmt, t, texts, texts::together::export as words};
use crate::app::platform::clock;
use crate::app::state::{Desk, Store, use_desk};
use crate::app::ui::ballot_files::offer;
use crate::app::ui::components::{
    Button, ButtonKind, Choice, CloseReason, Dialog, NumberField, RadioGroup, Select, Toasts, Tone,
};
use crate::app::ui::last_shown::{self, Filtered};
use crate::app::ui::part_periods::period_covered;

/// Whose ballots are sent out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportFor {
    /// One rater's.
    One(RaterId),
    /// Everyone's, a file for each.
    Everyone,
}

/// A choice of what a filter shows: its key, page and name by the number of accounts.
type FilteredChoice = (&'static str, Filtered, fn(usize) -> String);

const FILTERED: [FilteredChoice; 2] =
    [("accounts", Filtered::Accounts, words::filtered_accounts), ("matrix", Filtered::Matrix, words::filtered_matrix)];

/// Which accounts a ballot asks for.
#[derive(Clone, Copy)]
struct Ask {
    store: Store,
    which: RwSignal<String>,
    count: RwSignal<String>,
    period: RwSignal<String>,
    tag: RwSignal<String>,
}

/// The dialog that sends ballots out.
#[component]
pub fn ExportDialog(
    /// The open workbook.
    store: Store,
    /// Whose ballots; the dialog is open while this is set.
    export_for: RwSignal<Option<ExportFor>>,
) -> impl IntoView {
    let desk = use_desk();
    let toasts: Toasts = expect_context();
    let (periods, tags) = (periods(store), tags(store));
    let latest = periods.first().map(|choice| choice.key.clone()).unwrap_or_default();
    let ask = Ask {
        store,
        which: RwSignal::new(if latest.is_empty() { "all" } else { "largest" }.to_owned()),
        count: RwSignal::new(fmt::integer(20.0)),
        period: RwSignal::new(latest),
        tag: RwSignal::new(tags.first().map(|choice| choice.key.clone()).unwrap_or_default()),
    };
    let title = move || match export_for.get() {
        Some(ExportFor::One(rater)) => {
            let name = store.peek(|workbook| workbook.raters.get(rater).map(|rater| rater.name.to_string()));
            words::title_one(name.unwrap_or_default())
        }
        _ => t(words::TITLE_ALL).to_owned(),
    };
    let accounts = Memo::new(move |_| ask.accounts());
    let export = move |()| {
        let Some(whose) = export_for.get_untracked() else { return };
        let saved = save(desk, store, whose, &accounts.get_untracked());
        match saved {
            Some(count) => toasts.tell(Tone::Success, words::done(count)),
            None => toasts.tell(Tone::Danger, t(texts::files::export::FAILED)),
        }
        export_for.set(None);
    };
    let none = Signal::derive(move || accounts.with(BTreeSet::is_empty));
    let footer = move || {
        view! {
            <span class="note grow">{move || words::asked(accounts.with(BTreeSet::len))}</span>
            <Button kind=ButtonKind::Primary on_click=export disabled=none>
                {t(words::SAVE)}
            </Button>
        }
    };
    let close = Callback::new(move |_: CloseReason| export_for.set(None));
    view! {
        <Dialog
            title=Signal::derive(title)
            open=Signal::derive(move || export_for.get().is_some())
            on_close=close
            footer=footer
        >
            {fields(ask, periods.clone(), tags.clone())}
        </Dialog>
    }
}

fn fields(ask: Ask, periods: Vec<Choice>, tags: Vec<Choice>) -> AnyView {
    let mut choices = vec![Choice::new("all", t(words::ALL))];
    if !periods.is_empty() {
        choices.push(Choice::new("largest", t(words::LARGEST)));
    }
    if !tags.is_empty() {
        choices.push(Choice::new("tagged", t(words::TAGGED)));
    }
    for (key, page, name) in FILTERED {
        let shown = ask.filtered(page).len();
        if shown > 0 {
            choices.push(Choice::new(key, name(shown)));
        }
    }
    let more = move || match ask.which.get().as_str() {
        "largest" => view! {
            <div class="row row--loose">
                <NumberField
                    label=t(words::COUNT)
                    value=ask.count
                    on_input=Callback::new(move |text| ask.count.set(text))
                />
                <Select
                    label=t(words::PERIOD)
                    choices=Signal::stored(periods.clone())
                    value=ask.period
                    on_change=Callback::new(move |key| ask.period.set(key))
                />
            </div>
        }
        .into_any(),
        "tagged" => view! {
            <Select
                label=t(texts::common::fields::TAG)
                choices=Signal::stored(tags.clone())
                value=ask.tag
                on_change=Callback::new(move |key| ask.tag.set(key))
            />
        }
        .into_any(),
        _ => ().into_any(),
    };
    view! {
        <div class="stack">
            <p class="note">{t(words::NOTE)}</p>
            <RadioGroup
                label=t(words::WHICH)
                choices=Signal::stored(choices)
                value=ask.which
                on_change=Callback::new(move |key| ask.which.set(key))
            />
            {more}
        </div>
    }
    .into_any()
}

impl Ask {
    /// The accounts that the filter of a page last showed and that are still there.
    fn filtered(self, page: Filtered) -> BTreeSet<AccountId> {
        let shown = last_shown::last(page, self.store.id());
        self.store.peek(|workbook| shown.into_iter().filter(|id| workbook.accounts.contains(*id)).collect())
    }

    /// The accounts asked for; follows the choice.
    fn accounts(self) -> BTreeSet<AccountId> {
        let which = self.which.get();
        let count = parse_scaled(&self.count.get(), Some(NumberStyle::DecimalPoint), 0).ok();
        let (period, tag) = (Period::parse(&self.period.get()), self.tag.get());
        self.store.peek(|workbook| match (which.as_str(), period) {
            ("largest", Some(period)) => {
                largest(workbook, period, count.and_then(|count| usize::try_from(count).ok()).unwrap_or(0))
            }
            ("accounts", _) => self.filtered(Filtered::Accounts),
            ("matrix", _) => self.filtered(Filtered::Matrix),
            ("tagged", _) => {
                workbook.accounts.iter().filter(|account| account.tags.contains(&tag)).map(|it| it.id).collect()
            }
            _ => workbook.accounts.keys().collect(),
        })
    }
}

/// The accounts with the largest revenue of a period; equal revenues in the order of their ids.
fn largest(workbook: &Workbook, period: Period, count: usize) -> BTreeSet<AccountId> {
    let mut known: Vec<_> = workbook
        .accounts
        .iter()
        .filter_map(|account| Measure::Revenue.of(account, period).map(|revenue| (Reverse(revenue), account.id)))
        .collect();
    known.sort_unstable();
    known.into_iter().take(count).map(|(_, account)| account).collect()
}

/// Saves a file for each rater; how many, or `None` when the browser refused one.
fn save(desk: Desk, store: Store, whose: ExportFor, accounts: &BTreeSet<AccountId>) -> Option<usize> {
    let (revision, made) = (desk.file_number(untrack(|| store.revision())), clock::now());
    let ballots: Vec<Ballot> = store.peek(|workbook| {
        let raters: Vec<RaterId> = match whose {
            ExportFor::One(rater) => vec![rater],
            ExportFor::Everyone => workbook.raters.keys().collect(),
        };
        raters.into_iter().filter_map(|rater| Ballot::new(workbook, rater, accounts, revision, made)).collect()
    });
    ballots.iter().try_fold(0, |saved, ballot| offer(ballot).map(|_| saved + 1))
}

/// The periods with revenue, the latest first.
fn periods(store: Store) -> Vec<Choice> {
    store.peek(|workbook| {
        let periods = periods_of(workbook, Measure::Revenue);
        periods.iter().rev().map(|it| Choice::new(it.period.to_string(), period_covered(workbook, it.period))).collect()
    })
}

fn tags(store: Store) -> Vec<Choice> {
    store.peek(|workbook| {
        let tags: BTreeSet<&String> = workbook.accounts.iter().flat_map(|account| &account.tags).collect();
        let tags: Vec<&String> = tags.into_iter().collect();
        fmt::order(&tags).into_iter().map(|place| Choice::new(tags[place].clone(), tags[place].clone())).collect()
    })
}
