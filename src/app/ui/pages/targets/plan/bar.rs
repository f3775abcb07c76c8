//! What is planned, chosen above the table, and what can be done to many rows at once.

use leptos::prelude::*;
use linchpin::model::{PeriodKind, Unit};

use super::super::catalogue::kpi_choices;
use super::super::form_baseline::sources;
use super::super::source::Source;
use super::acts::{self, Spread};
use super::choice::{Level, PlanChoice};
use super::sheet::{Ask, Sheet};
use super::which::{PeriodChoice, Segment};
use crate::app::i18n::{Text, t, texts::targets as page, texts::targets::plan as words};
use crate::app::state::Topic;
use crate::app::ui::components::{Button, ButtonKind, Choice, ControlSize, Menu, MenuItem, MenuTrigger, Select, icons};

/// The choices.
#[component]
pub fn Choices(
    /// The table they are of.
    sheet: Sheet,
) -> impl IntoView {
    view! {
        <div class="toolbar plan__choices">
            {kpi_choice(sheet)}
            <PeriodChoice sheet=sheet />
            {level_choice(sheet)}
            {past_choice(sheet)}
            {split_choice(sheet)}
            <Segment sheet=sheet />
        </div>
    }
}

/// What a choice shows of what is planned.
fn shown(sheet: Sheet, get: fn(&PlanChoice) -> String) -> Signal<String> {
    Signal::derive(move || sheet.choice.with(|choice| choice.as_ref().map(get)).unwrap_or_default())
}

/// What a choice does to what is planned; the cursor goes to the first row, which may be another.
fn set(sheet: Sheet, set: fn(&mut PlanChoice, String)) -> Callback<String> {
    Callback::new(move |key: String| {
        sheet.begin_anew();
        sheet.choice.update(|choice| {
            if let Some(choice) = choice {
                set(choice, key);
            }
        });
    })
}

fn kpi_choice(sheet: Sheet) -> AnyView {
    let (store, choice) = (sheet.store, sheet.choice);
    let kpis = Signal::derive(move || store.read(Topic::Kpis, kpi_choices));
    let choose = Callback::new(move |key: String| {
        sheet.begin_anew();
        choice.update(|choice| {
            if let Some(choice) = choice {
                store.peek(|workbook| choice.choose_kpi(workbook, key.parse().ok()));
            }
        });
    });
    let value = shown(sheet, |choice| choice.kpi.map(|id| id.to_string()).unwrap_or_default());
    view! { <Select label=t(page::form::KPI) choices=kpis value=value on_change=choose /> }.into_any()
}

fn level_choice(sheet: Sheet) -> AnyView {
    let levels = Level::ALL.map(|(key, level)| Choice::new(key, t(level_name(level)))).to_vec();
    let choose = set(sheet, |choice, key| {
        choice.level = Level::ALL.into_iter().find(|(own, _)| *own == key).map_or_else(Level::default, |it| it.1);
    });
    let value = shown(sheet, |choice| level_key(choice.level).to_owned());
    view! { <Select label=t(words::LEVEL) choices=levels value=value on_change=choose /> }.into_any()
}

fn past_choice(sheet: Sheet) -> AnyView {
    let (store, choice) = (sheet.store, sheet.choice);
    let pasts = Signal::derive(move || {
        let kpi = choice.with(|choice| choice.as_ref().and_then(|choice| choice.kpi));
        store.track(Topic::Accounts);
        store.read(Topic::Kpis, |workbook| {
            let is_money = kpi.and_then(|id| workbook.kpis.get(id)).is_some_and(|kpi| kpi.unit == Unit::Money);
            let mut found = sources(workbook, is_money);
            found.pop();
            found
        })
    });
    let choose = set(sheet, |choice, key| {
        choice.past = match Source::parse(&key) {
            Source::Figures(measure, period) => Some((measure, period)),
            _ => None,
        };
    });
    let value = shown(sheet, |choice| {
        choice.past.map_or(Source::Typed, |(measure, period)| Source::Figures(measure, period)).key()
    });
    view! { <Select label=t(page::form::SOURCE) choices=pasts value=value on_change=choose /> }.into_any()
}

fn split_choice(sheet: Sheet) -> AnyView {
    let choice = sheet.choice;
    let splits = Signal::derive(move || {
        let kind = choice.with(|choice| choice.as_ref().map(|choice| choice.period.kind()));
        let parts =
            [PeriodKind::Quarter, PeriodKind::Month].into_iter().filter(|it| kind.is_some_and(|kind| *it > kind));
        std::iter::once(None)
            .chain(parts.map(Some))
            .map(|split| Choice::new(split_key(split), t(split_name(split))))
            .collect::<Vec<_>>()
    });
    let choose = set(sheet, |choice, key| {
        choice.split = match key.as_str() {
            "quarters" => Some(PeriodKind::Quarter),
            "months" => Some(PeriodKind::Month),
            _ => None,
        };
    });
    let value = shown(sheet, |choice| split_key(choice.split).to_owned());
    view! { <Select label=t(words::SPLIT) choices=splits value=value on_change=choose /> }.into_any()
}

/// What a level is called.
pub const fn level_name(level: Level) -> Text {
    match level {
        Level::Accounts => words::LEVEL_ACCOUNTS,
        Level::Keys => words::LEVEL_KEYS,
        Level::Managers => words::LEVEL_MANAGERS,
        Level::Portfolio => words::LEVEL_PORTFOLIO,
    }
}

fn level_key(level: Level) -> &'static str {
    Level::ALL.into_iter().find(|(_, own)| *own == level).map_or("accounts", |(key, _)| key)
}

const fn split_key(split: Option<PeriodKind>) -> &'static str {
    match split {
        Some(PeriodKind::Quarter) => "quarters",
        Some(PeriodKind::Month) => "months",
        _ => "",
    }
}

/// What the parts are called.
pub const fn split_name(split: Option<PeriodKind>) -> Text {
    match split {
        Some(PeriodKind::Quarter) => words::SPLIT_QUARTERS,
        Some(PeriodKind::Month) => words::SPLIT_MONTHS,
        _ => words::SPLIT_NONE,
    }
}

/// What can be done to many rows at once.
#[component]
pub fn Acts(
    /// The table.
    sheet: Sheet,
) -> impl IntoView {
    let disabled = Signal::derive(move || sheet.store.read_only().get() || sheet.lines.with(|lines| lines.is_empty()));
    let spreads = Callback::new(move |()| {
        let item = |text: Text, how: Spread| MenuItem::new(t(text), move || acts::spread(sheet, how));
        vec![
            item(words::SPREAD_EVENLY, Spread::Evenly),
            item(words::SPREAD_SEASONS, Spread::Seasons),
            item(words::SPREAD_WHOLE, Spread::Whole),
        ]
    });
    let more = Callback::new(move |()| {
        let ask = |text: Text, ask: Ask| MenuItem::new(t(text), move || sheet.ask.set(Some(ask)));
        vec![
            MenuItem::new(t(words::COPY_ROW), move || acts::copy_row(sheet)),
            ask(words::AGREE, Ask::Agreed),
            ask(words::NEW_ACCOUNT, Ask::Turnover),
        ]
    });
    let about = move || {
        let (rows, all) = (sheet.meant().len(), sheet.lines.with(|lines| lines.len()));
        if rows < all { words::for_selected(rows) } else { words::for_all(all) }
    };
    view! {
        <div class="toolbar plan__acts">
            <Button
                size=ControlSize::Small
                kind=ButtonKind::Secondary
                on_click=Callback::new(move |()| sheet.ask.set(Some(Ask::Growth)))
                disabled=disabled
            >
                {t(words::SET_GROWTH)}
            </Button>
            <Button
                size=ControlSize::Small
                on_click=Callback::new(move |()| acts::fill_down(sheet))
                disabled=disabled
            >
                {t(words::FILL_DOWN)}
            </Button>
            {move || {
                (!disabled.get()).then(|| {
                    view! {
                        <Menu
                            label=t(words::SPREAD_MENU)
                            items=spreads
                            trigger=MenuTrigger::Text
                            kind=ButtonKind::Secondary
                            size=ControlSize::Small
                        />
                        <Menu
                            label=t(words::MORE)
                            items=more
                            trigger=MenuTrigger::Text
                            kind=ButtonKind::Secondary
                            size=ControlSize::Small
                            icon=icons::MORE
                        />
                    }
                })
            }}
            <span class="note">{about}</span>
        </div>
    }
}
