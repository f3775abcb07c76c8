//! Incomplete periods: how many months the figures cover, so that part of a year is not held against a whole one.

use std::collections::BTreeSet;

use leptos::prelude::*;
use linchpin::command::MetaEdit;
use linchpin::model::{MonthsCovered, Period};

use super::workbook::send;
use crate::app::i18n::{fmt, t, texts::settings::workbook as words};
use crate::app::state::{Store, Topic};
use crate::app::ui::components::Select;
use crate::app::ui::part_periods::months_choices;

/// The periods of the workbook's figures, each with the months it covers.
#[component]
pub fn Periods(
    /// The open workbook.
    store: Store,
) -> impl IntoView {
    let periods = Memo::new(move |_| {
        store.read(Topic::Accounts, |workbook| {
            // Of either figure: what a person noted, or has to, may be of profit alone.
            workbook.accounts.iter().flat_map(|account| account.figures.keys().copied()).collect::<BTreeSet<_>>()
        })
    });
    view! {
        <h3>{t(words::PERIODS)}</h3>
        <p class="note">{t(words::PERIODS_HELP)}</p>
        {move || {
            let periods: Vec<Period> = periods.get().into_iter().filter(|period| period.kind().months() > 1).collect();
            if periods.is_empty() {
                view! { <p class="muted">{t(words::PERIODS_NONE)}</p> }.into_any()
            } else {
                let rows = periods.into_iter().map(|period| row(store, period)).collect_view();
                view! { <div class="settings-grid">{rows}</div> }.into_any()
            }
        }}
    }
}

fn row(store: Store, period: Period) -> AnyView {
    let error = RwSignal::new(None::<String>);
    let all = period.kind().months();
    let value = Signal::derive(move || {
        let covered = store.read(Topic::Meta, |workbook| workbook.meta.part_periods.get(&period).copied());
        covered.map_or(all, MonthsCovered::months).to_string()
    });
    let choose = Callback::new(move |months: String| {
        let covered = months.parse().ok().filter(|months| *months < all).and_then(MonthsCovered::new);
        send(store, error, MetaEdit::PartPeriod(period, covered));
    });
    view! {
        <Select
            label=fmt::period(period)
            choices=months_choices(period)
            value=value
            on_change=choose
            error=error
            disabled=store.read_only()
        />
    }
    .into_any()
}
