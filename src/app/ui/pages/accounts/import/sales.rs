//! The section in which a list of sales is added up, and the way to it.

use std::sync::Arc;

use leptos::{html, prelude::*};
use linchpin::analysis::figures::MoneySum;
use linchpin::exchange::date::DateOrder;
use linchpin::exchange::import::{AddedUp, AmountOf, SalesChoice, SalesProblem, amount_columns};
use linchpin::exchange::number::NumberStyle;
use linchpin::exchange::table::RawTable;
use linchpin::model::PeriodKind;

use super::adding::Adding;
use super::columns::{date_choices, number_choices, read_order, read_style};
use super::currency::focus_source;
use super::state::ImportState;
use super::words::column_name;
use crate::app::i18n::{Calendar, calendar, fmt, t, texts, texts::import::sales as words};
use crate::app::ui::components::{Banner, Button, ButtonKind, Checkbox, Choice, ControlSize, Select, Tone};

/// Where a table may be added up, the way to it: loud where its rows are surely no accounts.
pub(super) fn offer(state: ImportState) -> AnyView {
    let is_repeating =
        Memo::new(move |_| state.plan.with(|plan| matches!(plan, Some(Ok(plan)) if plan.is_repeating())));
    let is_offered = Memo::new(move |_| state.offered.with(Option::is_some));
    let is_adding = Memo::new(move |_| state.adding.with(Option::is_some));
    let button = move |kind: ButtonKind| {
        view! {
            <Button kind=kind size=ControlSize::Small on_click=move |()| state.begin_adding()>
                {t(words::BUTTON)}
            </Button>
        }
    };
    let banner = move |text: &'static str, is_offered: bool| {
        let actions = is_offered.then(|| ViewFn::from(move || button(ButtonKind::Secondary)));
        let title = t(texts::import::count::REPEATED);
        match actions {
            Some(actions) => {
                view! { <Banner tone=Tone::Warning title=title actions=actions>{text}</Banner> }.into_any()
            }
            None => view! { <Banner tone=Tone::Warning title=title>{text}</Banner> }.into_any(),
        }
    };
    (move || match (is_repeating.get() && !is_adding.get(), is_offered.get()) {
        (true, true) => Some(banner(t(words::OFFER), true)),
        (true, false) => Some(banner(t(texts::import::count::REPEATED_TEXT), false)),
        (false, true) => Some(view! { <div class="row">{button(ButtonKind::Quiet)}</div> }.into_any()),
        (false, false) => None,
    })
    .into_any()
}

/// The section, while a list is added up.
pub(super) fn sales(state: ImportState) -> AnyView {
    let is_adding = Memo::new(move |_| state.adding.with(Option::is_some));
    (move || is_adding.get().then(|| section(state))).into_any()
}

fn section(state: ImportState) -> Option<AnyView> {
    let Adding { list, mapping, choice, .. } = state.adding.get_untracked()?;
    let title = NodeRef::<html::H3>::new();
    Effect::new(move || {
        // The button that led here has gone with the focus.
        if let Some(title) = title.get() {
            let _ = title.focus();
        }
    });
    let back = move |()| {
        state.stop_adding();
        focus_source();
    };
    let amounts = amount_columns(&list, &mapping, choice.date);
    let selects = amounts.iter().map(|column| amount(state, &list, *column)).collect_view();
    let styles = amounts.into_iter().map(|column| style(state, Arc::clone(&list), column)).collect_view();
    Some(
        view! {
            <section class="stack import__sales">
                <h3 tabindex="-1" node_ref=title>{t(words::TITLE)}</h3>
                <div role="status">{move || told(state)}</div>
                <div class="import__choices">
                    {place(state, &list, words::NAME, |choice| choice.name, |choice, place| choice.name = place)}
                    {place(state, &list, words::CODE, |choice| choice.code, |choice, place| choice.code = place)}
                    {place(state, &list, words::DATE, |choice| choice.date, |choice, place| choice.date = place)}
                    {order(state, &list)}
                    {kind(state, Arc::clone(&list))}
                    {years(state, &choice)}
                    {selects}
                    {styles}
                </div>
                {by_place(state)}
                {notes(state, list)}
                <div class="row">
                    <Button size=ControlSize::Small on_click=back>{t(words::BACK)}</Button>
                </div>
            </section>
        }
        .into_any(),
    )
}

// What a choice says, as a signal that changes only with it.
fn chosen(state: ImportState, read: impl Fn(&Adding) -> String + Send + Sync + 'static) -> Signal<String> {
    Memo::new(move |_| state.adding.with(|adding| adding.as_ref().map(&read).unwrap_or_default())).into()
}

fn select(label: String, choices: Vec<Choice>, value: Signal<String>, on_change: Callback<String>) -> AnyView {
    view! { <Select label=label size=ControlSize::Small choices=choices value=value on_change=on_change /> }.into_any()
}

type Read = fn(&SalesChoice) -> Option<usize>;

// One column of the list, or none.
fn place(
    state: ImportState,
    list: &RawTable,
    label: crate::app::i18n::Text,
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

// Which of day and month comes first, where the dates leave it open.
fn order(state: ImportState, list: &Arc<RawTable>) -> AnyView {
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

fn kind(state: ImportState, list: Arc<RawTable>) -> AnyView {
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

// By which calendar years are counted, where that may be another than the Gregorian one.
fn years(state: ImportState, guessed: &SalesChoice) -> Option<AnyView> {
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

fn amount(state: ImportState, list: &RawTable, place: usize) -> AnyView {
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

// What comma and point mean in a column, where its amounts leave it open.
fn style(state: ImportState, list: Arc<RawTable>, place: usize) -> AnyView {
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

fn by_place(state: ImportState) -> AnyView {
    let is_asked = Memo::new(move |_| state.added_up().is_some_and(|added| added.several_places > 0));
    let checked = Signal::derive(move || state.is_by_place());
    let on_change = Callback::new(move |by_place: bool| {
        state.choose_by_place(by_place);
        state.change_adding(|adding| adding.choice.by_place = by_place);
    });
    let label = t(texts::import::same_name::BOX);
    (move || is_asked.get().then(|| view! { <Checkbox label=label checked=checked on_change=on_change /> })).into_any()
}

// "830 rows of 89 accounts, 1996–1998, together $1,265,793.04", to be held against the ledger.
fn told(state: ImportState) -> AnyView {
    let line = |text: String| view! { <p class="strong">{text}</p> }.into_any();
    match state.adding.with(|adding| adding.as_ref().map(|adding| adding.result.clone())) {
        None => ().into_any(),
        Some(Ok(added)) => line(sum_line(&added)),
        Some(Err(problem)) => {
            let text = match problem {
                SalesProblem::NoAccount => words::NO_ACCOUNT,
                SalesProblem::NoDate => words::NO_DATE,
                _ => words::NO_AMOUNTS,
            };
            let title = t(texts::import::mapping::TITLE);
            view! { <Banner tone=Tone::Warning title=title>{t(text)}</Banner> }.into_any()
        }
    }
}

fn sum_line(added: &AddedUp) -> String {
    let Some((first, last)) = added.periods else { return t(words::LINE_EMPTY).to_owned() };
    let (from, to) = (fmt::period(first), fmt::period(last));
    let span = if first == last { from } else { texts::accounts::span(from, to) };
    let money = |minor: i128| fmt::money(MoneySum::from_minor(minor), added.currency);
    let sum = match (added.revenue, added.profit) {
        (Some(revenue), Some(profit)) => words::both(money(revenue), money(profit)),
        (revenue, profit) => revenue.or(profit).map(money).unwrap_or_default(),
    };
    words::line(added.rows, texts::common::counts::accounts(added.table.rows.len()), span, sum)
}

// What a person should know of the sums.
fn notes(state: ImportState, list: Arc<RawTable>) -> AnyView {
    let lines = Memo::new(move |_| state.added_up().map(|added| note_texts(&list, &added)).unwrap_or_default());
    (move || lines.get().into_iter().map(|text| view! { <p class="note">{text}</p> }).collect_view()).into_any()
}

fn note_texts(list: &RawTable, added: &AddedUp) -> Vec<String> {
    let named = |columns: &[usize]| {
        let names: Vec<String> = columns.iter().map(|column| column_name(list, *column)).collect();
        (!names.is_empty()).then(|| fmt::joined(&names))
    };
    let dates = added.dates.map(|(first, last)| words::dates(fmt::date(first), fmt::date(last)));
    let rounded = (added.rounded > 0).then(|| texts::import::count::rounded(added.rounded));
    [
        dates,
        added.covered.first.map(|period| words::first(fmt::period(period))),
        added.covered.last.map(|period| words::last(fmt::period(period))),
        rounded,
        Some(t(words::DESCRIBED).to_owned()),
        named(&added.newest).map(words::newest),
        named(&added.dropped).map(words::dropped),
    ]
    .into_iter()
    .flatten()
    .collect()
}
