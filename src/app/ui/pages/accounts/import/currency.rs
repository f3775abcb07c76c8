//! The currency of the amounts: what the table names, what it is taken as, and what that means.

use leptos::prelude::*;
use linchpin::exchange::currency::NamedCurrency;
use linchpin::exchange::mapping::Column;
use linchpin::exchange::table::RawTable;
use linchpin::model::Currency;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::state::ImportState;
use super::words::column_name;
use crate::app::i18n::{fmt, t, texts, texts::import::currency as words};
use crate::app::ui::components::{Banner, Button, ControlSize, TextField, Tone};

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
    let others = others(&columns, currency);
    let taken = (currency != own).then(|| taken(&table, &columns, (own, currency)));
    let lines = others.iter().map(|other| line(&table, other, currency, may_choose));
    let lines: Vec<AnyView> = taken.into_iter().chain(lines).map(|text| view! { <p>{text}</p> }.into_any()).collect();
    if lines.is_empty() {
        return None;
    }
    let is_wrong = others.iter().any(|other| other.named.places_in(currency).is_none());
    let tone = if is_wrong { Tone::Warning } else { Tone::Neutral };
    // The workbook's own and those the headers name, each by one press.
    let likely = others.iter().filter(|other| other.is_in_header).map(|other| other.named.likely());
    let mut choices: Vec<Currency> = Vec::new();
    for choice in Some(own).into_iter().chain(likely).filter(|choice| may_choose && *choice != currency) {
        if !choices.contains(&choice) {
            choices.push(choice);
        }
    }
    let buttons = move || {
        let button = |choice: Currency| {
            let press = move |()| {
                state.set_currency(choice);
                focus_source();
            };
            view! { <Button size=ControlSize::Small on_click=press>{words::count_in(choice.code())}</Button> }
        };
        choices.iter().copied().map(button).collect_view()
    };
    Some(view! { <Banner tone=tone title=t(words::TITLE) actions=buttons>{lines}</Banner> }.into_any())
}

// The button goes with the press: the focus goes on from where the preview begins.
pub(super) fn focus_source() {
    let source = document().query_selector(".import__source").ok().flatten();
    if let Some(source) = source.and_then(|source| source.dyn_into::<HtmlElement>().ok()) {
        let _ = source.focus();
    }
}

/// Columns whose header or cells name one currency that is not the one the amounts are taken in.
struct Other {
    columns: Vec<usize>,
    named: NamedCurrency,
    is_in_header: bool,
}

fn others(columns: &[Column], currency: Currency) -> Vec<Other> {
    let mut found: Vec<Other> = Vec::new();
    for (place, column) in columns.iter().enumerate() {
        let Some(named) = column.other_currency(currency) else { continue };
        let is_in_header = column.names_currency;
        match found.iter_mut().find(|other| other.named == named && other.is_in_header == is_in_header) {
            Some(other) => other.columns.push(place),
            None => found.push(Other { columns: vec![place], named, is_in_header }),
        }
    }
    found
}

// So many columns are named; a list of a year's months has many more.
const NAMED: usize = 3;

fn columns_text(table: &RawTable, columns: &[usize]) -> String {
    let names: Vec<String> = columns.iter().take(NAMED).map(|column| column_name(table, *column)).collect();
    let names = fmt::joined(&names);
    match columns.len().saturating_sub(NAMED) {
        0 => names,
        more => format!("{names} {}", texts::common::words::and_more(more)),
    }
}

fn taken(table: &RawTable, columns: &[Column], (own, currency): (Currency, Currency)) -> String {
    let named = |column: &Column| column.currency.is_some_and(|named| named.is(currency));
    match columns.iter().position(named) {
        Some(place) => words::taken(column_name(table, place), currency.code(), own.code()),
        None => words::chosen(currency.code(), own.code()),
    }
}

fn line(table: &RawTable, other: &Other, currency: Currency, may_choose: bool) -> String {
    let (column, named_code) = (columns_text(table, &other.columns), other.named.likely());
    match (other.named.places_in(currency), other.is_in_header, may_choose) {
        (Some(1), true, _) => words::tomans(column, currency.code()),
        (Some(1), false, _) => words::some_tomans(column, currency.code()),
        (Some(_), true, _) => words::rials(column, currency.code()),
        (Some(_), false, _) => words::some_rials(column, currency.code()),
        (None, true, true) => words::other_may(column, named_code.code(), currency.code()),
        (None, true, false) => words::other(column, named_code.code(), currency.code()),
        (None, false, _) => words::some_other(column, named_code.code(), currency.code()),
    }
}
