//! The accounts that the agreement says nothing of, and why.

use leptos::prelude::*;
use linchpin::analysis::together::Agreement;
use linchpin::model::{AccountId, RaterId, order};

use super::name_of;
use crate::app::i18n::{fmt, t, texts::together::agreement as words};
use crate::app::state::Store;
use crate::app::ui::shell::Route;

/// The accounts that are not compared, by name, with whose cells are empty: they are in no rank and in no coefficient
/// here, and nothing else would say so.
pub fn view(store: Store, agreement: &Agreement) -> Option<AnyView> {
    let count = agreement.uncompared.len();
    let all = fmt::integer((agreement.accounts.len() + count) as f64);
    let line = |(account, raters): &(AccountId, Vec<RaterId>)| {
        let mut raters: Vec<String> =
            store.peek(|workbook| raters.iter().map(|rater| name_of(workbook, *rater)).collect());
        order::sort_by(&mut raters, |one, two| fmt::compare(one, two));
        (store.title(*account).unwrap_or_default(), words::empty_of(fmt::list(&raters)))
    };
    let mut lines: Vec<(String, String)> = agreement.uncompared.iter().map(line).collect();
    order::sort_by(&mut lines, |(one, _), (two, _)| fmt::compare(one, two));
    (count > 0).then(|| {
        view! {
            <div class="stack stack--tight agreement__uncompared">
                <p>
                    {words::accounts_left_out(count, all)} " " <a href=Route::Matrix.href()>{t(words::FILL)}</a>
                </p>
                {named(t(words::WHICH), lines)}
            </div>
        }
        .into_any()
    })
}

/// Accounts behind a word that opens them, each with what is to be said of it.
pub fn named(title: &'static str, lines: Vec<(String, String)>) -> AnyView {
    let item = |(name, said): (String, String)| {
        view! {
            <li>
                <bdi>{name}</bdi>
                " · "
                <span class="muted">{said}</span>
            </li>
        }
    };
    view! {
        <details>
            <summary>{title}</summary>
            <ul>{lines.into_iter().map(item).collect_view()}</ul>
        </details>
    }
    .into_any()
}
