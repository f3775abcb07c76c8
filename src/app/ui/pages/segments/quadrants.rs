//! The quadrants in figures, each with its advice.

use leptos::prelude::*;
use linchpin::analysis::figures::MoneySum;
use linchpin::analysis::portfolio::{Placed, Portfolio, Quadrant};

use super::{View, sum_text};
use crate::app::i18n::{Named, fmt, t, texts::common::quadrants, texts::segments::portfolio as words};
use crate::app::state::Topic;

/// What McDonald & Woodburn advise in a quadrant.
pub fn advice(quadrant: Quadrant) -> &'static str {
    t(match quadrant {
        Quadrant::Strategic => quadrants::STRATEGIC_ADVICE,
        Quadrant::Star => quadrants::STAR_ADVICE,
        Quadrant::Status => quadrants::STATUS_ADVICE,
        Quadrant::Streamline => quadrants::STREAMLINE_ADVICE,
    })
}

/// The quadrants with how many accounts and how much revenue lie in each.
#[component]
pub fn Summary(
    /// The portfolio.
    found: Memo<Portfolio>,
    /// What is shown.
    view: View,
) -> impl IntoView {
    let rows = move || {
        let currency = view.store.read(Topic::Meta, |workbook| workbook.meta.currency);
        let row = |quadrant: Quadrant| {
            let (count, sum) = found.with(|found| {
                let inside: Vec<&Placed> = found.quadrant(quadrant).collect();
                (inside.len(), inside.iter().filter_map(|placed| placed.revenue).sum::<MoneySum>())
            });
            let sum = sum_text(sum, currency);
            view! {
                <tr>
                    <th scope="row">
                        {t(quadrant.text())}
                        <span class="cell-note cell-note--folded">{advice(quadrant)}</span>
                    </th>
                    <td class="cell--number">{fmt::integer(count as f64)}</td>
                    <td class="cell--number">{sum}</td>
                    <td class="cell--folds">{advice(quadrant)}</td>
                </tr>
            }
        };
        Quadrant::ALL.map(row).collect_view()
    };
    view! {
        <div class="table-scroll table-scroll--framed" tabindex="0" role="region" aria-label=t(words::SUMMARY)>
            <table class="table table--folding">
                <thead>
                    <tr>
                        <th scope="col">{t(words::QUADRANT)}</th>
                        <th scope="col" class="cell--number">{t(words::ACCOUNTS)}</th>
                        <th scope="col" class="cell--number">{t(words::REVENUE)}</th>
                        <th scope="col" class="cell--folds">{t(words::ADVICE)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
