//! How far each weight may move before the list changes, drawn on the weight itself.

use leptos::prelude::*;
use linchpin::analysis::robustness::{CriterionStability, StabilityEnd, StabilityInterval, weight_stability};

use super::super::{cut::places, names};
use super::Part;
use crate::app::i18n::{fmt, t, texts::robustness as words};
use crate::app::state::{Store, Topic};

/// One row a criterion: its weight, the bar, and who changes places at the ends.
#[component]
pub fn Stability(
    /// The open workbook.
    store: Store,
) -> impl IntoView {
    let found = Memo::new(move |_| {
        let places = places(store);
        store.scoreboard(|board| weight_stability(board, places))
    });
    view! {
        <Part title=words::stability::TITLE note=words::stability::NOTE>
            {move || {
                store.track(Topic::Accounts);
                store.track(Topic::Criteria);
                match found.get() {
                    Ok(found) => table(store, &found),
                    Err(_) => ().into_any(),
                }
            }}
        </Part>
    }
}

fn table(store: Store, found: &[CriterionStability]) -> AnyView {
    let rows = found.iter().map(|one| row(store, one)).collect_view();
    view! {
        <div class="table-scroll table-scroll--framed" role="region" tabindex="0" aria-label=t(words::stability::TITLE)>
            <table class="table stability">
                <thead>
                    <tr>
                        <th scope="col">{t(words::stability::CRITERION)}</th>
                        <th scope="col" class="cell--number">{t(words::stability::WEIGHT)}</th>
                        <th scope="col">{t(words::stability::SAFE)}</th>
                        <th scope="col">{t(words::stability::BELOW)}</th>
                        <th scope="col">{t(words::stability::ABOVE)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(store: Store, one: &CriterionStability) -> AnyView {
    let name = names::criterion(store, one.criterion);
    let Ok(interval) = one.interval else {
        return view! {
            <tr>
                <th scope="row"><bdi>{name}</bdi></th>
                <td class="cell--number">{fmt::percent(1.0, 0)}</td>
                <td colspan="3" class="muted">{t(words::stability::ONLY)}</td>
            </tr>
        }
        .into_any();
    };
    view! {
        <tr>
            <th scope="row"><bdi>{name}</bdi></th>
            <td class="cell--number">{fmt::percent(interval.share, 0)}</td>
            <td>{shares_bar(interval)}</td>
            <td>{end(store, interval.lower, false)}</td>
            <td>{end(store, interval.upper, true)}</td>
        </tr>
    }
    .into_any()
}

/// The bar of a weight from 0 to 100%: the safe part filled, the present weight marked.
fn shares_bar(interval: StabilityInterval) -> AnyView {
    let (from, to) = (interval.lower.at, interval.upper.at);
    let label = words::stability::bar(fmt::percent(interval.share, 0), fmt::percent(from, 0), fmt::percent(to, 0));
    let percent = |share: f64| format!("{:.2}%", share * 100.0);
    view! {
        <div class="share-bar" role="img" aria-label=label title=range(interval)>
            <div class="share-bar__track">
                <div
                    class="share-bar__safe"
                    class:share-bar__safe--open-start=interval.lower.swap.is_none()
                    class:share-bar__safe--open-end=interval.upper.swap.is_none()
                    style:inset-inline-start=percent(from)
                    style:inline-size=percent(to - from)
                ></div>
                <div class="share-bar__now" style:inset-inline-start=percent(interval.share)></div>
            </div>
            <span class="share-bar__range number" aria-hidden="true">{range(interval)}</span>
        </div>
    }
    .into_any()
}

fn range(interval: StabilityInterval) -> String {
    words::stability::range(fmt::percent(interval.lower.at, 0), fmt::percent(interval.upper.at, 0))
}

fn end(store: Store, end: StabilityEnd, is_upper: bool) -> AnyView {
    let Some(swap) = end.swap else {
        return view! { <span class="muted">{t(words::stability::NEVER)}</span> }.into_any();
    };
    let (enters, leaves) = (names::account(store, swap.enters), names::account(store, swap.leaves));
    let at = fmt::percent(end.at, 1);
    let text = if is_upper {
        words::stability::above_end(at, enters, leaves)
    } else {
        words::stability::below_end(at, enters, leaves)
    };
    text.into_any()
}
