//! What the shown accounts add up to.

use leptos::prelude::*;
use linchpin::analysis::figures::MoneySum;
use linchpin::exchange::AccountField;
use linchpin::model::{AccountId, Currency, Period, PeriodKind, Workbook};

use super::columns::Column;
use super::filter::measured;
use super::view::TableView;
use crate::app::i18n::{fmt, t, texts::accounts as words, texts::common, texts::common::counts};
use crate::app::state::Topic;
use crate::app::ui::components::ColumnKind;

/// The row under the table: how many accounts, and the sum of every column of numbers.
pub fn sum_row(view: TableView) -> AnyView {
    let cell = move |column: Column| {
        if column == Column::NAME {
            let text = move || counted(view.shown.with(Vec::len), view.total.get());
            return view! { <th scope="row" class="accounts__count">{text}</th> }.into_any();
        }
        if column.kind() != ColumnKind::Number {
            return view! { <td></td> }.into_any();
        }
        let text = move || view.store.read(Topic::Accounts, |workbook| sum_text(workbook, &column, view));
        view! { <td class="cell--number">{text}</td> }.into_any()
    };
    (move || view.columns.get().into_iter().map(cell).collect_view()).into_any()
}

/// "91 accounts", or "12 of 91 accounts".
pub fn counted(shown: usize, total: usize) -> String {
    if shown == total { counts::accounts(total) } else { words::shown_of(total, fmt::integer(shown as f64)) }
}

/// The revenue of all shown accounts over all their years (or quarters, or months, when there are no years): "Revenue
/// 1996–1998: 1,265,793.01". Nothing when no revenue is known.
pub fn revenue_line(view: TableView) -> Option<String> {
    let line = |workbook: &Workbook| {
        let periods: Vec<Period> = view.available.with(|columns| columns.iter().filter_map(revenue_period).collect());
        let kind = [PeriodKind::Year, PeriodKind::Quarter, PeriodKind::Month]
            .into_iter()
            .find(|kind| periods.iter().any(|period| period.kind() == *kind))?;
        let periods: Vec<Period> = periods.into_iter().filter(|period| period.kind() == kind).collect();
        // A year of one calendar lies across two of the other: their sum would be of no time at all.
        let (jalali, gregorian): (Vec<Period>, Vec<Period>) = periods.into_iter().partition(|it| it.is_jalali());
        let lines = [gregorian, jalali].into_iter().filter_map(|periods| line_of(workbook, view, &periods));
        let mut lines: Vec<String> = lines.collect();
        if lines.len() > 1 {
            lines.push(t(words::TWO_CALENDARS).to_owned());
        }
        (!lines.is_empty()).then(|| lines.join(fmt::semicolon()))
    };
    view.store.read(Topic::Accounts, line)
}

/// The line of periods that can be added up; nothing where no shown account has a figure in them.
fn line_of(workbook: &Workbook, view: TableView, periods: &[Period]) -> Option<String> {
    let sum: i128 = view.shown.with(|ids| {
        let sums: Vec<i128> = periods
            .iter()
            .filter_map(|period| sum(workbook, &Column::Field(AccountField::Revenue(*period)), ids))
            .collect();
        (!sums.is_empty()).then(|| sums.into_iter().sum())
    })?;
    let (first, last) = (*periods.first()?, *periods.last()?);
    let span = if first == last { fmt::period(first) } else { words::span(fmt::period(first), fmt::period(last)) };
    Some(words::revenue_total(span, money_text(sum, workbook.meta.currency)))
}

fn revenue_period(column: &Column) -> Option<Period> {
    if let Column::Field(AccountField::Revenue(period)) = column { Some(*period) } else { None }
}

fn sum_text(workbook: &Workbook, column: &Column, view: TableView) -> String {
    let Some(sum) = view.shown.with(|ids| sum(workbook, column, ids)) else {
        return t(common::words::MISSING).to_owned();
    };
    match column {
        Column::Field(AccountField::Number(_)) => fmt::figure(sum, 0, 4),
        _ => amount_text(sum, workbook.meta.currency),
    }
}

/// How many characters the longest sum of a shown column of money has.
pub fn longest_sum(view: TableView) -> usize {
    let is_money =
        |column: &&Column| matches!(column, Column::Field(AccountField::Revenue(_) | AccountField::Profit(_)));
    view.store.read(Topic::Accounts, |workbook| {
        let length = |column: &Column| sum_text(workbook, column, view).chars().count();
        view.columns.with(|columns| columns.iter().filter(is_money).map(length).max().unwrap_or_default())
    })
}

/// The sum of what is known; `None` where nothing is: missing is not zero.
fn sum(workbook: &Workbook, column: &Column, ids: &[AccountId]) -> Option<i128> {
    let accounts = ids.iter().filter_map(|id| workbook.accounts.get(*id));
    accounts.filter_map(|account| measured(column, account)).reduce(|sum, amount| sum + amount)
}

/// A sum of minor units, however large.
pub fn amount_text(minor: i128, currency: Currency) -> String {
    fmt::amount(MoneySum::from_minor(minor), currency)
}

fn money_text(minor: i128, currency: Currency) -> String {
    fmt::money(MoneySum::from_minor(minor), currency)
}
