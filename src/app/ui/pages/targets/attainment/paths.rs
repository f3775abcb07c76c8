//! The path through the period: one chart for the chosen KPI, small ones for all.

use leptos::prelude::*;
use linchpin::analysis::target::{Meaning, Path, Step, Whose, owed_path, path};
use linchpin::model::{Account, Kpi, KpiId, Owner, Period, PeriodKind, Quantity, Unit, Workbook};

use super::super::catalogue::kpi_name;
use super::words::figure;
use super::{Looked, share};
use crate::app::i18n::{Named, fmt, t, texts::attainment::paths as words, texts::common, texts::targets::detail};
use crate::app::state::Topic;
use crate::app::ui::charts::{BandLineChart, BandLines, BandWords, Period as Mark, TableData};
use crate::app::ui::components::{Button, ButtonKind, ColumnKind};

/// The charts.
#[component]
pub fn Paths(
    /// What is looked at.
    looked: Looked,
) -> impl IntoView {
    let ids = Memo::new(move |_| {
        looked.found.with(|found| {
            found.as_ref().map(|found| found.all.kpis.iter().map(|kpi| kpi.kpi).collect::<Vec<_>>()).unwrap_or_default()
        })
    });
    let title = move || {
        looked.followed.with(|followed| match followed {
            None => t(words::TITLE).to_owned(),
            Some(followed) => {
                let none = || t(super::texts_here::groups::NONE).to_owned();
                words::title_of(followed.name.clone().unwrap_or_else(none))
            }
        })
    };
    let all = move || {
        looked.followed.with(Option::is_some).then(|| {
            view! {
                <Button kind=ButtonKind::Quiet on_click=move |()| looked.followed.set(None)>
                    {t(super::texts_here::groups::ALL)}
                </Button>
            }
        })
    };
    let class = move || if ids.with(|ids| ids.len() > 1) { "multiples" } else { "stack" };
    view! {
        <section class="section">
            <div class="row row--between">
                <h2>{title}</h2>
                {all}
            </div>
            <div class=class>{move || ids.get().into_iter().map(|kpi| chart(looked, kpi)).collect_view()}</div>
        </section>
    }
}

/// A path with what its figures are counted in.
#[derive(Clone, PartialEq)]
struct Shown {
    path: Path,
    name: String,
    unit: Unit,
    currency: linchpin::model::Currency,
    period: Period,
}

impl Shown {
    fn of(workbook: &Workbook, looked: Looked, kpi: &Kpi, period: Period) -> Self {
        let takes = |account: &Account| looked.takes(account, workbook.meta.currency);
        let steps = steps(workbook, kpi.id, period);
        let is_all = looked.followed.with(Option::is_none) && looked.scope.ids().is_none();
        let found = if looked.meaning.get() == Meaning::Professional {
            let takes: Option<&dyn Fn(&Account) -> bool> = if is_all { None } else { Some(&takes) };
            owed_path(workbook, kpi.id, takes, period, steps)
        } else {
            let found = path(workbook, kpi.id, &Whose::Accounts(&takes), period, steps);
            // Where no account has a target, the portfolio's own is followed.
            let own = || path(workbook, kpi.id, &Whose::Owner(&Owner::Portfolio), period, steps);
            if found.targets == 0 && is_all { own() } else { found }
        };
        let (name, unit, currency) = (kpi_name(workbook, kpi), kpi.unit, workbook.meta.currency);
        Self { path: found, name, unit, currency, period }
    }

    fn figure(&self, value: Option<f64>) -> String {
        let quantity = value.and_then(Quantity::from_f64);
        quantity.map_or_else(|| "–".to_owned(), |quantity| figure(quantity, self.unit, self.currency))
    }

    fn seen(&self) -> String {
        let last = self.path.last_known.and_then(|last| self.path.steps.get(last));
        let Some((step, so_far)) = last.zip(self.path.so_far) else {
            return t(if self.path.targets == 0 { words::NONE } else { words::SEEN_NONE }).to_owned();
        };
        let period = fmt::period(step.period);
        let (actual, expected) = (self.figure(Some(so_far.actual)), self.figure(Some(so_far.expected)));
        let growth = self.path.growth_so_far.map(|growth| fmt::signed_percent(growth, 1));
        let mut seen = match (growth, so_far.is_mean) {
            (None, false) => words::seen(actual, period, expected),
            (Some(growth), false) => words::seen_growth(actual, period, expected, growth),
            (None, true) => words::seen_mean(actual, period, expected),
            (Some(growth), true) => words::seen_mean_growth(actual, period, expected, growth),
        };
        if self.path.known < self.path.targets {
            seen += " ";
            seen += &words::known(self.path.known, fmt::integer(self.path.targets as f64));
        }
        seen
    }

    /// A step where something was reached, with what was expected there; one to come, with its target.
    fn mark(&self, step: &Step) -> String {
        let of = step.expected.unwrap_or(step.target);
        words::mark(fmt::period(step.period), self.figure(step.actual), self.figure(Some(of)))
    }

    fn lines(&self) -> BandLines {
        let mark = |step: &Step| Mark {
            name: fmt::period(step.period),
            baseline: step.baseline,
            band: step.band,
            target: Some(step.target),
            actual: step.actual,
            forecast: step.at_plan,
            growth: step.at_growth,
            text: self.mark(step),
        };
        let unit = match self.unit {
            Unit::Money => fmt::currency_symbol(self.currency),
            unit => t(unit.text()).to_owned(),
        };
        BandLines {
            periods: self.path.steps.iter().map(mark).collect(),
            words: BandWords {
                values: format!("{}{}{unit}", self.name, fmt::comma()),
                baseline: t(detail::BASELINE).to_owned(),
                target: t(detail::TARGET).to_owned(),
                actual: t(detail::ACTUAL).to_owned(),
                forecast: t(words::AT_PLAN).to_owned(),
                growth: t(words::AT_GROWTH).to_owned(),
            },
        }
    }

    fn table(&self) -> TableData {
        let column = |text, kind| (t(text).to_owned(), kind);
        let row = |step: &Step| {
            let held = step.actual.zip(step.expected).filter(|(_, expected)| *expected > 0.0);
            let attained = held.map(|(actual, expected)| actual / expected);
            vec![
                fmt::period(step.period),
                self.figure(step.baseline),
                self.figure(Some(step.target)),
                self.figure(step.expected),
                self.figure(step.actual),
                share(attained),
                self.figure(step.at_plan),
                self.figure(step.at_growth),
            ]
        };
        TableData {
            caption: words::chart(&self.name, fmt::period(self.period)),
            columns: vec![
                column(common::periods::PERIOD, ColumnKind::Text),
                column(detail::BASELINE, ColumnKind::Number),
                column(detail::TARGET, ColumnKind::Number),
                column(super::texts_here::kpis::EXPECTED, ColumnKind::Number),
                column(detail::ACTUAL, ColumnKind::Number),
                column(words::ATTAINMENT, ColumnKind::Number),
                column(words::AT_PLAN, ColumnKind::Number),
                column(words::AT_GROWTH, ColumnKind::Number),
            ],
            rows: self.path.steps.iter().map(row).collect(),
        }
    }
}

/// Months, unless figures are recorded only for longer periods.
fn steps(workbook: &Workbook, kpi: KpiId, period: Period) -> PeriodKind {
    let of_kpi = workbook.targets.iter().filter(|target| target.kpi == kpi);
    let longest = of_kpi.flat_map(|target| workbook.actuals_of(target.id)).map(|actual| actual.period.kind()).min();
    longest.unwrap_or(PeriodKind::Month).max(period.kind())
}

fn chart(looked: Looked, kpi: KpiId) -> AnyView {
    let store = looked.store;
    let shown = Memo::new(move |_| {
        store.track(Topic::Kpis);
        store.track(Topic::Accounts);
        let period = looked.period.get()?;
        store.read(Topic::Targets, |workbook| {
            let kpi = workbook.kpis.get(kpi)?;
            Some(Shown::of(workbook, looked, kpi, period))
        })
    });
    let text = move |of: fn(&Shown) -> String| {
        Signal::derive(move || shown.with(|shown| shown.as_ref().map(of).unwrap_or_default()))
    };
    view! {
        <BandLineChart
            title=text(|shown| words::chart(&shown.name, fmt::period(shown.period)))
            seen=text(Shown::seen)
            data=Signal::derive(move || shown.with(|shown| shown.as_ref().map(Shown::lines).unwrap_or_default()))
            table=Callback::new(move |()| {
                shown.with_untracked(|shown| shown.as_ref().map(Shown::table).unwrap_or_default())
            })
            file_name="linchpin-path"
        />
    }
    .into_any()
}
