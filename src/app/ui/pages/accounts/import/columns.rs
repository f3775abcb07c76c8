//! The columns of the table and what each of them means.

use std::sync::Arc;

use leptos::prelude::*;
use linchpin::exchange::AccountField;
use linchpin::exchange::date::DateOrder;
use linchpin::exchange::mapping::{Column, PeriodAbove, PeriodFrom, Scale, header_period};
use linchpin::exchange::number::NumberStyle;
use linchpin::exchange::table::RawTable;
use linchpin::model::Period;

use super::scale::{read_scale, scale_choices, scale_key};
use super::state::ImportState;
use super::words::{column_name, column_note, read_above};
use super::written::{date_choices, number_choices, read_order, read_style};
use crate::app::i18n::{fmt, t, texts, texts::import as words};
use crate::app::platform::clock;
use crate::app::ui::components::{Choice, ControlSize, LabelKind, Select, TextField};
use crate::app::ui::pages::accounts::columns::{Column as TableColumn, field_label};
use crate::app::ui::pages::accounts::words::parse_period;

/// How many cells of a column are shown as a sample.
const SAMPLES: usize = 3;

/// One row for each column: what stands over it and in it, and what it is taken as.
#[component]
pub fn ColumnsTable(state: ImportState, table: Arc<RawTable>) -> impl IntoView {
    // What stands far to the right of a sheet leaves columns between in which there is nothing to choose.
    let is_something = |place: &usize| !table.header[*place].is_empty() || !sample(&table, *place).is_empty();
    let places = (0..table.header.len()).filter(is_something);
    let above = state.period_above();
    let rows = places.map(|place| column_row(state, &table, place, above.clone())).collect_view();
    view! {
        <div class="table-scroll table-scroll--framed import__columns">
            <table class="table table--compact">
                <thead>
                    <tr>
                        <th scope="col">{t(words::columns::COLUMN)}</th>
                        <th scope="col">{t(words::columns::SAMPLE)}</th>
                        <th scope="col">{t(words::columns::TAKEN_AS)}</th>
                        <th scope="col">{t(words::columns::WRITTEN)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn column_row(state: ImportState, table: &Arc<RawTable>, place: usize, above: Option<PeriodAbove>) -> AnyView {
    let name = column_name(table, place);
    let column = Memo::new(move |_| state.mapping.with(|mapping| mapping.columns.get(place).cloned()));
    let header = table.header.get(place).cloned().unwrap_or_default();
    let period = header_period(&header);
    let own_name = if header.is_empty() { words::column_n(fmt::integer((place + 1) as f64)) } else { header };
    let named = above.clone();
    let choose = move |key: String| {
        let (own_name, named) = (own_name.clone(), named.clone());
        state.set_column(place, move |column| take_as(column, &key, own_name, (period, named)));
    };
    let key = Memo::new(move |_| column.with(|column| column.as_ref().map(key_of).unwrap_or_default()));
    let whole = Arc::clone(table);
    let note = move || {
        let note = column.with(|column| column.as_ref().and_then(|column| column.note))?;
        Some(view! { <p class="note">{column_note(&whole, note)}</p> })
    };
    let from_above = move || {
        let said = column.with(|column| read_above(column.as_ref()?, above.as_ref()?))?;
        Some(view! { <p class="note">{said}</p> })
    };
    let label = words::columns::taken_as_of(&name);
    view! {
        <tr>
            // In the page's direction: the column's letter stands before what is in its head.
            <th scope="row">{name.clone()}</th>
            <td class="cell--muted">
                <bdi class="import__sample">{sample(table, place)}</bdi>
            </td>
            <td>
                <Select
                    label=label
                    label_kind=LabelKind::Hidden
                    size=ControlSize::Small
                    choices=choices()
                    value=key
                    on_change=choose
                />
                {note}
                {from_above}
            </td>
            // Made anew for another kind of field only: what is typed into a control stays.
            <td>
                {move || key.with(|_| details(state, place, column, &name))}
            </td>
        </tr>
    }
    .into_any()
}

fn sample(table: &RawTable, place: usize) -> String {
    let cells = table.rows.iter().filter_map(|row| row.cells.get(place)).map(|cell| cell.trim());
    let mut samples: Vec<&str> = Vec::new();
    for cell in cells.filter(|cell| !cell.is_empty()) {
        if !samples.contains(&cell) {
            samples.push(cell);
        }
        if samples.len() == SAMPLES {
            break;
        }
    }
    samples.join(" · ")
}

fn choices() -> Vec<Choice> {
    let mut choices = vec![Choice::new("", t(words::columns::LEAVE_OUT))];
    let fixed = AccountField::FIXED.into_iter();
    choices.extend(fixed.map(|field| Choice::new(TableColumn::Field(field.clone()).key(), field_label(&field))));
    choices.push(Choice::new("status", t(texts::common::fields::STATUS)));
    choices.push(Choice::new("key_marks", t(words::columns::KEY_MARKS)));
    choices.push(Choice::new("revenue", t(words::columns::REVENUE)));
    choices.push(Choice::new("profit", t(words::columns::PROFIT)));
    choices.push(Choice::new("text", t(words::columns::OWN_TEXT)));
    choices.push(Choice::new("number", t(words::columns::OWN_NUMBER)));
    choices
}

fn key_of(column: &Column) -> String {
    match &column.field {
        None => String::new(),
        Some(AccountField::Revenue(_)) => "revenue".to_owned(),
        Some(AccountField::Profit(_)) => "profit".to_owned(),
        Some(AccountField::Text(_)) => "text".to_owned(),
        Some(AccountField::Number(_)) => "number".to_owned(),
        Some(AccountField::Status) if column.marks_keys => "key_marks".to_owned(),
        Some(field) => TableColumn::Field(field.clone()).key(),
    }
}

/// Takes a column as what was chosen. A figure is of the period its header names, or else of the one above the table;
/// where both say none, somebody must say it before anything is taken in.
fn take_as(column: &mut Column, key: &str, own_name: String, (named, above): (Option<Period>, Option<PeriodAbove>)) {
    let is_figure = matches!(key, "revenue" | "profit");
    let (period, from) = match (&column.field, named, above) {
        (Some(AccountField::Revenue(period) | AccountField::Profit(period)), ..) => (*period, column.period),
        (_, None, Some(above)) => {
            column.covers = above.covers;
            (above.period, PeriodFrom::Above)
        }
        (_, Some(named), _) => (named, PeriodFrom::Said),
        (_, None, None) => (Period::Year(last_year()), PeriodFrom::Nowhere),
    };
    let own_name = match &column.field {
        Some(AccountField::Text(name) | AccountField::Number(name)) => name.clone(),
        _ => own_name,
    };
    column.marks_keys = key == "key_marks";
    column.period = if is_figure { from } else { PeriodFrom::Said };
    column.covers = column.covers.filter(|_| is_figure);
    column.field = match key {
        "revenue" => Some(AccountField::Revenue(period)),
        "profit" => Some(AccountField::Profit(period)),
        "text" => Some(AccountField::Text(own_name)),
        "number" => Some(AccountField::Number(own_name)),
        "status" | "key_marks" => Some(AccountField::Status),
        key => AccountField::FIXED.into_iter().find(|field| TableColumn::Field(field.clone()).key() == key),
    };
}

/// The year that was closed last: most lists are of that.
fn last_year() -> i32 {
    fmt::year_of(clock::today()) - 1
}

/// How the cells are written: the period of a figure, what comma and point mean, thousands, what comes first in dates.
fn details(state: ImportState, place: usize, column: Memo<Option<Column>>, name: &str) -> AnyView {
    let field = column.with_untracked(|column| column.as_ref().and_then(|column| column.field.clone()));
    match field {
        Some(AccountField::Revenue(period) | AccountField::Profit(period)) => view! {
            <div class="row import__details">
                <PeriodControl state=state place=place period=period column=column />
                {number_control(state, place, column, name)}
                {scale_control(state, place, column, name)}
            </div>
        }
        .into_any(),
        Some(AccountField::Number(_)) => number_control(state, place, column, name),
        Some(AccountField::CustomerSince) => date_control(state, place, column, name),
        _ => ().into_any(),
    }
}

#[component]
fn PeriodControl(state: ImportState, place: usize, period: Period, column: Memo<Option<Column>>) -> impl IntoView {
    let needs_period =
        column.with_untracked(|column| column.as_ref().is_some_and(|column| column.period == PeriodFrom::Nowhere));
    let shown = |period: Period| fmt::digits(&period.to_string());
    let value = RwSignal::new(if needs_period { String::new() } else { shown(period) });
    let missing = || t(words::columns::PERIOD_MISSING).to_owned();
    let error = RwSignal::new(needs_period.then(missing));
    let on_change = move |typed: String| {
        let period = parse_period(&typed);
        error.set(match period {
            Some(_) => None,
            None if typed.trim().is_empty() => Some(missing()),
            None => Some(texts::accounts::panel::period_wrong(&typed)),
        });
        value.set(period.map_or(typed, shown));
        // Nothing is taken in under the period that stood there before: it waits for a right one.
        state.set_column(place, move |column| {
            column.period = if period.is_some() { PeriodFrom::Said } else { PeriodFrom::Nowhere };
            // The header, or the line above, spoke of the period that it names.
            column.covers = None;
            if let Some(AccountField::Revenue(own) | AccountField::Profit(own)) = &mut column.field {
                *own = period.unwrap_or(*own);
            }
        });
    };
    view! {
        <TextField
            label=t(texts::common::periods::PERIOD)
            label_kind=LabelKind::Hidden
            size=ControlSize::Small
            value=value
            placeholder=fmt::digits(&last_year().to_string())
            error=error
            on_change=on_change
        />
    }
}

fn number_control(state: ImportState, place: usize, column: Memo<Option<Column>>, name: &str) -> AnyView {
    let value = Signal::derive(move || {
        let currency = state.currency.get();
        let style = column.with(|column| column.as_ref().and_then(|column| column.style(currency)));
        match style {
            None => "",
            Some(NumberStyle::DecimalPoint) => "point",
            Some(NumberStyle::DecimalComma) => "comma",
        }
        .to_owned()
    });
    let on_change = move |key: String| state.set_column(place, move |column| column.set_style(read_style(&key)));
    small_select(words::columns::numbers_of(name), number_choices(), value, Callback::new(on_change))
}

fn scale_control(state: ImportState, place: usize, column: Memo<Option<Column>>, name: &str) -> AnyView {
    let value = Signal::derive(move || {
        scale_key(column.with(|column| column.as_ref().map_or(Scale::One, |column| column.scale)))
    });
    let on_change = move |key: String| {
        let scale = read_scale(&key).unwrap_or_default();
        state.set_column(place, move |column| column.scale = scale);
    };
    small_select(words::columns::scale_of(name), scale_choices(), value, Callback::new(on_change))
}

fn date_control(state: ImportState, place: usize, column: Memo<Option<Column>>, name: &str) -> AnyView {
    let value = Signal::derive(move || {
        let order = column.with(|column| column.as_ref().and_then(|column| column.dates));
        match order {
            None => "",
            Some(DateOrder::DayFirst) => "day",
            Some(DateOrder::MonthFirst) => "month",
        }
        .to_owned()
    });
    let on_change = move |key: String| state.set_column(place, move |column| column.dates = read_order(&key));
    small_select(words::columns::dates_of(name), date_choices(), value, Callback::new(on_change))
}

fn small_select(label: String, choices: Vec<Choice>, value: Signal<String>, on_change: Callback<String>) -> AnyView {
    view! {
        <Select
            label=label
            label_kind=LabelKind::Hidden
            size=ControlSize::Small
            choices=choices
            value=value
            on_change=on_change
        />
    }
    .into_any()
}
