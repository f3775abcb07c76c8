//! Periods of which the figures cover only some months: what can be said of them, and where nobody has said it yet.

use leptos::prelude::*;
use linchpin::analysis::figures::running_whole;
use linchpin::model::Period;

use crate::app::i18n::{fmt, t, texts, texts::settings::workbook as words};
use crate::app::platform::clock;
use crate::app::state::{Store, Topic};
use crate::app::ui::components::Choice;
use crate::app::ui::shell::Route;

/// What can be said of the months that figures of a period cover: all of them, or so many.
pub fn months_choices(period: Period) -> Vec<Choice> {
    let all = period.kind().months();
    let part = |months: u8| {
        let (covered, all) = (fmt::integer(f64::from(months)), fmt::integer(f64::from(all)));
        Choice::new(months.to_string(), words::months_of(covered, all))
    };
    std::iter::once(Choice::new(all.to_string(), t(words::WHOLE))).chain((1..all).map(part)).collect()
}

/// That a period which is not over counts as whole, with the way to where that is said otherwise. Nothing where no
/// figures are of such a period.
#[component]
pub fn RunningNote(
    /// The open workbook.
    store: Store,
) -> impl IntoView {
    let today = clock::now().date();
    let running = Memo::new(move |_| {
        store.track(Topic::Meta);
        store.read(Topic::Accounts, |workbook| running_whole(workbook, today))
    });
    move || {
        running.get().map(|period| {
            view! {
                <p class="note no-print">
                    {texts::common::periods::running_whole(fmt::period(period))} " "
                    <a href=Route::Settings.href()>{t(texts::common::periods::RUNNING_LINK)}</a>
                </p>
            }
        })
    }
}
