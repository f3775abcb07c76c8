//! The sums under the table, and each level of the plan against the one below it.

use std::cmp::Ordering;

use leptos::prelude::*;
use linchpin::analysis::target::{PlanLevel, PlanSum, plan_levels};
use linchpin::model::{Aggregate, Owner, Quantity, Unit, Workbook};

use super::choice::PlanChoice;
use super::columns::{Column, figure};
use super::sheet::Sheet;
use crate::app::i18n::{fmt, t, texts::targets::owner, texts::targets::plan as words};
use crate::app::state::Topic;

/// The sums of the columns as they are written; empty where nothing is added up.
pub fn sums(sheet: Sheet) -> Memo<Vec<String>> {
    Memo::new(move |_| {
        let (Some(choice), lines) = (sheet.choice.get(), sheet.lines.get()) else { return Vec::new() };
        let (targets, columns) = (sheet.targets.get(), sheet.columns.get());
        sheet.store.track(Topic::Accounts);
        sheet.store.track(Topic::Meta);
        sheet.store.read(Topic::Targets, |workbook| {
            let Some(scope) = choice.scope(workbook).filter(|scope| scope.kpi.aggregate == Aggregate::Sum) else {
                return vec![String::new(); columns.len()];
            };
            let mut sums = vec![(0_i128, 0_usize); columns.len()];
            let mut agreed = 0;
            for line in lines.iter() {
                let target = targets.get(&line.owner).and_then(|id| workbook.targets.get(*id));
                agreed += usize::from(target.is_some_and(|target| target.agreed.is_some()));
                for (sum, column) in sums.iter_mut().zip(&columns) {
                    if let Some(value) = column.figure(&scope, &line.owner, target) {
                        *sum = (sum.0 + value.e4(), sum.1 + 1);
                    }
                }
            }
            let cell = |(column, (sum, count)): (&Column, (i128, usize))| match column {
                Column::Growth => growth_of(&sums_of(&columns, &sums)),
                Column::Agreed => words::agreed_of(number(agreed), number(targets_of(&columns, &sums))),
                Column::Min | Column::Max => String::new(),
                _ if count == 0 => String::new(),
                _ => sum_figure(sum, scope.kpi.unit),
            };
            columns.iter().zip(sums.iter().copied()).map(cell).collect()
        })
    })
}

/// The cells of the row of sums.
pub fn foot(sheet: Sheet, sums: Memo<Vec<String>>) -> AnyView {
    let cells = move || {
        let columns = sheet.columns.get();
        let class = move |place: usize| if columns.get(place) == Some(&Column::Agreed) { "" } else { "cell--number" };
        sums.get()
            .into_iter()
            .enumerate()
            .map(|(place, text)| view! { <td class=class(place)>{text}</td> })
            .collect_view()
    };
    let label = move || words::total(sheet.lines.with(|lines| lines.len()));
    view! { <th scope="row">{label}</th> {cells} }.into_any()
}

fn number(number: usize) -> String {
    fmt::integer(number as f64)
}

/// A sum as a figure is written; sums may be larger than any one figure.
fn sum_figure(e4: i128, unit: Unit) -> String {
    let is_whole = e4 % Quantity::SCALE == 0;
    fmt::figure(e4, if unit == Unit::Money && !is_whole { 2 } else { 0 }, 4)
}

fn targets_of(columns: &[Column], sums: &[(i128, usize)]) -> usize {
    columns.iter().zip(sums).find(|(column, _)| **column == Column::Value).map_or(0, |(_, sum)| sum.1)
}

/// The sums of baselines and of targets.
fn sums_of(columns: &[Column], sums: &[(i128, usize)]) -> [(i128, usize); 2] {
    let of = |wanted: Column| {
        columns.iter().zip(sums).find(|(column, _)| **column == wanted).map_or((0, 0), |(_, sum)| *sum)
    };
    [of(Column::Baseline), of(Column::Value)]
}

// Only where every baseline has its target do the two sums speak of the same accounts.
fn growth_of([baseline, value]: &[(i128, usize); 2]) -> String {
    if baseline.0 <= 0 || baseline.1 != value.1 {
        return String::new();
    }
    fmt::signed_percent(value.0 as f64 / baseline.0 as f64 - 1.0, 1)
}

/// Each manager and the portfolio: what their accounts are to bring together, and their own target.
#[component]
pub fn Levels(
    /// The table.
    sheet: Sheet,
) -> impl IntoView {
    let levels = Memo::new(move |_| {
        let choice = sheet.choice.get()?;
        sheet.store.track(Topic::Accounts);
        sheet.store.track(Topic::Kpis);
        sheet.store.read(Topic::Targets, |workbook| levels_of(workbook, &choice))
    });
    move || {
        levels.get().map(|(unit, levels)| {
            let uncovered = uncovered(&levels);
            let rows = levels.into_iter().map(|level| level_row(&level, uncovered, unit)).collect_view();
            view! {
                <section class="section">
                    <h2>{t(words::LEVELS)}</h2>
                    <p class="note">{t(words::LEVELS_NOTE)}</p>
                    <div class="table-scroll table-scroll--framed" tabindex="0" role="region" aria-label=t(words::LEVELS)>
                        <table class="table table--folding" aria-label=t(words::LEVELS)>
                            <thead>
                                <tr>
                                    <th scope="col">{t(words::WHOSE)}</th>
                                    <th scope="col" class="cell--number cell--folds">{t(words::ACCOUNTS_TOGETHER)}</th>
                                    <th scope="col" class="cell--number cell--folds">{t(words::MANAGERS_TOGETHER)}</th>
                                    <th scope="col" class="cell--number">{t(words::OWN_TARGET)}</th>
                                    <th scope="col" class="cell--number">{t(words::DIFFERENCE)}</th>
                                </tr>
                            </thead>
                            <tbody>{rows}</tbody>
                        </table>
                    </div>
                </section>
            }
        })
    }
}

/// The levels, where figures are added up and there is more than nothing.
fn levels_of(workbook: &Workbook, choice: &PlanChoice) -> Option<(Unit, Vec<PlanLevel>)> {
    let kpi = workbook.kpis.get(choice.kpi?).filter(|kpi| kpi.aggregate == Aggregate::Sum)?;
    let levels = plan_levels(workbook, kpi, choice.period);
    let has_any = |level: &PlanLevel| level.own.is_some() || level.accounts.targets > 0 || level.managers.targets > 0;
    levels.iter().any(has_any).then_some((kpi.unit, levels))
}

/// The targets of accounts that no manager's own target covers: of managers without one, and of nobody's accounts.
fn uncovered(levels: &[PlanLevel]) -> PlanSum {
    let of = levels.iter().filter(|level| level.owner != Some(Owner::Portfolio) && level.own.is_none());
    of.fold(PlanSum::default(), |sum, level| PlanSum {
        targets: sum.targets + level.accounts.targets,
        e4: sum.e4 + level.accounts.e4,
    })
}

/// A level; `uncovered` are the accounts' targets that no manager's own one covers.
fn level_row(level: &PlanLevel, uncovered: PlanSum, unit: Unit) -> AnyView {
    let name = match &level.owner {
        Some(Owner::Manager(name)) => name.clone(),
        Some(_) => t(owner::PORTFOLIO).to_owned(),
        None => t(words::NO_MANAGER).to_owned(),
    };
    let about = level.owner.is_none().then(|| view! { <span class="cell-note">{t(words::NO_MANAGER_NOTE)}</span> });
    let shown = |value: Option<Quantity>| value.map_or_else(|| "–".to_owned(), |value| figure(value, unit));
    let summed = |sum: PlanSum| {
        if sum.targets == 0 { "–".to_owned() } else { sum_figure(sum.e4, unit) }
    };
    let counted = |sum: PlanSum| {
        let note = (sum.targets > 0).then(|| words::targets(sum.targets));
        view! {
            <td class="cell--number cell--folds">
                {summed(sum)}
                {note.map(|note| view! { <span class="cell-note">{note}</span> })}
            </td>
        }
    };
    // Against the nearest level below that has targets; what managers' targets do not cover counts by its accounts.
    let besides = Some(uncovered.e4).filter(|_| level.managers.targets > 0 && uncovered.targets > 0);
    let below = [level.managers, level.accounts].into_iter().find(|sum| sum.targets > 0);
    let difference = level.own.zip(below).map(|(own, below)| below.e4 + besides.unwrap_or_default() - own.e4());
    let said = difference.map(|it| {
        t(match it.cmp(&0) {
            Ordering::Less => words::SHORT,
            Ordering::Greater => words::OVER,
            Ordering::Equal => words::EQUAL,
        })
    });
    let difference = difference.map_or_else(
        || "–".to_owned(),
        |it| {
            let places = if it % Quantity::SCALE == 0 { 0 } else { 2 };
            fmt::signed_decimal(it as f64 / Quantity::SCALE as f64, places)
        },
    );
    let besides = besides.filter(|_| level.own.is_some()).map(|e4| words::besides(sum_figure(e4, unit)));
    let folded = format!("{}: {}", t(words::ACCOUNTS_TOGETHER), summed(level.accounts));
    view! {
        <tr>
            <th scope="row">
                <bdi>{name}</bdi>
                {about}
                <span class="cell-note cell-note--folded">{folded}</span>
            </th>
            {counted(level.accounts)}
            {counted(level.managers)}
            <td class="cell--number">{shown(level.own)}</td>
            <td class="cell--number">
                {difference}
                {said.map(|said| view! { <span class="cell-note">{said}</span> })}
                {besides.map(|besides| view! { <span class="cell-note cell-note--long">{besides}</span> })}
            </td>
        </tr>
    }
    .into_any()
}
