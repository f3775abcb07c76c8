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
        {groups(store, &found.accounts, places)}
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

/// The groups of the verdict by chance in the order they are told, each the likeliest first: who is safe, likely, a coin
/// toss, in but unlikely, and out with a chance. The accounts are in the order of the ranking, so the list is the first of
/// them, and who is on it is never told as being out.
pub fn by_chance(accounts: &[Simulated], places: usize) -> [(Text, Vec<&Simulated>); 5] {
    let of = |fits: &dyn Fn(usize, f64) -> bool| -> Vec<&Simulated> {
        let all = accounts.iter().enumerate();
        let mut found: Vec<&Simulated> = all.filter(|(at, it)| fits(*at, it.top)).map(|(_, it)| it).collect();
        found.sort_by(|one, other| other.top.total_cmp(&one.top));
        found
    };
    [
        (words::SAFE, of(&|_, top| top >= 0.95)),
        (words::LIKELY, of(&|_, top| top > 0.65 && top < 0.95)),
        (words::TOSS, of(&|_, top| (0.35..=0.65).contains(&top))),
        (words::UNLIKELY, of(&|at, top| at < places && top < 0.35)),
        (words::NEARLY, of(&|at, top| at >= places && (0.05..0.35).contains(&top))),
    ]
}

/// The verdict by probability.
fn groups(store: Store, accounts: &[Simulated], places: usize) -> AnyView {
    let rows = by_chance(accounts, places).into_iter().filter(|(_, accounts)| !accounts.is_empty());
    let rows = rows.map(|(label, accounts)| {
        let accounts: Vec<AccountId> = accounts.iter().map(|it| it.account).collect();
        group(label, names::accounts(store, &accounts))
    });
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

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    /// Story: whoever was on the list by rank, but less likely than some who were not, was told as "out, but with a chance",
    /// and those who really were out were left unsaid.
    #[wasm_bindgen_test]
    fn who_is_on_the_list_is_not_told_as_out() {
        let of = |(id, top): (u64, f64)| Simulated { account: AccountId::new(id), top, error: 0.0, ranks: Vec::new() };
        let accounts: Vec<Simulated> = [(1, 0.3), (2, 0.97), (3, 0.34), (4, 0.5), (5, 0.01)].map(of).into();
        let groups =
            by_chance(&accounts, 2).map(|(_, group)| group.iter().map(|it| it.account.value()).collect::<Vec<_>>());
        assert_eq!(groups, [vec![2], vec![], vec![4], vec![1], vec![3]]);
    }
}
