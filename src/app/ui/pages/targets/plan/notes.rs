//! What has to be said of the baselines: that a period covers only some months, and what the growth of a row comes to.

use leptos::prelude::*;
use linchpin::analysis::target::months_with_figures;
use linchpin::model::{Direction, Period};

use super::super::form_result::growth_words;
use super::sheet::Sheet;
use crate::app::i18n::{fmt, t, texts::common::periods, texts::targets::plan as words};
use crate::app::platform::clock;
use crate::app::state::Topic;
use crate::app::ui::components::{Banner, Button, Checkbox, ControlSize, Tone};
use crate::app::ui::part_periods::note_months;
use crate::app::ui::words::refusal;

/// What is known of the months the past covers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cover {
    /// So many months of it, as the workbook notes.
    Part(Period, u8),
    /// So many months by its quarters or months, which the workbook does not note.
    Perhaps(Period, u8),
    /// So many months are over, and the workbook counts it as whole.
    Running(Period, u8),
}

/// The banner over the table when the past is part of a period.
#[component]
pub fn PartYear(
    /// The table.
    sheet: Sheet,
) -> impl IntoView {
    let (store, today) = (sheet.store, clock::today());
    let cover = Memo::new(move |_| {
        let (_, period) = sheet.choice.with(|choice| choice.as_ref().and_then(|choice| choice.past))?;
        store.track(Topic::Accounts);
        store.read(Topic::Meta, |workbook| {
            if let Some(covers) = workbook.meta.part_periods.get(&period) {
                return Some(Cover::Part(period, covers.months()));
            }
            let by_figures = months_with_figures(workbook, period).map(|months| Cover::Perhaps(period, months));
            let over = period.months_over(today).filter(|over| *over < period.kind().months());
            by_figures.or_else(|| over.map(|months| Cover::Running(period, months)))
        })
    });
    let at_pace = Signal::derive(move || sheet.choice.with(|choice| choice.as_ref().is_some_and(|it| it.at_pace)));
    let set_pace = Callback::new(move |yes| {
        sheet.choice.update(|choice| choice.iter_mut().for_each(|choice| choice.at_pace = yes));
    });
    move || {
        let (title, act) = match cover.get()? {
            Cover::Part(period, months) => {
                let all = period.kind().months();
                let check = view! {
                    <Checkbox label=words::take_pace(number(all)) checked=at_pace on_change=set_pace />
                    <p class="note">{move || t(if at_pace.get() { words::AT_PACE } else { words::AS_IT_IS })}</p>
                };
                (words::part_year(fmt::period(period), number(months), number(all)), check.into_any())
            }
            Cover::Perhaps(period, months) => {
                let all = period.kind().months();
                let title = words::perhaps_part(fmt::period(period), number(months), number(all));
                (title, note_button(sheet, period, months))
            }
            Cover::Running(period, months) => {
                (periods::running_whole(fmt::period(period)), note_button(sheet, period, months))
            }
        };
        Some(view! { <Banner tone=Tone::Warning title=title><div class="stack stack--tight">{act}</div></Banner> })
    }
}

fn note_button(sheet: Sheet, period: Period, months: u8) -> AnyView {
    let note = move |()| {
        if let Err(refused) = note_months(sheet.store, sheet.toasts, period, months) {
            sheet.problem.set(Some(refusal(&refused)));
        }
    };
    let label = periods::note_months(fmt::period(period), number(months));
    view! {
        <Button size=ControlSize::Small on_click=note disabled=sheet.store.read_only()>{label}</Button>
    }
    .into_any()
}

fn number(number: u8) -> String {
    fmt::integer(f64::from(number))
}

/// What is to be known of the row the person is in: how its growth compares, and what it comes to.
#[component]
pub fn RowNote(
    /// The table.
    sheet: Sheet,
) -> impl IntoView {
    let said = move || {
        let line = sheet.lines.with(|lines| lines.get(sheet.active.get().0).cloned())?;
        sheet.store.track(Topic::Targets);
        let id = sheet.targets.with(|targets| targets.get(&line.owner).copied());
        let choice = sheet.choice.get()?;
        sheet.store.peek(|workbook| {
            let scope = choice.scope(workbook)?;
            let target = id.and_then(|id| workbook.targets.get(id));
            let direction: Direction = scope.kpi.direction;
            let Some(target) = target else {
                let is_new = scope.past.is_some() && scope.past_of(&line.owner).is_none();
                return is_new.then(|| words::new_hint(&line.name));
            };
            let growth = target.baseline.map(|_| target.growth)?;
            Some(format!("{}: {}", line.name, growth_words(Some(growth), choice.period.kind(), direction)))
        })
    };
    view! { <p class="note plan__note" aria-live="polite">{said}</p> }
}
