//! Periods of which the figures cover only some months: what can be said of them, and where nobody has said it yet.

use leptos::prelude::*;
use linchpin::analysis::figures::running_whole;
use linchpin::command::{Command, MetaEdit};
use linchpin::model::{MonthsCovered, Period, Workbook};

use super::components::{Button, Choice, ControlSize, Toasts, Tone};
use super::offer::offer_undo;
use super::shell::Route;
use super::words::refusal;
use crate::app::i18n::{fmt, t, texts::common::periods, texts::settings::workbook as words};
use crate::app::platform::clock;
use crate::app::state::{Refused, Store, Topic};

/// What can be said of the months that figures of a period cover: all of them, or so many.
pub fn months_choices(period: Period) -> Vec<Choice> {
    let all = period.kind().months();
    let part = |months: u8| {
        let (covered, all) = (fmt::integer(f64::from(months)), fmt::integer(f64::from(all)));
        Choice::new(months.to_string(), words::months_of(covered, all))
    };
    std::iter::once(Choice::new(all.to_string(), t(words::WHOLE))).chain((1..all).map(part)).collect()
}

/// How much of a period its figures cover, where that is not all: "10 of 12 mo.".
pub fn part_words(workbook: &Workbook, period: Period) -> Option<String> {
    let covers = workbook.meta.part_periods.get(&period)?;
    let number = |months: u8| fmt::integer(f64::from(months));
    Some(periods::part_short(number(covers.months()), number(period.kind().months())))
}

/// A period with how much of it its figures cover, where that is not all: "2026 (10 of 12 months)".
pub fn period_covered(workbook: &Workbook, period: Period) -> String {
    period_of(period, workbook.meta.part_periods.get(&period).copied())
}

/// The same where what is covered is at hand.
pub fn period_of(period: Period, covers: Option<MonthsCovered>) -> String {
    let name = fmt::period(period);
    let Some(covers) = covers else { return name };
    let number = |months: u8| fmt::integer(f64::from(months));
    periods::part(name, number(covers.months()), number(period.kind().months()))
}

/// That a period which is not over counts as whole, with the way to where that is said otherwise. Nothing where no
/// figures are of such a period.
#[component]
pub fn RunningNote(
    /// The open workbook.
    store: Store,
) -> impl IntoView {
    let (today, toasts) = (clock::today(), expect_context::<Toasts>());
    let running = Memo::new(move |_| {
        store.track(Topic::Meta);
        store.read(Topic::Accounts, |workbook| running_whole(workbook, today))
    });
    let row = move |period: Period| {
        let months = period.months_over(today)?;
        let note = move |()| {
            if let Err(refused) = note_months(store, toasts, period, months) {
                toasts.tell(Tone::Warning, refusal(&refused));
            }
        };
        Some(view! {
            <div class="running-note note no-print">
                <span>{periods::running_whole(fmt::period(period))}</span>
                <Button size=ControlSize::Small on_click=note disabled=store.read_only()>
                    {periods::note_months(fmt::period(period), fmt::integer(f64::from(months)))}
                </Button>
                <a href=Route::Settings.href()>{t(periods::RUNNING_LINK)}</a>
            </div>
        })
    };
    move || running.get().and_then(row)
}

/// Notes that figures of a period cover so many months, and says so with *Undo*.
///
/// # Errors
///
/// Why the store refused it.
pub fn note_months(store: Store, toasts: Toasts, period: Period, months: u8) -> Result<(), Refused> {
    store.dispatch(Command::Meta(vec![MetaEdit::PartPeriod(period, MonthsCovered::new(months))]))?;
    offer_undo(store, toasts, periods::noted(fmt::period(period), fmt::integer(f64::from(months))));
    Ok(())
}
