//! The currency of the amounts: what the table names, what it is taken as, and what that means.

use leptos::prelude::*;
use linchpin::exchange::currency::NamedCurrency;
use linchpin::exchange::mapping::Column;
use linchpin::exchange::table::RawTable;
use linchpin::model::Currency;

use super::state::ImportState;
use super::words::column_name;
use crate::app::i18n::{t, texts, texts::import::currency as words};
use crate::app::ui::components::{Banner, ControlSize, TextField, Tone};

/// Where nothing counts in the workbook's currency yet, it is chosen here.
pub fn currency_field(state: ImportState) -> Option<AnyView> {
    if !state.may_choose_currency() {
        return None;
    }
    let error = RwSignal::new(None::<String>);
    let on_change = Callback::new(move |typed: String| {
        let currency = Currency::parse(&typed);
        error.set(currency.is_none().then(|| t(texts::settings::workbook::CURRENCY_ERROR).to_owned()));
        if let Some(currency) = currency {
            state.set_currency(currency);
        }
    });
    let value = Signal::derive(move || state.currency.get().to_string());
    Some(
        view! { <TextField label=t(words::LABEL) size=ControlSize::Small value=value error=error on_change=on_change /> }
            .into_any(),
    )
}

/// What is said of the currencies the table names: that the workbook will count in one, and what becomes of the others.
pub fn currency_notes(state: ImportState) -> Option<AnyView> {
    let table = state.table.get()?;
    let currency = state.currency.get();
    let own = state.store.peek(|workbook| workbook.meta.currency);
    let may_choose = state.may_choose_currency();
    let columns = state.mapping.with(|mapping| mapping.columns.clone());
    let others: Vec<(usize, NamedCurrency, bool)> = columns
        .iter()
        .enumerate()
        .filter_map(|(place, column)| Some((place, column.other_currency(currency)?, column.names_currency)))
        .collect();
    let taken = (currency != own).then(|| taken(&table, &columns, (own, currency)));
    let lines = others.iter().map(|other| line(&table, *other, currency, may_choose));
    let lines: Vec<AnyView> = taken.into_iter().chain(lines).map(|text| view! { <p>{text}</p> }.into_any()).collect();
    if lines.is_empty() {
        return None;
    }
    let is_wrong = others.iter().any(|(_, named, _)| named.places_in(currency).is_none());
    let tone = if is_wrong { Tone::Warning } else { Tone::Neutral };
    Some(view! { <Banner tone=tone title=t(words::TITLE)>{lines}</Banner> }.into_any())
}

fn taken(table: &RawTable, columns: &[Column], (own, currency): (Currency, Currency)) -> String {
    let named = |column: &Column| column.currency.is_some_and(|named| named.is(currency));
    match columns.iter().position(named) {
        Some(place) => words::taken(column_name(table, place), currency.code(), own.code()),
        None => words::chosen(currency.code(), own.code()),
    }
}

fn line(table: &RawTable, other: (usize, NamedCurrency, bool), currency: Currency, may_choose: bool) -> String {
    let (place, named, in_header) = other;
    let (column, named_code) = (column_name(table, place), named.likely());
    match (named.places_in(currency), in_header, may_choose) {
        (Some(1), true, _) => words::tomans(column, currency.code()),
        (Some(1), false, _) => words::some_tomans(column, currency.code()),
        (Some(_), true, _) => words::rials(column, currency.code()),
        (Some(_), false, _) => words::some_rials(column, currency.code()),
        (None, true, true) => words::other_may(column, named_code.code(), currency.code()),
        (None, true, false) => words::other(column, named_code.code(), currency.code()),
        (None, false, _) => words::some_other(column, named_code.code(), currency.code()),
    }
}
