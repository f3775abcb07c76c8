//! What the columns are, what taking the table in would do, and what of it cannot be used.

use std::sync::Arc;

use leptos::prelude::*;
use linchpin::analysis::target::decimals_of;
use linchpin::exchange::actuals::{
    ActualsLayout, ActualsPlan, ActualsProblem, ActualsProblemKind, ActualsShape, PlannedActual,
};
use linchpin::exchange::currency::NamedCurrency;
use linchpin::exchange::mapping::unread_period;
use linchpin::exchange::number::NumberErrorKind;
use linchpin::exchange::table::RawTable;
use linchpin::model::{Currency, KpiId, Quantity};

use super::Import;
use super::counted::{counted_control, unscaled};
use super::repeats::repeats;
use crate::app::i18n::{errors, fmt, t, texts, texts::actuals::import as words};
use crate::app::state::Topic;
use crate::app::ui::components::{Banner, Choice, ControlSize, LongTable, Select, Tone};
use crate::app::ui::pages::accounts::{column_name, sheet_select};
use crate::app::ui::pages::targets::catalogue::kpi_name;
use crate::app::ui::pages::targets::entry::look::cell_figure;
use crate::app::ui::pages::targets::rows::owner_name;

/// The preview of an import.
#[component]
pub fn Preview(import: Import, table: Arc<RawTable>) -> impl IntoView {
    let (for_problems, for_columns, for_currencies) = (Arc::clone(&table), Arc::clone(&table), Arc::clone(&table));
    let rows = texts::common::counts::rows(table.rows.len());
    let currency = import.board.store.peek(|workbook| workbook.meta.currency);
    view! {
        <div class="stack stack--loose">
            <p>
                <bdi class="strong">{import.name.get_untracked()}</bdi>
                " · "
                {rows}
            </p>
            {(!import.sheets.with_untracked(Vec::is_empty))
                .then(|| {
                    sheet_select(import.sheets, import.sheet, Callback::new(move |place| import.choose_sheet(place)))
                })}
            {columns(import, &for_columns)}
            {move || import.plan.with(|plan| plan.as_ref().and_then(|plan| currencies(plan, &for_currencies, currency)))}
            <p class="strong" role="status">
                {move || import.plan.with(|plan| plan.as_ref().map(outcome))}
            </p>
            {repeats(import)} {move || import.plan.with(|plan| plan.as_ref().and_then(also))}
            {move || import.plan.with(|plan| plan.as_ref().and_then(missing))}
            {move || import.plan.with(|plan| plan.as_ref().and_then(unscaled))}
            {unread_columns(&table)}
            {move || import.plan.with(|plan| plan.as_ref().and_then(|plan| problems(plan, &for_problems, currency)))}
            {move || import.plan.with(|plan| plan.as_ref().and_then(|plan| changes(import, plan)))}
        </div>
    }
}

fn outcome(plan: &ActualsPlan) -> String {
    let count = |count: usize| fmt::integer(count as f64);
    words::outcome(count(plan.new.len()), count(plan.changed.len()), count(plan.same), count(plan.problems.len()))
}

/// How many figures other targets get with those of the table.
fn also(plan: &ActualsPlan) -> Option<AnyView> {
    let text = || texts::actuals::also::import(plan.also.len());
    (!plan.also.is_empty()).then(|| view! { <p class="note">{text()}</p> }.into_any())
}

/// How many cells say that they hold nothing.
fn missing(plan: &ActualsPlan) -> Option<AnyView> {
    let text = || texts::import::count::missing(plan.missing);
    (plan.missing > 0).then(|| view! { <p class="note">{text()}</p> }.into_any())
}

/// The columns that name a period which is none here.
fn unread_columns(table: &RawTable) -> Option<AnyView> {
    let is_unread = |place: &usize| unread_period(&table.header[*place]).is_some();
    let names: Vec<String> = (0..table.header.len()).filter(is_unread).map(|place| column_name(table, place)).collect();
    (!names.is_empty()).then(|| view! { <p class="note">{words::unread(fmt::list(&names))}</p> }.into_any())
}

/// What becomes of amounts whose columns name another currency than the workbook counts in.
fn currencies(plan: &ActualsPlan, table: &RawTable, currency: Currency) -> Option<AnyView> {
    let line = |(place, named): (&usize, &NamedCurrency)| {
        let column = column_name(table, *place);
        let text = match named.places_in(currency) {
            Some(1) => texts::import::currency::tomans(column, currency.code()),
            Some(_) => texts::import::currency::rials(column, currency.code()),
            None => words::other_currency(column, named.likely().code(), currency.code()),
        };
        view! { <p>{text}</p> }
    };
    let lines = plan.currencies.iter().map(line).collect_view();
    let is_wrong = plan.currencies.values().any(|named| named.places_in(currency).is_none());
    let tone = if is_wrong { Tone::Warning } else { Tone::Neutral };
    (!plan.currencies.is_empty())
        .then(|| view! { <Banner tone=tone title=t(texts::import::currency::TITLE)>{lines}</Banner> }.into_any())
}

fn columns(import: Import, table: &RawTable) -> AnyView {
    let all: Vec<Choice> =
        (0..table.header.len()).map(|place| Choice::new(place.to_string(), column_name(table, place))).collect();
    let change = move |act: fn(&mut ActualsLayout, usize)| {
        Callback::new(move |key: String| {
            if let Ok(place) = key.parse() {
                import.layout.update(|layout| {
                    if let Some(layout) = layout {
                        act(layout, place);
                    }
                });
            }
        })
    };
    let now = move |of: fn(&ActualsLayout) -> Option<usize>| {
        Signal::derive(move || {
            import.layout.with(|layout| layout.as_ref().and_then(of)).map(|place| place.to_string()).unwrap_or_default()
        })
    };
    let control = |label, choices: Vec<Choice>, value, on_change| {
        view! { <Select label=t(label) size=ControlSize::Small choices=choices value=value on_change=on_change /> }
            .into_any()
    };
    let wide = import.layout.get_untracked().and_then(|layout| match layout.shape {
        ActualsShape::Wide(periods) => Some(periods),
        ActualsShape::Long { .. } => None,
    });
    let shape = if let Some(periods) = wide {
        let names: Vec<String> = periods.iter().map(|(_, period)| fmt::period(*period)).collect();
        view! { <p class="note">{words::periods(fmt::list(&names))}</p> }.into_any()
    } else {
        let period = |layout: &mut ActualsLayout, place| {
            if let ActualsShape::Long { period, .. } = &mut layout.shape {
                *period = place;
            }
        };
        let value = |layout: &mut ActualsLayout, place| {
            if let ActualsShape::Long { value, .. } = &mut layout.shape {
                *value = place;
            }
        };
        let of_period = now(|layout| match layout.shape {
            ActualsShape::Long { period, .. } => Some(period),
            ActualsShape::Wide(_) => None,
        });
        let of_value = now(|layout| match layout.shape {
            ActualsShape::Long { value, .. } => Some(value),
            ActualsShape::Wide(_) => None,
        });
        vec![
            control(words::PERIOD, all.clone(), of_period, change(period)),
            control(words::VALUE, all.clone(), of_value, change(value)),
        ]
        .into_any()
    };
    view! {
        <div class="toolbar">
            {control(words::OWNER, all.clone(), now(|layout| Some(layout.owner)), change(|layout, place| layout.owner = place))}
            {kpi_control(import, all)} {shape} {counted_control(import)}
        </div>
    }
    .into_any()
}

/// The column of KPIs, or the one KPI whose figures they all are.
fn kpi_control(import: Import, columns: Vec<Choice>) -> AnyView {
    let choices = Signal::derive(move || {
        let kpis = import.board.store.read(Topic::Kpis, |workbook| {
            let one =
                |kpi: &linchpin::model::Kpi| Choice::new(kpi.id.to_string(), words::all_of(kpi_name(workbook, kpi)));
            workbook.kpis.iter().map(one).collect::<Vec<_>>()
        });
        kpis.into_iter().chain(columns.clone()).collect::<Vec<_>>()
    });
    let value = Signal::derive(move || match import.layout.with(|layout| layout.as_ref().and_then(|it| it.kpi)) {
        Some(column) => column.to_string(),
        None => import.kpi.get().map(|id| id.to_string()).unwrap_or_default(),
    });
    let choose = Callback::new(move |key: String| {
        let column = key.parse::<usize>().ok().filter(|_| key.parse::<KpiId>().is_err());
        import.layout.update(|layout| {
            if let Some(layout) = layout {
                layout.kpi = column;
            }
        });
        if let (None, Ok(kpi)) = (column, key.parse::<KpiId>()) {
            import.kpi.set(Some(kpi));
        }
    });
    view! { <Select label=t(words::KPI) size=ControlSize::Small choices=choices value=value on_change=choose /> }
        .into_any()
}

fn problems(plan: &ActualsPlan, table: &RawTable, currency: Currency) -> Option<AnyView> {
    let of_rows = table.problems.iter().map(|problem| {
        let (column, found) = problem.kind.place();
        let what = errors::row_problem(&problem.kind, problem.line);
        (problem.row, column_name(table, column), found.to_owned(), what)
    });
    let of_cells = plan.problems.iter().map(|problem| {
        (problem.row, column_name(table, problem.column), problem.found.clone(), problem_words(problem, currency))
    });
    let all: Vec<_> = of_rows.chain(of_cells).collect();
    let count = all.len();
    let missing = || t(texts::common::words::MISSING).to_owned();
    let row = move |place: usize| {
        let (row, column, found, what): (u32, String, String, String) = all.get(place).cloned().unwrap_or_default();
        view! {
            <tr>
                <th scope="row">{fmt::integer(f64::from(row))}</th>
                <td>{column}</td>
                <td><bdi>{if found.trim().is_empty() { missing() } else { found }}</bdi></td>
                <td>{what}</td>
            </tr>
        }
        .into_any()
    };
    (count > 0).then(|| {
        let heads = [words::ROW, words::COLUMN, words::FOUND, words::PROBLEM_TITLE];
        section(words::problems(count), heads, count, row)
    })
}

fn problem_words(problem: &ActualsProblem, currency: Currency) -> String {
    match &problem.kind {
        ActualsProblemKind::UnknownOwner => t(words::problem::UNKNOWN_OWNER).to_owned(),
        ActualsProblemKind::SeveralOwners => t(words::problem::SEVERAL_OWNERS).to_owned(),
        ActualsProblemKind::Counted { period } => words::problem::counted(fmt::period(*period)),
        ActualsProblemKind::SeveralAccounts { count } => words::problem::several_accounts(*count),
        ActualsProblemKind::UnknownKpi => t(words::problem::UNKNOWN_KPI).to_owned(),
        ActualsProblemKind::NotAPeriod => t(words::problem::NOT_A_PERIOD).to_owned(),
        ActualsProblemKind::OtherCalendar => t(words::problem::CALENDAR).to_owned(),
        ActualsProblemKind::Number(error) if error.kind == NumberErrorKind::OtherCurrency => {
            errors::money_error(error, currency)
        }
        ActualsProblemKind::Number(error) => errors::number_error(error, 4),
        ActualsProblemKind::NoTarget { period } => words::problem::no_target(fmt::period(*period)),
        ActualsProblemKind::Twice { first } => words::problem::twice(fmt::integer(f64::from(*first))),
        ActualsProblemKind::Several { count } => words::problem::several(*count),
        ActualsProblemKind::Short => t(words::problem::SHORT).to_owned(),
        _ => t(words::problem::TOO_LARGE).to_owned(),
    }
}

fn changes(import: Import, plan: &ActualsPlan) -> Option<AnyView> {
    // What replaces something first; what only follows from the table says in which target.
    let (replaced, filled): (Vec<_>, Vec<_>) = plan.also.iter().partition(|it| it.before.is_some());
    let of_table = replaced.len()..replaced.len() + plan.changed.len() + plan.new.len();
    let planned: Vec<PlannedActual> =
        replaced.into_iter().chain(&plan.changed).chain(&plan.new).chain(filled).cloned().collect();
    let count = planned.len();
    let figures = planned.iter().flat_map(|planned| planned.before.into_iter().chain([planned.value]));
    let decimals = figures.map(|figure| decimals_of(figure, 2)).max().unwrap_or(0);
    let row = move |place: usize| {
        let Some(planned) = planned.get(place) else { return ().into_any() };
        let name = import.board.store.peek(|workbook| {
            let owner = owner_name(workbook, &import.board.store.titles(), &planned.owner);
            let target = workbook.targets.get(planned.target);
            let kpi = target.and_then(|target| workbook.kpis.get(target.kpi)).map(|kpi| kpi_name(workbook, kpi));
            let name = format!("{owner} · {}", kpi.unwrap_or_default());
            match target.filter(|_| !of_table.contains(&place)) {
                Some(target) => texts::actuals::also::in_target(name, fmt::period(target.period)),
                None => name,
            }
        });
        let figure =
            |quantity: Option<Quantity>| quantity.map_or_else(|| "–".to_owned(), |it| cell_figure(it, decimals));
        view! {
            <tr>
                <th scope="row"><bdi>{name}</bdi></th>
                <td>{fmt::period(planned.period)}</td>
                <td class="cell--number">{figure(planned.before)}</td>
                <td class="cell--number strong">{figure(Some(planned.value))}</td>
            </tr>
        }
        .into_any()
    };
    (count > 0).then(|| {
        let heads = [words::OWNER, words::PERIOD, words::BEFORE, words::AFTER];
        section(words::changes(count), heads, count, row)
    })
}

fn section(
    title: String,
    heads: [crate::app::i18n::Text; 4],
    count: usize,
    row: impl Fn(usize) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let label = title.clone();
    view! {
        <section class="stack">
            <h3>{title}</h3>
            <LongTable label=label heads=heads.map(t) count=count row=row />
        </section>
    }
    .into_any()
}
