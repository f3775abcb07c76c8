//! How far each weight may move before the list changes, drawn on the weight itself.

use leptos::prelude::*;
use linchpin::analysis::robustness::{CriterionStability, weight_stability};

use super::super::{cut::places, names};
use super::Part;
use crate::app::i18n::{t, texts::robustness as words};
use crate::app::state::{Store, Topic};
use crate::app::ui::stability_bar::{end_or_never, stability_bar, weight_text};

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
                <td class="cell--number">{weight_text(1.0)}</td>
                <td colspan="3" class="muted">{t(words::stability::ONLY)}</td>
            </tr>
        }
        .into_any();
    };
    view! {
        <tr>
            <th scope="row"><bdi>{name}</bdi></th>
            <td class="cell--number">{weight_text(interval.share)}</td>
            <td>{stability_bar(store, interval)}</td>
            <td>{end_or_never(store, interval.lower, false)}</td>
            <td>{end_or_never(store, interval.upper, true)}</td>
        </tr>
    }
    .into_any()
}
