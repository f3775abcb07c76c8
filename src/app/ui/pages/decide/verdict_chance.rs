//! The verdict by chance, while there is an answer of the simulation that still holds: who is safe, who is a coin toss,
//! who is nearly in, and which single assumption matters most between the two at the cut.

use std::sync::Arc;

use leptos::prelude::*;
use linchpin::analysis::robustness::{Assumption, Simulated};

use super::names;
use super::robustness::{Answer, LastAnswer, by_chance};
use crate::app::i18n::{Text, fmt, t, texts::robustness::chance as words};
use crate::app::state::Store;

/// The part of the verdict; nothing without an answer, or after what it was made from has changed.
#[component]
pub fn ByChance(
    /// The open workbook.
    store: Store,
) -> impl IntoView {
    let LastAnswer(answer) = expect_context();
    move || {
        let answer = answer.get()?;
        let kept = answer.clone();
        let stale = Memo::new(move |_| kept.is_stale(store));
        Some(move || (!stale.get()).then(|| told(store, &answer)))
    }
}

fn told(store: Store, answer: &Arc<Answer>) -> AnyView {
    let rows = by_chance(&answer.found.accounts, answer.question.problem.places);
    let no_toss = rows[2].1.is_empty().then(|| view! { <p class="note">{t(words::NO_TOSS)}</p> });
    let rows = rows.into_iter().filter(|(_, accounts)| !accounts.is_empty());
    let rows = rows.map(|(label, accounts)| group(store, label, &accounts)).collect_view();
    let matters = matters(store, answer).map(|text| view! { <p class="verdict__decisive">{text}</p> });
    view! {
        <p class="strong">{answer.weights()}</p>
        <p class="note">{t(words::BASIS)}</p>
        <dl class="verdict__groups">{rows}</dl>
        {no_toss}
        {matters}
    }
    .into_any()
}

fn group(store: Store, label: Text, accounts: &[&Simulated]) -> AnyView {
    let name = |it: &&Simulated| words::named(names::account(store, it.account), fmt::percent(it.top, 0));
    let names: Vec<String> = accounts.iter().map(name).collect();
    view! {
        <div class="verdict__group">
            <dt>{t(label)}</dt>
            <dd>{fmt::list(&names)}</dd>
        </div>
    }
    .into_any()
}

/// Between the member that is least likely on the list and the outsider that is most likely on it.
fn matters(store: Store, answer: &Answer) -> Option<String> {
    let (inside, outside) = answer.found.accounts.split_at_checked(answer.question.problem.places)?;
    let inside = inside.iter().min_by(|one, other| one.top.total_cmp(&other.top))?;
    let outside = outside.iter().max_by(|one, other| one.top.total_cmp(&other.top))?;
    if inside.top >= 1.0 && outside.top <= 0.0 {
        return None;
    }
    let (assumption, part) = answer.question.matters_most(inside.account, outside.account)?;
    let name = |it: &Simulated| names::account(store, it.account);
    let criterion = |column: usize| answer.question.criteria.get(column).map(|&id| names::criterion(store, id));
    let part = fmt::percent(part, 0);
    Some(match assumption {
        Assumption::Weight(column) => words::matters_weight(name(inside), name(outside), criterion(column)?, part),
        Assumption::Score { row, column } => {
            let account = names::account(store, *answer.question.accounts.get(row)?);
            words::matters_score(name(inside), name(outside), account, criterion(column)?, part)
        }
    })
}
