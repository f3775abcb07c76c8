//! What an import lists: numbers of two readings, problems, rows to check, changes.

use std::sync::Arc;

use leptos::prelude::*;
use linchpin::exchange::import::{
    ChangedAccount, ImportProblem, ImportProblemKind, ImportWarning, OpenNumbers, ReadAs,
};
use linchpin::exchange::number::NumberStyle;
use linchpin::exchange::table::{RawTable, RowProblem};
use linchpin::exchange::{AccountField, Content};
use linchpin::model::{Currency, order};

use super::adding::Adding;
use super::state::ImportState;
use super::words::{column_name, import_problem, import_warning};
use crate::app::i18n::{errors, fmt, t, texts, texts::import as words};
use crate::app::ui::components::{Banner, LongTable, Tone};
use crate::app::ui::pages::accounts::columns::field_label;
use crate::app::ui::pages::accounts::words::content_text;

/// Numbers that can be read in two ways, with what they were read as, column by column.
pub(super) fn open_numbers(state: ImportState, currency: Currency) -> Option<AnyView> {
    let (list, table, added) = (state.list()?, state.table.get()?, state.added_up());
    let plan = state.plan.get().and_then(Result::ok);
    let of_list = added.iter().flat_map(|added| added.open.iter().map(|open| (&list, open, added.currency)));
    let of_plan = plan.iter().flat_map(|plan| plan.open.iter().map(|open| (&table, open, currency)));
    let open: Vec<_> = of_list.chain(of_plan).collect();
    if open.is_empty() {
        return None;
    }
    let is_contradicted = open.iter().any(|(_, open, _)| open.is_contradicted);
    let tone = if is_contradicted { Tone::Warning } else { Tone::Neutral };
    let line = |(table, open, currency): (&Arc<RawTable>, &OpenNumbers, Currency)| {
        let read = match open.read {
            ReadAs::Amount(amount) => content_text(Content::Money(amount), currency),
            ReadAs::Number(number) => content_text(Content::Number(number), currency),
        };
        words::open::line(open.count, column_name(table, open.column), &open.found, read)
    };
    let lines = open.into_iter().map(|open| view! { <p>{line(open)}</p> }).collect_view();
    Some(
        view! {
            <Banner tone=tone title=t(words::open::TITLE)>
                {lines}
                <p class="note">{t(words::open::NOTE)}</p>
            </Banner>
        }
        .into_any(),
    )
}

/// Every problem with its row and column.
pub(super) fn problems(state: ImportState, currency: Currency) -> Option<AnyView> {
    let (list, table) = (state.list()?, state.table.get()?);
    let plan = state.plan.get().and_then(Result::ok);
    let mut rows: Vec<(u32, [String; 4])> = list
        .problems
        .iter()
        .filter(|problem| !problem.kind.keeps_row())
        .map(|problem| (problem.row, cells_of(&list, problem)))
        .collect();
    if let Some(adding) = state.adding.get() {
        rows.extend(problems_of_sales(&adding));
    }
    let all = plan.iter().flat_map(|plan| &plan.problems);
    for problem in all.filter(|problem| !matches!(problem.kind, ImportProblemKind::Doubt(_))) {
        let style = problem.column.and_then(|place| {
            state.mapping.with(|mapping| mapping.columns.get(place).and_then(|column| column.style(currency)))
        });
        rows.push((problem.row, problem_cells(&table, problem, (currency, style))));
    }
    if rows.is_empty() {
        return None;
    }
    let count = rows.len();
    order::sort_by_key(&mut rows, |(row, _)| *row);
    let rows = rows.into_iter().map(|(_, cells)| cells).collect();
    let head = [words::problem::ROW, words::problem::COLUMN, words::problem::FOUND, words::problem::WRONG];
    let title = texts::common::counts::problems(count);
    let list = list_table(title.clone(), head.map(t), rows);
    Some(
        view! {
            <section class="stack import__list">
                <h3>{title}</h3>
                <p class="note">{t(words::problem::NOTE)}</p>
                {list}
            </section>
        }
        .into_any(),
    )
}

// Rows and cells of a list of sales that cannot be added up, also those that look like sums and notes.
fn problems_of_sales(adding: &Adding) -> Vec<(u32, [String; 4])> {
    let Ok(added) = &adding.result else { return Vec::new() };
    let row = |problem: &ImportProblem| {
        let column = problem.column.and_then(|place| adding.mapping.columns.get(place));
        let written = (added.currency, column.and_then(|column| column.amounts.or(column.numbers)));
        (problem.row, problem_cells(&adding.list, problem, written))
    };
    added.problems.iter().map(row).collect()
}

fn problem_cells(
    table: &RawTable,
    problem: &ImportProblem,
    (currency, style): (Currency, Option<NumberStyle>),
) -> [String; 4] {
    let whole = || t(words::problem::WHOLE_ROW).to_owned();
    let column = problem.column.map_or_else(whole, |column| column_name(table, column));
    let what = import_problem(table, problem, currency, style);
    [fmt::integer(f64::from(problem.row)), column, problem.found.clone(), what]
}

// A problem of the table itself: the row, the column, what stands there, what is wrong.
fn cells_of(table: &RawTable, problem: &RowProblem) -> [String; 4] {
    let (column, found) = problem.kind.place();
    let row = fmt::integer(f64::from(problem.row));
    [row, column_name(table, column), found.to_owned(), errors::row_problem(&problem.kind, problem.line)]
}

/// What is taken and could mean something else: rows that could be about another account, shares, headers and characters
/// in doubt.
pub(super) fn warnings(state: ImportState, currency: Currency) -> Option<AnyView> {
    let (list, table) = (state.list()?, state.table.get()?);
    let plan = state.plan.get().and_then(Result::ok);
    // A cell that is left out is a problem, of which the plan tells.
    let is_used = |problem: &&RowProblem| problem.kind.keeps_row() && problem.kind.cell_left_out().is_none();
    let kept = list.problems.iter().filter(is_used);
    let mut rows: Vec<[String; 4]> = kept.map(|problem| cells_of(&list, problem)).collect();
    let row = |warning: &ImportWarning| {
        let row = fmt::integer(f64::from(warning.row));
        let column = warning.column.map(|column| column_name(&table, column)).unwrap_or_default();
        [row, column, warning.found.clone(), import_warning(warning, currency)]
    };
    let head = [words::problem::ROW, words::problem::COLUMN, words::problem::FOUND, words::problem::WRONG];
    rows.extend(plan.iter().flat_map(|plan| &plan.warnings).map(row));
    if rows.is_empty() {
        return None;
    }
    let title = words::warning::title(rows.len());
    let list = list_table(title.clone(), head.map(t), rows);
    Some(
        view! {
            <section class="stack import__list">
                <h3>{title}</h3>
                <p class="note">{t(words::warning::NOTE)}</p>
                {list}
            </section>
        }
        .into_any(),
    )
}

/// What changes in known accounts, before and after.
pub(super) fn changes(state: ImportState, currency: Currency) -> Option<AnyView> {
    let plan = state.plan.get().and_then(Result::ok).filter(|plan| !plan.changed.is_empty())?;
    let cell = |changed: &ChangedAccount, field: &AccountField| {
        let text = |account| match content_text(field.of(account), currency) {
            text if text.is_empty() => t(texts::common::words::MISSING).to_owned(),
            text => text,
        };
        [changed.before.name.to_string(), field_label(field), text(&changed.before), text(&changed.after)]
    };
    let rows: Vec<[String; 4]> =
        plan.changed.iter().flat_map(|changed| changed.fields.iter().map(move |field| cell(changed, field))).collect();
    let head = [texts::common::terms::ACCOUNT, words::change::FIELD, words::change::BEFORE, words::change::AFTER];
    let title = words::change::title(rows.len());
    let list = list_table(title.clone(), head.map(t), rows);
    Some(view! { <section class="stack import__list"><h3>{title}</h3>{list}</section> }.into_any())
}

fn list_table(label: String, head: [&'static str; 4], rows: Vec<[String; 4]>) -> AnyView {
    let count = rows.len();
    let row = move |place: usize| {
        let cells = rows.get(place).cloned().unwrap_or_default();
        let cells = cells.map(|cell| view! { <td><bdi class="import__found">{cell}</bdi></td> }).collect_view();
        view! { <tr>{cells}</tr> }.into_any()
    };
    view! { <LongTable label=label heads=head count=count row=row /> }.into_any()
}
