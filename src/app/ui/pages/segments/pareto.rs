//! The Pareto chart of a concentration.

use leptos::prelude::*;
use linchpin::analysis::concentration::{Concentration, PARETO_PERCENT, Part};
use linchpin::model::{Titles, Workbook};

use super::{View, measure_name, sum_text};
use crate::app::i18n::{Named, fmt, t, texts::common, texts::segments::concentration as words};
use crate::app::ui::charts::{PARETO_HEAD, Pareto as Picture, ParetoBar, ParetoChart, ParetoWords, TableData};
use crate::app::ui::components::{Choice, ColumnKind, SegmentedControl};
use crate::app::ui::part_periods::period_covered;
use crate::app::ui::shell::{Place, Route, Router};

/// Bars, largest first, with the curve of their shares together and the line at 80%.
#[component]
pub fn Pareto(
    /// What is shown.
    view: View,
    /// The concentration.
    found: Concentration,
    /// Whether the largest are shown alone, where there are too many to point at.
    largest: RwSignal<bool>,
) -> impl IntoView {
    let store = view.store;
    let router: Router = expect_context();
    let (few, all) = (found.few_make_most(), fmt::integer(found.parts.len() as f64));
    let title = words::pareto(measure_name(found.measure), view.covered(found.period));
    let whole = store.peek(|workbook| picture(workbook, &found));
    let share = whole.bars.iter().take(PARETO_HEAD).next_back().map_or(0.0, |bar| bar.cumulative);
    let seen_of_head = words::seen_largest(PARETO_HEAD, &all, fmt::percent(share, 1));
    let head = whole.has_tail().then(|| whole.head(words::along_largest(PARETO_HEAD, &all)));
    let control = head.is_some().then(|| choice(largest, &all));
    let is_head = head.is_some();
    let data = Memo::new(move |_| head.clone().filter(|_| largest.get()).unwrap_or_else(|| whole.clone()));
    let seen =
        Signal::derive(move || if is_head && largest.get() { seen_of_head.clone() } else { words::seen(few, &all) });
    let table = Callback::new(move |()| store.peek(|workbook| table(workbook, &found)));
    view! {
        {control}
        <ParetoChart
            title=title
            seen=seen
            data=data
            table=table
            file_name="linchpin-pareto"
            on_open=Callback::new(move |id: String| router.go(Place::new(Route::Accounts, id)))
        />
    }
}

/// All accounts, or the largest in bars that can be pointed at.
fn choice(largest: RwSignal<bool>, all: &str) -> AnyView {
    let choices =
        vec![Choice::new("all", words::show_all(all)), Choice::new("largest", words::show_largest(PARETO_HEAD))];
    let value = Signal::derive(move || if largest.get() { "largest" } else { "all" }.to_owned());
    let choose = Callback::new(move |key: String| largest.set(key == "largest"));
    view! {
        <div class="row">
            <SegmentedControl label=t(words::SHOW) choices=choices value=value on_change=choose />
        </div>
    }
    .into_any()
}

fn name(workbook: &Workbook, titles: &Titles, part: &Part) -> String {
    workbook.accounts.get(part.account).map(|account| titles.title(account)).unwrap_or_default()
}

fn picture(workbook: &Workbook, found: &Concentration) -> Picture {
    let currency = workbook.meta.currency;
    let minor_units = 10_f64.powi(i32::try_from(currency.decimals()).unwrap_or(2));
    let titles = Titles::of(workbook);
    let bar = |part: &Part| {
        let label = name(workbook, &titles, part);
        ParetoBar {
            id: part.account.to_string(),
            value: part.amount.minor() as f64 / minor_units,
            cumulative: part.cumulative,
            text: words::bar(
                &label,
                sum_text(part.amount, currency),
                fmt::percent(part.share, 1),
                fmt::percent(part.cumulative, 1),
            ),
            label,
        }
    };
    let count = |number: usize| fmt::integer(number as f64);
    Picture {
        bars: found.parts.iter().map(bar).collect(),
        line: f64::from(PARETO_PERCENT) / 100.0,
        words: ParetoWords {
            values: words::values(measure_name(found.measure), fmt::currency_symbol(currency)),
            shares: t(if found.outside.negative > 0 { words::SHARES_WITHOUT_LOSSES } else { words::SHARES }).to_owned(),
            along: t(words::ALONG).to_owned(),
            line: words::line(found.few_make_most(), count(found.parts.len())),
            tail: words::tail(found.parts.len().saturating_sub(PARETO_HEAD)),
        },
    }
}

fn table(workbook: &Workbook, found: &Concentration) -> TableData {
    let titles = Titles::of(workbook);
    let column = |text: String, kind| (text, kind);
    let row = |part: &Part| {
        vec![
            name(workbook, &titles, part),
            sum_text(part.amount, workbook.meta.currency),
            fmt::percent(part.share, 1),
            fmt::percent(part.cumulative, 1),
            t(part.class.text()).to_owned(),
        ]
    };
    TableData {
        caption: words::pareto(measure_name(found.measure), period_covered(workbook, found.period)),
        columns: vec![
            column(t(common::terms::ACCOUNT).to_owned(), ColumnKind::Text),
            column(measure_name(found.measure).to_owned(), ColumnKind::Number),
            column(t(words::TABLE_SHARE).to_owned(), ColumnKind::Number),
            column(t(words::TABLE_CUMULATIVE).to_owned(), ColumnKind::Number),
            column(t(words::TABLE_CLASS).to_owned(), ColumnKind::Text),
        ],
        rows: found.parts.iter().map(row).collect(),
    }
}
