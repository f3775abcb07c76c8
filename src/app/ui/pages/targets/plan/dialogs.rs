//! What the planning table asks: a growth for many rows, with whom they are agreed, what a new account must bring.

use leptos::prelude::*;
use linchpin::analysis::target::PlanEdit;
use linchpin::model::{Direction, PeriodKind};

use super::super::form_result::growth_words;
use super::super::turnover::{Needed, needed_turnover};
use super::super::typed::growth;
use super::columns::{Column, agreement};
use super::sheet::{Ask, Sheet};
use crate::app::i18n::{
    fmt, t, texts::common, texts::targets as page, texts::targets::plan as words, texts::targets::typed::read_as,
};
use crate::app::ui::components::{Button, ButtonKind, Dialog, ErrorLine, NumberField, TextField};
use crate::app::ui::unsaved::{Part, Unsaved};

/// The dialogs of the table, one at a time.
#[component]
pub fn PlanDialogs(
    /// The table.
    sheet: Sheet,
) -> impl IntoView {
    let error = RwSignal::new(None::<String>);
    let text = RwSignal::new(String::new());
    let costs = [RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new())];
    let cost = |place: usize| Part::text(["cost", "profit", "margin"][place], costs[place]);
    let unsaved = Unsaved::of("plan", vec![Part::text("text", text), cost(0), cost(1), cost(2)]);
    Effect::new(move || {
        if let Some(ask) = sheet.ask.get() {
            error.set(None);
            text.set(String::new());
            // The costs stay as they were typed: they are much the same for the next account.
            let record = match ask {
                Ask::Growth => "growth",
                Ask::Agreed => "agreed",
                Ask::Turnover => "turnover",
            };
            unsaved.begin(sheet.store.id(), record);
        }
    });
    let cancel = Callback::new(move |()| {
        unsaved.cancel();
        sheet.ask.set(None);
    });
    let save = Callback::new(move |()| {
        let done = match sheet.ask.get_untracked() {
            Some(Ask::Growth) => set_growth(sheet, &text.get_untracked()),
            Some(Ask::Agreed) => agree(sheet, &text.get_untracked()),
            Some(Ask::Turnover) => take_turnover(sheet, costs),
            None => Ok(()),
        };
        match done {
            Ok(()) => {
                unsaved.done();
                sheet.ask.set(None);
            }
            Err(said) => error.set(Some(said)),
        }
    });
    let footer = move || {
        view! {
            <Button on_click=cancel>{t(common::actions::CANCEL)}</Button>
            <Button kind=ButtonKind::Primary on_click=save>{t(words::APPLY)}</Button>
        }
    };
    let title = Signal::derive(move || {
        t(match sheet.ask.get() {
            Some(Ask::Agreed) => words::AGREE_TITLE,
            Some(Ask::Turnover) => words::NEW_ACCOUNT_TITLE,
            _ => words::SET_GROWTH_TITLE,
        })
        .to_owned()
    });
    view! {
        <Dialog
            title=title
            open=Signal::derive(move || sheet.ask.get().is_some())
            on_close=Callback::new(move |_| sheet.ask.set(None))
            footer=footer
        >
            <div class="target-form">
                {unsaved.note()}
                {move || match sheet.ask.get() {
                    Some(Ask::Turnover) => turnover_fields(sheet, costs),
                    Some(ask) => one_field(sheet, ask, text),
                    None => ().into_any(),
                }}
                {move || error.get().map(|error| view! { <ErrorLine id="plan-refused" error=error /> })}
            </div>
        </Dialog>
    }
}

fn one_field(sheet: Sheet, ask: Ask, text: RwSignal<String>) -> AnyView {
    let about = move || {
        let rows = sheet.meant().len();
        if rows < sheet.lines.with(|lines| lines.len()) { words::for_selected(rows) } else { words::for_all(rows) }
    };
    let on_input = Callback::new(move |typed| text.set(typed));
    let field = if ask == Ask::Growth {
        let help = Signal::derive(move || Some(growth_help(sheet, &text.get())));
        view! {
            <NumberField label=t(words::GROWTH) unit=fmt::percent_sign() value=text on_input=on_input help=help />
        }
        .into_any()
    } else {
        view! { <TextField label=t(page::form::AGREED_BY) value=text on_input=on_input help=t(words::AGREE_HELP) /> }
            .into_any()
    };
    view! { <p class="note">{about}</p> {field} }.into_any()
}

/// What is usual, and what a growth comes to over a year.
fn growth_help(sheet: Sheet, typed: &str) -> String {
    let kind = sheet.choice.with(|choice| choice.as_ref().map_or(PeriodKind::Year, |choice| choice.period.kind()));
    let direction = direction(sheet);
    let words = growth_words(growth(typed, direction).ok(), kind, direction);
    // Here nothing is set yet: how a doubtful number is read can still be mended.
    let doubt = sheet.scoped(|scope| Column::Growth.doubt(scope, typed)).flatten();
    doubt.map_or(words, |doubt| read_as(typed.trim(), &doubt.read))
}

fn direction(sheet: Sheet) -> Direction {
    sheet.scoped(|scope| scope.kpi.direction).unwrap_or(Direction::Higher)
}

fn set_growth(sheet: Sheet, typed: &str) -> Result<(), String> {
    let growth = growth(typed, direction(sheet))?;
    let rows = untrack(|| sheet.meant());
    sheet.apply_to(rows.map(|row| (row, PlanEdit::Growth(growth))), words::grown)
}

fn agree(sheet: Sheet, by: &str) -> Result<(), String> {
    if by.trim().is_empty() {
        return Err(t(words::AGREE_MISSING).to_owned());
    }
    let rows = untrack(|| sheet.meant());
    sheet.apply_to(rows.map(|row| (row, PlanEdit::Agreed(Some(agreement(by))))), words::agreed_done)
}

fn turnover_fields(sheet: Sheet, [cost, profit, margin]: [RwSignal<String>; 3]) -> AnyView {
    let name = sheet.line(sheet.active.get_untracked().0).map(|line| line.name).unwrap_or_default();
    let field = |label, value: RwSignal<String>| {
        view! { <NumberField label=t(label) value=value on_input=Callback::new(move |text| value.set(text)) /> }
    };
    let said = move || turnover(sheet, [cost, profit, margin].map(|it| it.get())).map_or_else(|no| no, |it| it.1);
    view! {
        <p class="note">{words::new_account_note(name)}</p>
        <p class="note">{t(page::turnover::NOTE)}</p>
        <div class="settings-grid">
            {field(page::turnover::COST, cost)} {field(page::turnover::PROFIT, profit)}
            {field(page::turnover::MARGIN, margin)}
        </div>
        <p class="strong" aria-live="polite">{said}</p>
    }
    .into_any()
}

fn turnover(sheet: Sheet, typed: [String; 3]) -> Result<Needed, String> {
    needed_turnover(sheet.store.peek(|workbook| workbook.meta.currency), &typed)
}

fn take_turnover(sheet: Sheet, costs: [RwSignal<String>; 3]) -> Result<(), String> {
    let (money, _) = turnover(sheet, costs.map(|it| it.get_untracked()))?;
    let currency = sheet.store.peek(|workbook| workbook.meta.currency);
    let value = linchpin::analysis::figures::MoneySum::from(money).quantity(currency);
    let value = value.ok_or_else(|| t(page::turnover::ERROR).to_owned())?;
    let row = sheet.active.get_untracked().0;
    sheet.apply_to(std::iter::once((row, PlanEdit::Value(value))), words::planned)
}
