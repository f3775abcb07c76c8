//! What a rule gives before it is used: the distribution of the accounts, the scores under it, and both as a table.

use leptos::prelude::*;
use linchpin::analysis::derived::{DerivedColumn, Number, NumberUnit, ScoreGroup, derive};
use linchpin::model::{Currency, Derivation};

use super::words::{axis_name, number, outcome_lines, source_name};
use crate::app::i18n::{fmt, t, texts, texts::criteria::derivation as words};
use crate::app::state::Store;
use crate::app::ui::charts::{Histogram, HistogramBand, HistogramChart, HistogramWords};

/// What a rule gives.
pub fn view(store: Store, rule: &Derivation) -> AnyView {
    let column = store.peek(|workbook| derive(workbook, rule));
    let currency = store.peek(|workbook| workbook.meta.currency);
    let said = outcome_lines(&column);
    let seen = said.first().cloned().unwrap_or_default();
    let groups = column.groups();
    let has_numbers = column.numbers().next().is_some();
    let chart = has_numbers.then(|| {
        let data = store.peek(|workbook| picture(&column, &groups, axis_name(rule, &column, workbook)));
        let title = source_name(rule, &column);
        view! { <HistogramChart title=title seen=seen.clone() data=data file_name="linchpin-distribution" /> }
    });
    let first = (!has_numbers).then(|| view! { <p>{seen}</p> });
    let rest = said.into_iter().skip(1).map(|line| view! { <p class="note">{line}</p> }).collect_view();
    let has_scores = column.scored() > 0;
    view! {
        {first}
        {chart}
        {rest}
        {has_scores.then(|| table(&groups, column.unit, currency))}
    }
    .into_any()
}

fn picture(column: &DerivedColumn, groups: &[ScoreGroup], along: String) -> Histogram {
    let band = |group: &ScoreGroup| {
        let (from, to) = group.numbers?;
        let score = group.score.value();
        let (label, class) = (fmt::integer(score.into()), format!("chart__heat--{score}"));
        Some(HistogramBand { label, class, from: from.to_f64(), to: to.to_f64() })
    };
    let mut bands: Vec<HistogramBand> = groups.iter().filter_map(band).collect();
    // From the least number on: where less is better, that is from 10 down, as the groups stand.
    if bands.first().zip(bands.last()).is_some_and(|(first, last)| first.from > last.from) {
        bands.reverse();
    }
    Histogram {
        values: column.numbers().map(Number::to_f64).collect(),
        bands,
        words: HistogramWords { counts: t(texts::common::terms::ACCOUNTS).to_owned(), along },
    }
}

fn table(groups: &[ScoreGroup], unit: NumberUnit, currency: Currency) -> AnyView {
    let row = |group: &ScoreGroup| {
        let range = match group.numbers {
            Some((from, to)) if from == to => number(from, unit, currency),
            Some((from, to)) => fmt::range(&number(from, unit, currency), &number(to, unit, currency)),
            None => "–".to_owned(),
        };
        let score = group.score.value();
        view! {
            <tr>
                <th scope="row"><span class=format!("derivation__score heat heat--{score}")>{fmt::integer(score.into())}</span></th>
                <td class="cell--number">{range}</td>
                <td class="cell--number">{fmt::integer(group.accounts as f64)}</td>
            </tr>
        }
    };
    view! {
        <table class="table table--compact derivation__table">
            <caption class="visually-hidden">{t(words::TABLE)}</caption>
            <thead>
                <tr>
                    <th scope="col">{t(texts::common::terms::SCORE)}</th>
                    <th scope="col" class="cell--number">{t(words::NUMBERS)}</th>
                    <th scope="col" class="cell--number">{t(texts::common::terms::ACCOUNTS)}</th>
                </tr>
            </thead>
            <tbody>{groups.iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}
