//! The plan of an import.

mod whom;

use std::collections::BTreeSet;

use self::whom::{MetBy, Whom, same_name};
use super::cell::{Taken, set_field};
use super::key::{code_key, differ_by_zeros, name_key};
use super::known::{Known, Named};
use super::open::Settled;
use super::outline::{Outline, Outlined};
use super::place::{Place, Twins};
use super::total::Report;
use super::{
    ChangedAccount, Doubt, DoubtKind, ImportChoices, ImportPlan, ImportProblem, ImportProblemKind, ImportWarning,
    ImportWarningKind, beginning,
};
use crate::exchange::mapping::{Column, Mapping, MappingProblem};
use crate::exchange::table::{RawTable, Row};
use crate::exchange::{AccountField, Content};
use crate::model::{Account, AccountId, Name, Workbook, order};

/// Plans to take the rows of a table into a workbook. A row is about the account with its code, else about the one
/// account with its name (case, accents and spacing apart), of several the one in its city; else it is a new one. Empty
/// cells keep what is there. A row that looks as if it were about no account is proposed to be left out, and one of a name
/// that another row has in another city, too; `chosen` says where a person wants them to be accounts.
///
/// # Errors
/// The problems of the mapping, when it cannot be used at all.
pub fn plan_import(
    workbook: &Workbook,
    table: &RawTable,
    mapping: &Mapping,
    chosen: &ImportChoices,
    new_id: impl FnMut() -> AccountId,
) -> Result<ImportPlan, Vec<MappingProblem>> {
    let problems = mapping.problems();
    if !problems.is_empty() {
        return Err(problems);
    }
    let settled = Settled::of(table, mapping);
    let Outline { rows, carried } = Outline::of(table, mapping, workbook.meta.currency, &chosen.rows);
    let twins = Twins::of(&rows, mapping);
    let (known, plan) = (Known::of(workbook), ImportPlan { carried, ..ImportPlan::default() });
    let (report, noted) = (Report::default(), BTreeSet::new());
    let mut planner = Planner { workbook, mapping, chosen, settled, known, twins, noted, plan, report, new_id };
    for row in &rows {
        planner.row(row);
    }
    planner.note_cells_without_value(table);
    planner.note_who_is_not_met();
    Ok(planner.plan)
}

// The field that says so, and why an account could be another one.
type Why = fn(String, String) -> (AccountField, ImportWarningKind);

struct Planner<'a, F: FnMut() -> AccountId> {
    workbook: &'a Workbook,
    mapping: &'a Mapping,
    chosen: &'a ImportChoices,
    settled: Settled,
    known: Known,
    twins: Twins,
    // The names of several places that the plan shows.
    noted: BTreeSet<String>,
    plan: ImportPlan,
    report: Report,
    new_id: F,
}

impl<F: FnMut() -> AccountId> Planner<'_, F> {
    fn row(&mut self, outlined: &Outlined<'_>) {
        let row: &Row = &outlined.row;
        let whom = self.whom(row);
        if let Some(kind) = self.doubt(outlined, &whom) {
            let has_name = !matches!(whom, Whom::Nobody(_, ImportProblemKind::NoName));
            let chosen = self.chosen.rows.get(&row.number).copied();
            let is_taken = has_name && chosen.unwrap_or(kind == DoubtKind::PerhapsHeading);
            self.plan.doubts.push(Doubt { row: row.number, found: beginning(row), kind, has_name, is_taken });
            if !is_taken {
                return self.leave_out(row, None, ImportProblemKind::Doubt(kind));
            }
        }
        self.note_same_name(row, &whom);
        match whom {
            Whom::Nobody(column, kind) => self.leave_out(row, column, kind),
            Whom::New(name) => self.add(row, name),
            Whom::Known(id, met_by) => match self.known.rows.get(&id).cloned() {
                Some((first, there)) => {
                    let is_elsewhere = self.is_twin(row) && self.place(row).differs(&there);
                    self.leave_out(row, None, same_name(first, is_elsewhere));
                }
                None => self.update(row, id, met_by),
            },
        }
    }

    // What a row looks like if not like an account; whatever is known in the workbook is one. This does not depend on what
    // was chosen for other rows, so that choosing for one moves no other.
    fn doubt(&mut self, row: &Outlined<'_>, whom: &Whom) -> Option<DoubtKind> {
        let is_open = !matches!(whom, Whom::Known(..) | Whom::Nobody(_, ImportProblemKind::SeveralAccounts { .. }));
        let name = self.cell(&row.row, &AccountField::Name).1;
        self.report.doubt(row, name, is_open)
    }

    fn update(&mut self, row: &Row, id: AccountId, met_by: MetBy) {
        let Some(before) = self.workbook.accounts.get(id).cloned() else { return };
        self.known.rows.insert(id, (row.number, self.place(row)));
        if met_by == MetBy::Code {
            self.warn(row, &before);
        }
        let mut after = before.clone();
        self.fill(row, &mut after);
        // What it was met by counts as the same, however it is spelt.
        let has_lost_zeros = differ_by_zeros(&after.code, &before.code) && after.code.len() < before.code.len();
        if code_key(&after.code) == code_key(&before.code) || has_lost_zeros {
            after.code.clone_from(&before.code);
        }
        if met_by == MetBy::Place && Place::of(&after).agrees(&Place::of(&before)) {
            after.city.clone_from(&before.city);
        }
        let code = code_key(&after.code);
        if !code.is_empty() && code != code_key(&before.code) {
            self.known.new_codes.insert(code, row.number);
        }
        if met_by != MetBy::Code {
            after.name = before.name.clone();
        }
        self.count(&after);
        let fields = self.differences(&before, &after);
        if fields.is_empty() {
            self.plan.same += 1;
        } else {
            self.plan.changed.push(ChangedAccount { row: row.number, before, after, fields });
        }
    }

    // A row met by its code that could be about another account just as well.
    fn warn(&mut self, row: &Row, account: &Account) {
        let name = self.cell(row, &AccountField::Name).1;
        let key = name_key(name);
        let named = self.known.names.get(&key).filter(|_| key != name_key(account.name.as_str()));
        let by_name: Why = |taken_for, other| (AccountField::Name, ImportWarningKind::NameOfOther { taken_for, other });
        let of_both: Why = |taken_for, other| (AccountField::Code, ImportWarningKind::CodeOfBoth { taken_for, other });
        let by_name = named.and_then(|named| named.first()).map(|named| (named.id, by_name));
        let coded = self.known.codes.get(&code_key(&account.code)).into_iter().flatten();
        let by_code = coded.copied().filter(|id| *id != account.id).map(|id| (id, of_both));
        for (id, kind) in by_name.into_iter().chain(by_code) {
            let Some(other) = self.workbook.accounts.get(id) else { continue };
            let (taken_for, other) = (account.name.to_string(), other.name.to_string());
            let (field, kind) = kind(taken_for, other);
            let (column, found) = self.cell(row, &field);
            self.plan.warnings.push(ImportWarning { row: row.number, column, found: found.to_owned(), kind });
        }
    }

    fn add(&mut self, row: &Row, name: Name) {
        let mut account = Account::new((self.new_id)(), name);
        self.fill(row, &mut account);
        self.known.note_new(&account, row.number);
        self.count(&account);
        self.plan.added.push((row.number, account));
    }

    // A name of several places is shown where it is not already clear which account each of its rows is about.
    fn note_same_name(&mut self, row: &Row, whom: &Whom) {
        let is_clear = matches!(whom, Whom::Known(_, MetBy::Code | MetBy::Place));
        if is_clear || !self.is_twin(row) {
            return;
        }
        let key = name_key(self.cell(row, &AccountField::Name).1);
        if let Some(named) = self.twins.named(&key)
            && self.noted.insert(key)
        {
            self.plan.same_names.push(named);
        }
    }

    fn cell<'r>(&self, row: &'r Row, field: &AccountField) -> (Option<usize>, &'r str) {
        let column = self.mapping.columns.iter().position(|column| column.field.as_ref() == Some(field));
        (column, column.and_then(|column| row.cells.get(column)).map_or("", String::as_str))
    }

    fn fill(&mut self, row: &Row, account: &mut Account) {
        let currency = self.workbook.meta.currency;
        for (place, (column, cell)) in self.mapping.columns.iter().zip(&row.cells).enumerate() {
            let Some(field) = &column.field else { continue };
            match set_field(account, field, cell, column, currency) {
                Ok(taken) => {
                    self.plan.rounded += usize::from(taken == Taken::Rounded);
                    self.plan.missing += usize::from(taken == Taken::Missing);
                    self.settled.note(&mut self.plan.open, place, column, cell, (account, currency));
                    self.note_share(row, (place, column), cell, account);
                }
                Err(problem) => self.problem(row, Some(place), ImportProblemKind::Cell(problem)),
            }
        }
    }

    // A number of a column in which some have a per cent sign and others have none, where it may mean another thing.
    fn note_share(&mut self, row: &Row, (place, column): (usize, &Column), cell: &str, account: &Account) {
        let (Some(shares), Some(field @ AccountField::Number(_))) = (column.shares, &column.field) else { return };
        if let Content::Number(read) = field.of(account)
            && shares.is_doubtful(cell, column.numbers)
        {
            let (row, found) = (row.number, cell.trim().to_owned());
            let kind = ImportWarningKind::Share { read, unit: shares.unit };
            self.plan.warnings.push(ImportWarning { row, column: Some(place), found, kind });
        }
    }

    fn differences(&self, before: &Account, after: &Account) -> Vec<AccountField> {
        let fields = self.mapping.columns.iter().filter_map(|column| column.field.as_ref());
        fields.filter(|field| field.of(before) != field.of(after)).cloned().collect()
    }

    fn count(&mut self, account: &Account) {
        for column in &self.mapping.columns {
            match &column.field {
                Some(AccountField::Revenue(period)) => {
                    let amount = account.revenue(*period).map_or(0, |money| i128::from(money.minor()));
                    self.plan.totals.entry(*period).or_default().revenue += amount;
                }
                Some(AccountField::Profit(period)) => {
                    let amount = account.profit(*period).map_or(0, |money| i128::from(money.minor()));
                    self.plan.totals.entry(*period).or_default().profit += amount;
                }
                _ => {}
            }
        }
    }

    // Only when all rows are read is it known which accounts no row is about. Where one of them has the name and the place
    // of an account that is added, it has perhaps been numbered anew.
    fn note_who_is_not_met(&mut self) {
        let absent = self.workbook.accounts.keys().filter(|id| !self.known.rows.contains_key(id));
        self.plan.absent = absent.collect();
        let column = self.mapping.columns.iter().position(|column| column.field == Some(AccountField::Code));
        let renumbered =
            self.plan.added.iter().filter(|(_, added)| !added.code.is_empty()).filter_map(|(row, added)| {
                let place = Place::of(added);
                let mut named = self.known.names.get(&name_key(added.name.as_str()))?.iter();
                let is_here = |named: &&Named| !self.known.rows.contains_key(&named.id) && !place.differs(&named.place);
                let code = self.workbook.accounts.get(named.find(is_here)?.id)?.code.clone();
                let kind = ImportWarningKind::OtherCode { code };
                Some(ImportWarning { row: *row, column, found: added.code.clone(), kind })
            });
        let renumbered: Vec<ImportWarning> = renumbered.collect();
        self.plan.warnings.extend(renumbered);
        order::sort_by_key(&mut self.plan.warnings, |warning| warning.row);
    }

    // What the table could not give is a problem where the row and the column would have been used.
    fn note_cells_without_value(&mut self, table: &RawTable) {
        let left_out = self.plan.problems.iter().filter(|problem| !matches!(problem.kind, ImportProblemKind::Cell(_)));
        let left_out: BTreeSet<u32> = left_out.map(|problem| problem.row).collect();
        for problem in table.problems.iter().filter(|problem| !left_out.contains(&problem.row)) {
            let Some((column, found)) = problem.kind.cell_left_out() else { continue };
            if self.mapping.columns.get(column).is_some_and(|column| column.field.is_some()) {
                let kind = ImportProblemKind::NoValue(problem.kind.clone());
                let found = found.to_owned();
                self.plan.problems.push(ImportProblem { row: problem.row, column: Some(column), found, kind });
            }
        }
        order::sort_by_key(&mut self.plan.problems, |problem| problem.row);
    }

    fn leave_out(&mut self, row: &Row, column: Option<usize>, kind: ImportProblemKind) {
        self.plan.left_out += 1;
        self.problem(row, column, kind);
    }

    fn problem(&mut self, row: &Row, column: Option<usize>, kind: ImportProblemKind) {
        let found = match column {
            Some(column) => row.cells.get(column).cloned().unwrap_or_default(),
            None => self.cell(row, &AccountField::Name).1.to_owned(),
        };
        // An empty cell says nothing: the row is known by what else stands in it.
        let found = if found.trim().is_empty() { beginning(row) } else { found };
        self.plan.problems.push(ImportProblem { row: row.number, column, found, kind });
    }
}
