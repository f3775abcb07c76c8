//! The differences of a file one by one, and its problems with their places.

use std::sync::Arc;

use leptos::prelude::*;
use linchpin::change::{AnyEdit, Edit, TableName};
use linchpin::format::{LeftOut, Note, Problem, ProblemKind, Reading, changed_fields};
use linchpin::model::{AccountId, CriterionId, KpiId, Record, Titles, Trashed, Workbook};

use super::fields::{self, shorten};
use super::preview::table_name;
use crate::app::i18n::{errors, fmt, t, texts::common, texts::files::preview as words, texts::files::problems};
use crate::app::state::Store;
use crate::app::ui::pages::targets::target_name;

/// So many are listed; the rest is counted.
const SHOWN: usize = 100;

/// What is not chosen one by one, folded away until asked for: new records, and what only replacing brings. What only this
/// workbook has is not among them: it stays.
#[component]
pub fn Details(
    /// The open workbook.
    store: Store,
    /// All differences but those that are chosen.
    edits: Vec<AnyEdit>,
) -> impl IntoView {
    let incoming: Vec<AnyEdit> = edits.into_iter().filter(|edit| !is_removal(edit)).collect();
    if incoming.is_empty() {
        return ().into_any();
    }
    let rest = incoming.len().saturating_sub(SHOWN);
    let titles = store.titles();
    let shown = incoming.iter().take(SHOWN);
    let rows = store.peek(|workbook| shown.map(|edit| row(workbook, &titles, edit)).collect_view());
    view! {
        <details>
            <summary>{t(words::DETAILS)}</summary>
            <ul class="rows" role="list">
                {rows}
            </ul>
            {(rest > 0).then(|| view! { <p class="note">{words::and_more(rest)}</p> })}
        </details>
    }
    .into_any()
}

fn is_removal(edit: &AnyEdit) -> bool {
    match edit {
        AnyEdit::Meta { .. } | AnyEdit::Extra { .. } => false,
        AnyEdit::Accounts(edit) => matches!(edit, Edit::Removed(_)),
        AnyEdit::Criteria(edit) => matches!(edit, Edit::Removed(_)),
        AnyEdit::Raters(edit) => matches!(edit, Edit::Removed(_)),
        AnyEdit::Scores(edit) => matches!(edit, Edit::Removed(_)),
        AnyEdit::Decisions(edit) => matches!(edit, Edit::Removed(_)),
        AnyEdit::Kpis(edit) => matches!(edit, Edit::Removed(_)),
        AnyEdit::Targets(edit) => matches!(edit, Edit::Removed(_)),
        AnyEdit::Actuals(edit) => matches!(edit, Edit::Removed(_)),
        AnyEdit::Agreed(edit) => matches!(edit, Edit::Removed(_)),
        AnyEdit::Snapshots(edit) => matches!(edit, Edit::Removed(_)),
        AnyEdit::Trash(edit) => matches!(edit, Edit::Removed(_)),
    }
}

fn row(workbook: &Workbook, titles: &Titles, edit: &AnyEdit) -> AnyView {
    let fields: Vec<String> = if is_new(edit) {
        vec![t(words::NEW).to_owned()]
    } else {
        changed_fields(edit).iter().map(fields::line).collect()
    };
    view! {
        <li class="rows__row">
            <span class="rows__name">
                <bdi>{label(workbook, titles, edit)}</bdi>
            </span>
            <span class="rows__note">{t(table_name(edit.table()))}</span>
            <span class="rows__note">{fields.join(" · ")}</span>
        </li>
    }
    .into_any()
}

fn is_new(edit: &AnyEdit) -> bool {
    !is_removal(&edit.clone()) && is_removal(&edit.clone().inverse())
}

fn after<R: Record>(edit: &Edit<R>) -> &R {
    match edit {
        Edit::Added(record) | Edit::Removed(record) | Edit::Updated { after: record, .. } => record,
    }
}

/// What a person calls the record an edit is about.
pub fn label(workbook: &Workbook, titles: &Titles, edit: &AnyEdit) -> String {
    let known = |id: AccountId| workbook.accounts.get(id).map(|account| titles.title(account));
    let account = |id: AccountId| known(id).unwrap_or_else(|| id.to_string());
    let criterion =
        |id: CriterionId| workbook.criteria.get(id).map_or_else(|| id.to_string(), |it| it.name.to_string());
    let kpi = |id: KpiId| workbook.kpis.get(id).map_or_else(|| id.to_string(), |it| it.name.to_string());
    match edit {
        AnyEdit::Meta { after, .. } => after.name.to_string(),
        AnyEdit::Extra { .. } => workbook.meta.name.to_string(),
        AnyEdit::Accounts(edit) => known(edit.key()).unwrap_or_else(|| after(edit).name.to_string()),
        AnyEdit::Criteria(edit) => after(edit).name.to_string(),
        AnyEdit::Raters(edit) => after(edit).name.to_string(),
        AnyEdit::Scores(edit) => {
            let score = after(edit);
            let cell = format!("{} × {}", account(score.account), criterion(score.criterion));
            let rater = workbook.raters.get(score.rater).filter(|_| workbook.raters.len() > 1);
            rater.map_or(cell.clone(), |rater| format!("{cell} · {}", rater.name))
        }
        AnyEdit::Agreed(edit) => {
            let agreed = after(edit);
            format!("{} × {}", account(agreed.account), criterion(agreed.criterion))
        }
        AnyEdit::Decisions(edit) => account(after(edit).account),
        AnyEdit::Kpis(edit) => after(edit).name.to_string(),
        AnyEdit::Snapshots(edit) => after(edit).name.to_string(),
        AnyEdit::Targets(edit) => target_name(workbook, titles, after(edit)),
        AnyEdit::Actuals(edit) => {
            let actual = after(edit);
            let period = fmt::period(actual.period);
            match workbook.targets.get(actual.target) {
                Some(target) if target.period == actual.period => target_name(workbook, titles, target),
                Some(target) => format!("{} · {period}", target_name(workbook, titles, target)),
                None => period,
            }
        }
        AnyEdit::Trash(edit) => match &after(edit).what {
            Trashed::Account(account) => account.name.to_string(),
            Trashed::Criterion(criterion) => criterion.name.to_string(),
            Trashed::Kpi(kpi) => kpi.name.to_string(),
            Trashed::Rater(rater) => rater.name.to_string(),
            Trashed::Target(target) => format!("{} {}", kpi(target.kpi), target.period),
        },
    }
}

/// The problems of a file, each with its place.
#[component]
pub fn Problems(
    /// What was read.
    reading: Arc<Reading>,
) -> impl IntoView {
    let rest = reading.problem_count.saturating_sub(SHOWN);
    let rows = reading.problems.iter().take(SHOWN).map(problem).collect_view();
    view! {
        <p class="strong">{problems::title(reading.problem_count)}</p>
        <div class="table-scroll table-scroll--framed" tabindex="0" role="region" aria-label=t(common::terms::WORKBOOK)>
            <table class="table table--compact">
                <thead>
                    <tr>
                        <th scope="col">{t(problems::PATH)}</th>
                        <th scope="col">{t(problems::WHAT)}</th>
                        <th scope="col">{t(problems::FOUND)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {(rest > 0).then(|| view! { <p class="note">{words::and_more(rest)}</p> })}
        {consequences(&reading).into_iter().map(|text| view! { <p>{text}</p> }).collect_view()}
    }
}

/// What follows from the problems: which of them bars the whole file, or what stands in for what is broken.
fn consequences(reading: &Reading) -> Vec<String> {
    let Some(workbook) = &reading.workbook else {
        let bars = |problem: &&Problem| matches!(problem.path.as_str(), "$" | "$.id" | "$.meta");
        return reading.problems.iter().find(bars).map(|problem| problems::bars(&problem.path)).into_iter().collect();
    };
    let said = |note: &Note| match note {
        Note::NameStandsIn => Some(problems::name_stands_in(workbook.meta.name.as_str())),
        Note::CurrencyStandsIn => Some(problems::currency_stands_in(workbook.meta.currency.code())),
        _ => None,
    };
    reading.notes.iter().filter_map(said).chain(left_out(reading)).collect()
}

// A record goes as a whole for one wrong value in it, and takes what belongs to it along.
fn left_out(reading: &Reading) -> Option<String> {
    let counted = |table: &LeftOut| {
        let name = TableName::ALL.iter().find(|name| name.as_str() == table.table)?;
        let count = fmt::integer((table.broken + table.dependent) as f64);
        Some(common::words::label_value(t(table_name(*name)), count))
    };
    let counts: Vec<String> = reading.left_out.iter().filter_map(counted).collect();
    (!counts.is_empty()).then(|| problems::whole_records(counts.join(fmt::comma())))
}

fn problem(problem: &Problem) -> AnyView {
    let is_record = problem.kind == ProblemKind::DuplicateRecord && problem.path.matches('[').count() == 1;
    let what = match errors::expected(&problem.expected) {
        Some(expected) => problems::expected(errors::record_problem(problem.kind), expected),
        None if is_record => t(problems::FIRST_STAYS).to_owned(),
        None => errors::record_problem(problem.kind).to_owned(),
    };
    view! {
        <tr>
            <th scope="row">
                <code dir="ltr">{problem.path.clone()}</code>
            </th>
            <td>{what}</td>
            <td>
                <code dir="ltr">{shorten(&problem.found)}</code>
            </td>
        </tr>
    }
    .into_any()
}
