//! The watch list (S-11): fast growers that are not key, who crossed the cut since the newest snapshot, criteria whose
//! scores no longer go with results.

use leptos::prelude::*;
use linchpin::analysis::figures::Measure;
use linchpin::analysis::watch::{Growing, OffCriterion, WatchList, watch_list};
use linchpin::model::{AccountId, Money};

use super::cut::places;
use super::{Chosen, names};
use crate::app::i18n::{fmt, t, texts::robustness::watch as words};
use crate::app::state::{Store, Topic};
use crate::app::ui::pages::scope::Scope;

/// From this growth on (tenfold and more on top) a percentage says little.
const FROM_NOTHING: f64 = 10.0;
/// More would be a second ranking.
const SHOWN: usize = 10;

/// What is to be watched.
#[component]
pub fn Watch(
    /// The open workbook.
    store: Store,
    /// The account whose arithmetic is open.
    chosen: Chosen,
    /// The group whose accounts are told of; all without one.
    #[prop(optional)]
    scope: Option<Scope>,
) -> impl IntoView {
    let found = Memo::new(move |_| {
        let places = places(store);
        store.track(Topic::Accounts);
        store.track(Topic::Criteria);
        store.track(Topic::Snapshots);
        let mut found = store.scoreboard(|board| store.peek(|workbook| watch_list(workbook, board, places)));
        if let Some(scope) = scope {
            narrow(&mut found, scope);
        }
        found
    });

    view! {
        <section class="stack stack--tight">
            <h2>{t(words::TITLE)}</h2>
            <p class="note">{t(words::NOTE)}</p>
            {move || told(store, chosen, &found.get())}
        </section>
    }
}

/// Leaves the accounts of the group. Ranks and places stay those among all.
fn narrow(found: &mut WatchList, scope: Scope) {
    if let Some(since) = &mut found.since {
        scope.keep(&mut since.entered);
        scope.keep(&mut since.fell);
    }
    if let Some(growth) = &mut found.growth {
        growth.accounts.retain(|(id, ..)| scope.admits(*id));
    }
}

fn told(store: Store, chosen: Chosen, found: &WatchList) -> AnyView {
    let list = fmt::integer(untrack(|| places(store)) as f64);
    let mut rows: Vec<AnyView> = Vec::new();
    if let Some(since) = &found.since {
        let name = since.snapshot.as_str();
        let entered = since.entered.iter().map(|&id| (id, words::entered(list.as_str(), name)));
        let fell = since.fell.iter().map(|&id| (id, words::fell(list.as_str(), name)));
        rows.extend(entered.chain(fell).take(SHOWN).map(|(id, why)| row(store, chosen, id, why)));
    }
    if let Some(growth) = &found.growth {
        let ((earlier, before), (period, months)) = (growth.from, growth.to);
        let number = |months: u8| fmt::integer(f64::from(months));
        let why = |share: f64, rank: usize| {
            let (share, rank) = (fmt::growth(share, 0), fmt::integer(rank as f64));
            if months == before {
                return words::growth(share, fmt::period(period), rank);
            }
            words::growth_pace(share, number(months), fmt::period(period), number(before), fmt::period(earlier), rank)
        };
        let why = |id: AccountId, share: f64, rank: usize| {
            let figures = (share >= FROM_NOTHING).then(|| figures(store, growth, id, rank)).flatten();
            figures.unwrap_or_else(|| why(share, rank))
        };
        let grown = growth.accounts.iter().take(SHOWN);
        rows.extend(grown.map(|&(id, share, rank)| row(store, chosen, id, why(id, share, rank))));
    }
    let criteria = found.criteria.iter().map(|off| {
        view! {
            <li class="rows__row">
                <a class="rows__name" href=crate::app::ui::shell::Route::Criteria.href()>
                    <bdi>{names::criterion(store, off.criterion)}</bdi>
                </a>
                <span class="rows__note">{off_text(off)}</span>
            </li>
        }
        .into_any()
    });
    rows.extend(criteria);
    if rows.is_empty() {
        return view! { <p class="muted">{t(words::NONE)}</p> }.into_any();
    }
    view! { <ul class="rows" role="list" aria-label=t(words::TITLE)>{rows}</ul> }.into_any()
}

/// Both figures instead of a percentage that only says how little there was: by month where the months differ.
fn figures(store: Store, growth: &Growing, id: AccountId, rank: usize) -> Option<String> {
    let ((earlier, before), (period, months)) = (growth.from, growth.to);
    let is_paced = months != before;
    let amount = |period, months: u8| {
        store.peek(|workbook| {
            let revenue = workbook.accounts.get(id)?.revenue(period)?;
            let minor = if is_paced { revenue.minor() / i64::from(months.max(1)) } else { revenue.minor() };
            Some(fmt::money_whole(Money::from_minor(minor)?, workbook.meta.currency))
        })
    };
    let (from, to) = (amount(earlier, before)?, amount(period, months)?);
    let (earlier, period, rank) = (fmt::period(earlier), fmt::period(period), fmt::integer(rank as f64));
    let say = if is_paced { words::growth_figures_pace } else { words::growth_figures };
    Some(say(from, earlier, to, period, rank))
}

fn row(store: Store, chosen: Chosen, id: AccountId, why: String) -> AnyView {
    view! {
        <li class="rows__row">
            <button type="button" class="link-button rows__name" on:click=move |_| chosen.0.set(Some(id))>
                <bdi>{names::account(store, id)}</bdi>
            </button>
            <span class="rows__note">{why}</span>
        </li>
    }
    .into_any()
}

fn off_text(off: &OffCriterion) -> String {
    let measure = t(match off.measure {
        Measure::Revenue => words::REVENUE,
        Measure::Profit => words::PROFIT,
    });
    let (now, period) = (fmt::decimal(off.now, 2, 2), fmt::period(off.period));
    match off.before {
        None => words::criterion(measure, period, now),
        Some((earlier, before)) => {
            words::criterion_fell(measure, now, period, fmt::decimal(before, 2, 2), fmt::period(earlier))
        }
    }
}
