//! What the draws found: who is safe, who is a coin toss, and a heat strip of ranks for every account.

use std::sync::Arc;

use leptos::prelude::*;
use linchpin::analysis::robustness::{Acceptability, Simulated};
use linchpin::model::AccountId;

use super::super::names;
use crate::app::i18n::{Text, fmt, t, texts::robustness::chance as words};
use crate::app::state::Store;

/// More accounts than these are told by their number.
const SHOWN: usize = 60;
/// So many ranks fit beside each other.
const RANKS: usize = 24;

/// The answer in words and as a table.
#[component]
pub fn Found(
    /// The open workbook.
    store: Store,
    /// What was found.
    found: Arc<Acceptability>,
    /// Places of the list.
    places: usize,
) -> impl IntoView {
    let mut accounts: Vec<&Simulated> = found.accounts.iter().filter(|account| account.top > 0.0).collect();
    accounts.sort_by(|one, other| other.top.total_cmp(&one.top));
    let never = found.accounts.len() - accounts.len();
    let number = || fmt::integer(places as f64);
    let (first, last) = window(places, found.accounts.first().map_or(places, |account| account.ranks.len()));
    let rows = accounts.iter().take(SHOWN).map(|account| row(store, account, places, first..last)).collect_view();
    let ranks = (first..last).map(|rank| {
        view! {
            <th scope="col" class="chance__rank" class:chance__rank--last=rank + 1 == places>
                <span class="visually-hidden">{words::rank(fmt::integer((rank + 1) as f64))}</span>
                <span aria-hidden="true">{fmt::integer((rank + 1) as f64)}</span>
            </th>
        }
    });
    let sum: f64 = found.accounts.iter().map(|account| account.top).sum();
    let ties = (sum > places as f64 + 5e-4).then(|| view! { <p class="note">{words::ties(number())}</p> });
    view! {
        {groups(store, &accounts, places)}
        <div class="table-scroll table-scroll--framed" role="region" tabindex="0" aria-label=t(words::TABLE)>
            <table class="table table--compact table--sticky-first chance">
                <caption class="visually-hidden">{t(words::TABLE)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t(words::ACCOUNT)}</th>
                        <th scope="col" class="cell--number">{words::top(number())}</th>
                        <th scope="col" class="cell--number">{t(words::ERROR)}</th>
                        {ranks.collect_view()}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {(never > 0).then(|| view! { <p class="note">{words::never(never, number())}</p> })}
        {ties}
    }
}

/// The ranks that are shown: all that were counted, or those around the cut.
fn window(places: usize, counted: usize) -> (usize, usize) {
    let first = if counted <= RANKS { 0 } else { places.saturating_sub(RANKS / 2).min(counted - RANKS) };
    (first, (first + RANKS).min(counted))
}

/// The verdict by probability.
fn groups(store: Store, accounts: &[&Simulated], places: usize) -> AnyView {
    let of = |fits: &dyn Fn(f64) -> bool| -> Vec<AccountId> {
        accounts.iter().filter(|account| fits(account.top)).map(|account| account.account).collect()
    };
    // As many accounts as there are places are likelier in than out; what is below is a chance.
    let members: Vec<AccountId> = accounts.iter().take(places).map(|account| account.account).collect();
    let mut outside = of(&|top| (0.05..0.35).contains(&top));
    outside.retain(|account| !members.contains(account));
    let rows = [
        (words::SAFE, of(&|top| top >= 0.95)),
        (words::TOSS, of(&|top| (0.35..=0.65).contains(&top))),
        (words::NEARLY, outside),
    ];
    let rows = rows.into_iter().filter(|(_, accounts)| !accounts.is_empty());
    let rows = rows.map(|(label, accounts)| group(label, names::accounts(store, &accounts)));
    view! { <dl class="verdict__groups">{rows.collect_view()}</dl> }.into_any()
}

fn group(label: Text, names: String) -> AnyView {
    view! {
        <div class="verdict__group">
            <dt>{t(label)}</dt>
            <dd>{names}</dd>
        </div>
    }
    .into_any()
}

fn row(store: Store, account: &Simulated, places: usize, window: std::ops::Range<usize>) -> AnyView {
    let cells = window.map(|rank| cell(account.ranks.get(rank).copied().unwrap_or(0.0), rank + 1 == places));
    view! {
        <tr>
            <th scope="row"><bdi>{names::account(store, account.account)}</bdi></th>
            <td class="cell--number">
                <span class="chance__bar" aria-hidden="true">
                    <span class="chance__fill" style:inline-size=format!("{:.1}%", account.top * 100.0)></span>
                </span>
                {fmt::percent(account.top, 1)}
            </td>
            <td class="cell--number muted">{fmt::percent(account.error, 1)}</td>
            {cells.collect_view()}
        </tr>
    }
    .into_any()
}

/// One rank: the darker the likelier, the per cent written where there is one to write.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a step from 1 to 10")]
fn cell(share: f64, is_last: bool) -> AnyView {
    let last = if is_last { " chance__rank--last" } else { "" };
    if share <= 0.0 {
        return view! { <td class=format!("chance__rank{last}")></td> }.into_any();
    }
    let step = (share * 10.0).ceil().clamp(1.0, 10.0) as u8;
    let text = if share < 0.005 { "·".to_owned() } else { fmt::integer((share * 100.0).round()) };
    view! {
        <td class=format!("chance__rank heat heat--{step}{last}")>{text}</td>
    }
    .into_any()
}
