//! The decision log: what was decided, when, by whom and why.

use leptos::prelude::*;
use linchpin::model::order;
use linchpin::model::{AccountId, Decision};

use crate::app::i18n::{Named, fmt, t, texts::decide::log as words};
use crate::app::state::{Store, Topic};
use crate::app::ui::pages::scope::use_scope;

/// The newest decisions first; older ones are in the file.
const SHOWN: usize = 200;

/// The whole log.
#[component]
pub fn Log(
    /// The open workbook.
    store: Store,
) -> impl IntoView {
    let scope = use_scope();
    let decisions = Memo::new(move |_| {
        let mut decisions = newest(store, None);
        decisions.retain(|decision| scope.admits(decision.account));
        decisions
    });
    view! {
        <section class="section">
            <h2>{t(words::TITLE)}</h2>
            {move || {
                let decisions = decisions.get();
                if decisions.is_empty() {
                    view! { <p class="muted">{t(words::EMPTY)}</p> }.into_any()
                } else {
                    table(store, &decisions)
                }
            }}
        </section>
    }
}

fn table(store: Store, decisions: &[Decision]) -> AnyView {
    let rows = decisions.iter().map(|decision| row(store, decision)).collect_view();
    view! {
        <div class="table-scroll table-scroll--framed" tabindex="0" role="region" aria-label=t(words::TITLE)>
            <table class="table table--folding">
                <thead>
                    <tr>
                        <th scope="col">{t(words::DATE)}</th>
                        <th scope="col">{t(words::ACCOUNT)}</th>
                        <th scope="col" class="cell--folds">{t(words::CHANGE)}</th>
                        <th scope="col" class="cell--folds">{t(words::BY)}</th>
                        <th scope="col" class="cell--folds">{t(words::REASON)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(store: Store, decision: &Decision) -> AnyView {
    let account = store.title(decision.account);
    view! {
        <tr>
            <td class="nowrap">{fmt::day_of(decision.at)}</td>
            <th scope="row">
                <bdi>{account.unwrap_or_else(|| t(words::GONE).to_owned())}</bdi>
                <span class="cell-note cell-note--folded">{change(decision)}</span>
                <span class="cell-note cell-note--folded">{by_and_why(decision)}</span>
            </th>
            <td class="nowrap cell--folds">{change(decision)}</td>
            <td class="cell--folds">{decision.by.clone()}</td>
            <td class="cell--folds">{decision.reason.clone()}</td>
        </tr>
    }
    .into_any()
}

fn by_and_why(decision: &Decision) -> String {
    let said = [decision.by.as_str(), decision.reason.as_str()].into_iter().filter(|text| !text.is_empty());
    said.collect::<Vec<_>>().join(" · ")
}

fn change(decision: &Decision) -> String {
    words::from_to(t(decision.from.text()), t(decision.to.text()))
}

fn newest(store: Store, of: Option<AccountId>) -> Vec<Decision> {
    store.track(Topic::Accounts);
    let mut decisions: Vec<Decision> = store.read(Topic::Decisions, |workbook| {
        let wanted = |decision: &&Decision| of.is_none_or(|account| decision.account == account);
        workbook.decisions.iter().filter(wanted).cloned().collect()
    });
    order::sort_by_key(&mut decisions, |decision| std::cmp::Reverse((decision.at, decision.id)));
    decisions.truncate(SHOWN);
    decisions
}

/// The decisions about one account; nothing when there are none.
#[component]
pub fn LogOf(
    /// The open workbook.
    store: Store,
    /// The account.
    account: AccountId,
) -> impl IntoView {
    let decisions = Memo::new(move |_| newest(store, Some(account)));
    move || {
        let decisions = decisions.get();
        (!decisions.is_empty()).then(|| {
            let rows = decisions.iter().map(entry).collect_view();
            view! {
                <h3>{t(words::FOR_ACCOUNT)}</h3>
                <ul class="rows" role="list">
                    {rows}
                </ul>
            }
        })
    }
}

fn entry(decision: &Decision) -> AnyView {
    view! {
        <li class="stack stack--tight">
            <span>{format!("{} · {}", fmt::day_of(decision.at), change(decision))}</span>
            <span class="note">
                {by_and_why(decision)}
            </span>
        </li>
    }
    .into_any()
}
