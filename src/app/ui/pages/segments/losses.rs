//! What losing each of the largest accounts would cost.

use leptos::prelude::*;
use linchpin::analysis::concentration::{Concentration, Loss, concentration, losses};
use linchpin::model::{Currency, Money};

use super::{View, measure_name, sum_text};
use crate::app::i18n::{Named, fmt, t, texts::common::terms, texts::segments::losses as words};
use crate::app::state::Topic;
use crate::app::ui::shell::{Place, Route};

/// So many of the largest accounts are looked at.
const SHOWN: usize = 10;

/// The table for the chosen period and figure; nothing where that has no positive figures.
#[component]
pub fn Losses(
    /// What is shown.
    view: View,
) -> impl IntoView {
    let found = Memo::new(move |_| {
        let (measure, period) = (view.measure.get(), view.period()?);
        view.store.track(Topic::Meta);
        view.ask(Topic::Accounts, |workbook| {
            let found = concentration(workbook, measure, period).ok()?;
            let lost = losses(workbook, &found, SHOWN);
            Some((found, lost))
        })
    });
    move || found.get().map(|(found, lost)| section(view, &found, &lost))
}

fn section(view: View, found: &Concentration, lost: &[Loss]) -> AnyView {
    let currency = view.store.peek(|workbook| workbook.meta.currency);
    let title = words::title(fmt::period(found.period));
    let (region, caption) = (title.clone(), title.clone());
    let now =
        words::now(fmt::decimal(found.herfindahl, 3, 3), t(found.spread.text()), fmt::percent(found.top(1).share, 1));
    let mut notes: Vec<String> =
        super::not_positive(found.measure, found.period, found.net, currency).into_iter().collect();
    if found.outside.negative > 0 && notes.is_empty() {
        let (sum, total) = (sum_text(found.negative_sum, currency), sum_text(found.net, currency));
        notes.push(words::with_losses(found.outside.negative, sum, total));
    }
    let has_profit = lost.iter().any(|loss| loss.profit.is_some());
    view! {
        <section class="section">
            <h2>{title}</h2>
            <p class="note">{words::purpose(measure_name(found.measure))}</p>
            <p class="note">{now}</p>
            <div class="table-scroll table-scroll--framed" tabindex="0" role="region" aria-label=region>
                <table class="table table--sticky-first" aria-label=caption>
                    <thead>
                        <tr>
                            <th scope="col">{t(terms::ACCOUNT)}</th>
                            <th scope="col" class="cell--number">{t(words::REVENUE)}</th>
                            <th scope="col" class="cell--number">{t(words::PROFIT)}</th>
                            <th scope="col" class="cell--number">{t(words::SHARE)}</th>
                            <th scope="col" class="cell--number">{t(words::TOGETHER)}</th>
                            <th scope="col" class="cell--number">{t(words::INDEX)}</th>
                            <th scope="col" class="cell--number">{t(words::LARGEST)}</th>
                        </tr>
                    </thead>
                    <tbody>{lost.iter().map(|loss| row(view, found, loss, currency)).collect_view()}</tbody>
                </table>
            </div>
            {notes.into_iter().map(|note| view! { <p class="note">{note}</p> }).collect_view()}
            {(!has_profit).then(|| view! { <p class="note">{t(words::NO_PROFIT)}</p> })}
        </section>
    }
    .into_any()
}

fn row(view: View, found: &Concentration, loss: &Loss, currency: Currency) -> AnyView {
    let name = view.store.title(loss.account);
    let dash = || "–".to_owned();
    // What is lost of a loss is a gain.
    let money = |amount: Option<Money>| match amount {
        None => dash(),
        Some(loss) if loss < Money::ZERO => {
            words::gained(sum_text(Money::from_minor(-loss.minor()).unwrap_or(loss), currency))
        }
        Some(amount) => sum_text(amount, currency),
    };
    let share = |share: Option<f64>| share.map_or_else(dash, |share| fmt::percent(share, 1));
    let index = loss.left.map_or_else(dash, |left| {
        let change = fmt::signed_decimal(left.herfindahl - found.herfindahl, 3);
        words::index_value(fmt::decimal(left.herfindahl, 3, 3), change)
    });
    view! {
        <tr>
            <th scope="row">
                <a href=Place::new(Route::Accounts, loss.account.to_string()).href()>
                    <bdi>{name}</bdi>
                </a>
            </th>
            <td class="cell--number">{money(loss.revenue)}</td>
            <td class="cell--number">{money(loss.profit)}</td>
            <td class="cell--number">{share(loss.share)}</td>
            <td class="cell--number">{share(loss.together)}</td>
            <td class="cell--number">{index}</td>
            <td class="cell--number">{loss.left.map_or_else(dash, |left| fmt::percent(left.top1, 1))}</td>
        </tr>
    }
    .into_any()
}
