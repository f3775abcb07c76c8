//! How a list of sales is added up: what was guessed, each to be changed.

use std::sync::Arc;

use leptos::prelude::*;
use linchpin::exchange::date::DateOrder;
use linchpin::exchange::import::{AmountOf, SalesChoice};
use linchpin::exchange::number::NumberStyle;
use linchpin::exchange::table::RawTable;
use linchpin::model::PeriodKind;

use super::super::adding::Adding;
use super::super::state::ImportState;
use super::super::words::column_name;
use super::super::written::{date_choices, number_choices, read_order, read_style};
use crate::app::i18n::{Calendar, Text, calendar, t, texts, texts::import::sales as words};
use crate::app::ui::components::{Checkbox, Choice, ControlSize, Select};

// What a choice says, as a signal that changes only with it.
fn chosen(state: ImportState, read: impl Fn(&Adding) -> String + Send + Sync + 'static) -> Signal<String> {
    Memo::new(move |_| state.adding.with(|adding| adding.as_ref().map(&read).unwrap_or_default())).into()
}

fn select(label: String, choices: Vec<Choice>, value: Signal<String>, on_change: Callback<String>) -> AnyView {
    view! { <Select label=label size=ControlSize::Small choices=choices value=value on_change=on_change /> }.into_any()
}

type Read = fn(&SalesChoice) -> Option<usize>;

/// One column of the list, or none.
pub(super) fn place(
    state: ImportState,
    list: &RawTable,
    label: Text,
    read: Read,
    write: fn(&mut SalesChoice, Option<usize>),
) -> AnyView {
    let mut choices = vec![Choice::new("", t(words::NONE))];
    choices.extend((0..list.header.len()).map(|place| Choice::new(place.to_string(), column_name(list, place))));
    let value = chosen(state, move |adding| read(&adding.choice).map(|place| place.to_string()).unwrap_or_default());
    let on_change = Callback::new(move |key: String| {
        state.change_adding(|adding| write(&mut adding.choice, key.parse().ok()));
    });
    select(t(label).to_owned(), choices, value, on_change)
}

/// The column of the month or the quarter, where that of dates says years.
pub(super) fn part(state: ImportState, list: &Arc<RawTable>) -> AnyView {
    let list = Arc::clone(list);
    let own = Arc::clone(&list);
    let has_years = Memo::new(move |_| {
        state.adding.with(|adding| adding.as_ref().is_some_and(|adding| adding.choice.has_years(&own)))
    });
    (move || {
        let read: Read = |choice| choice.part;
        has_years.get().then(|| place(state, &list, words::PART, read, |choice, place| choice.part = place))
    })
    .into_any()
}

/// Which of day and month comes first, where the dates leave it open.
pub(super) fn order(state: ImportState, list: &Arc<RawTable>) -> AnyView {
    let list = Arc::clone(list);
    let date = Memo::new(move |_| {
        let added = state.added_up()?;
        state.adding.with(|adding| adding.as_ref()?.choice.date).filter(|_| added.has_open_dates)
    });
    (move || {
        let place = date.get()?;
        let value = chosen(state, move |adding| {
            match adding.mapping.columns.get(place).and_then(|column| column.dates) {
                None => "",
                Some(DateOrder::DayFirst) => "day",
                Some(DateOrder::MonthFirst) => "month",
            }
            .to_owned()
        });
        let on_change = Callback::new(move |key: String| {
            state.set_list_column(place, |column| column.dates = read_order(&key));
        });
        let label = texts::import::columns::dates_of(column_name(&list, place));
        Some(select(label, date_choices(), value, on_change))
    })
    .into_any()
}

/// How long the periods are.
pub(super) fn kind(state: ImportState, list: Arc<RawTable>) -> AnyView {
    let kinds = Memo::new(move |_| {
        state.adding.with(|adding| adding.as_ref().map(|adding| adding.choice.kinds(&list)).unwrap_or_default())
    });
    let key = |kind: PeriodKind| kind.months().to_string();
    let value = chosen(state, move |adding| key(adding.choice.by));
    let choices = move || {
        let label = |kind: PeriodKind| match kind {
            PeriodKind::Year => texts::common::periods::YEAR,
            PeriodKind::Quarter => texts::common::periods::QUARTER,
            PeriodKind::Month => texts::common::periods::MONTH,
        };
        kinds.get().into_iter().map(|kind| Choice::new(key(kind), t(label(kind)))).collect::<Vec<_>>()
    };
    let on_change = Callback::new(move |chosen: String| {
        if let Some(kind) = kinds.get_untracked().into_iter().find(|kind| key(*kind) == chosen) {
            state.change_adding(|adding| adding.choice.by = kind);
        }
    });
    // Columns of their own periods are not put together by others.
    let has_date =
        Memo::new(move |_| state.adding.with(|adding| adding.as_ref().is_some_and(|it| it.choice.date.is_some())));
    (move || {
        has_date.get().then(|| {
            view! {
                <Select
                    label=t(words::BY)
                    size=ControlSize::Small
                    choices=Signal::derive(choices)
                    value=value
                    on_change=on_change
                />
            }
        })
    })
    .into_any()
}

/// By which calendar years are counted, where that may be another than the Gregorian one.
pub(super) fn years(state: ImportState, guessed: &SalesChoice) -> Option<AnyView> {
    if guessed.date.is_none() || (!guessed.is_jalali && calendar() != Calendar::Jalali) {
        return None;
    }
    let names = texts::common::calendars::GREGORIAN;
    let choices = vec![Choice::new("", t(names)), Choice::new("jalali", t(texts::common::calendars::JALALI))];
    let value = chosen(state, |adding| if adding.choice.is_jalali { "jalali" } else { "" }.to_owned());
    let on_change = Callback::new(move |key: String| {
        state.change_adding(|adding| adding.choice.is_jalali = key == "jalali");
    });
    Some(select(t(words::CALENDAR).to_owned(), choices, value, on_change))
}

/// What a column is added up as.
pub(super) fn amount(state: ImportState, list: &RawTable, place: usize) -> AnyView {
    let choices = vec![
        Choice::new("", t(words::NOT_ADDED)),
        Choice::new("revenue", t(texts::common::fields::REVENUE)),
        Choice::new("profit", t(texts::common::fields::PROFIT)),
    ];
    let value = chosen(state, move |adding| {
        match adding.choice.amounts.get(&place) {
            None => "",
            Some(AmountOf::Revenue) => "revenue",
            Some(AmountOf::Profit) => "profit",
        }
        .to_owned()
    });
    let on_change = Callback::new(move |key: String| {
        state.change_adding(|adding| {
            match key.as_str() {
                "revenue" => adding.choice.amounts.insert(place, AmountOf::Revenue),
                "profit" => adding.choice.amounts.insert(place, AmountOf::Profit),
                _ => adding.choice.amounts.remove(&place),
            };
        });
    });
    select(words::amount_of(column_name(list, place)), choices, value, on_change)
}

/// What comma and point mean in a column, where its amounts leave it open.
pub(super) fn style(state: ImportState, list: Arc<RawTable>, place: usize) -> AnyView {
    let is_open =
        Memo::new(move |_| state.added_up().is_some_and(|added| added.open.iter().any(|open| open.column == place)));
    (move || {
        is_open.get().then(|| {
            let value = chosen(state, move |adding| {
                match adding.mapping.columns.get(place).and_then(|column| column.amounts) {
                    None => "",
                    Some(NumberStyle::DecimalPoint) => "point",
                    Some(NumberStyle::DecimalComma) => "comma",
                }
                .to_owned()
            });
            let on_change = Callback::new(move |key: String| {
                state.set_list_column(place, |column| column.set_style(read_style(&key)));
            });
            let label = texts::import::columns::numbers_of(column_name(&list, place));
            select(label, number_choices(), value, on_change)
        })
    })
    .into_any()
}

/// Whether rows of one name in different places are of different accounts, where there are such names.
pub(super) fn by_place(state: ImportState) -> AnyView {
    let is_asked = Memo::new(move |_| state.added_up().is_some_and(|added| added.several_places > 0));
    let checked = Signal::derive(move || state.is_by_place());
    let on_change = Callback::new(move |by_place: bool| {
        state.choose_by_place(by_place);
        state.change_adding(|adding| adding.choice.by_place = by_place);
    });
    let label = t(texts::import::same_name::BOX);
    (move || is_asked.get().then(|| view! { <Checkbox label=label checked=checked on_change=on_change /> })).into_any()
}
