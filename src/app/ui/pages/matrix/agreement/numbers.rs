//! What criteria that score themselves from the accounts' numbers have to do with agreement: nothing, and with the orders:
//! they count there, and an account may have no number.

use leptos::prelude::*;
use linchpin::analysis::together::AccountOrders;
use linchpin::model::{AccountId, CriterionId, order};

use crate::app::i18n::{criterion_name, fmt, t, texts::together::agreement as words};
use crate::app::state::Store;
use crate::app::ui::components::{ButtonKind, ButtonLink, EmptyState, icons};
use crate::app::ui::shell::Route;

/// Said instead of the page where all weight is on criteria that nobody scores.
pub fn nothing_judged() -> AnyView {
    view! {
        <EmptyState icon=icons::ACCOUNTS title=t(words::NOTHING_JUDGED) text=t(words::NOTHING_JUDGED_TEXT)>
            <ButtonLink href=Route::Criteria.href() kind=ButtonKind::Primary>
                {t(Route::Criteria.name())}
            </ButtonLink>
        </EmptyState>
    }
    .into_any()
}

/// Whether a criterion scores itself.
pub fn has_derived(store: Store) -> bool {
    store.peek(|workbook| workbook.criteria.iter().any(|criterion| !criterion.is_judged()))
}

/// The criteria that are left out of the coefficient and of the correlations, by name.
pub fn not_judged(store: Store) -> Option<AnyView> {
    let names: Vec<String> = store.peek(|workbook| {
        let derived = workbook.criteria_in_order().into_iter().filter(|criterion| !criterion.is_judged());
        derived.map(|criterion| criterion_name(workbook, criterion)).collect()
    });
    (!names.is_empty()).then(|| view! { <p class="note">{words::not_judged(fmt::list(&names))}</p> }.into_any())
}

/// The total of an account, marked as in the matrix where it is of a part of the weight.
pub fn total(row: &AccountOrders) -> String {
    let total = fmt::score_total(row.weighted.points);
    if row.is_provisional { format!("≈\u{a0}{total}") } else { total }
}

/// The accounts that have no number for a criterion, and where numbers are entered: no rater can help there.
pub fn lacking(store: Store, orders: &[AccountOrders]) -> Option<AnyView> {
    let name = |id: &CriterionId| {
        store.peek(|workbook| workbook.criteria.get(*id).map(|it| criterion_name(workbook, it)).unwrap_or_default())
    };
    let line = |(account, criteria): (AccountId, &Vec<CriterionId>)| {
        let names: Vec<String> = criteria.iter().map(name).collect();
        (store.title(account).unwrap_or_default(), words::lacking_of(fmt::list(&names)))
    };
    let without = orders.iter().filter(|row| !row.lacking.is_empty()).map(|row| (row.account, &row.lacking));
    let mut lines: Vec<(String, String)> = without.map(line).collect();
    order::sort_by(&mut lines, |(one, _), (two, _)| fmt::compare(one, two));
    let count = lines.len();
    (count > 0).then(|| {
        view! {
            <div class="stack stack--tight agreement__uncompared">
                <p>
                    {words::lacking(count)} " " <a href=Route::Accounts.href()>{t(words::LACKING_FILL)}</a>
                </p>
                {super::uncompared::named(t(words::LACKING_WHICH), lines)}
            </div>
        }
        .into_any()
    })
}
