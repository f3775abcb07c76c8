//! The plan of an import.

use std::collections::{BTreeSet, HashMap};

use super::cell::{Taken, set_field};
use super::key::{code_key, name_key};
use super::open::Settled;
use super::total::Sums;
use super::{
    CellProblem, ChangedAccount, ImportPlan, ImportProblem, ImportProblemKind, ImportWarning, ImportWarningKind,
};
use crate::exchange::AccountField;
use crate::exchange::mapping::{Mapping, MappingProblem};
use crate::exchange::table::{RawTable, Row};
use crate::model::{Account, AccountId, Name, NameError, Workbook, order};

/// Plans to take the rows of a table into a workbook. A row is about the account with its code, else about the one
/// account with its name (case, accents and spacing apart); else it is a new one. Empty cells keep what is there.
///
/// # Errors
/// The problems of the mapping, when it cannot be used at all.
pub fn plan_import(
    workbook: &Workbook,
    table: &RawTable,
    mapping: &Mapping,
    new_id: impl FnMut() -> AccountId,
) -> Result<ImportPlan, Vec<MappingProblem>> {
    let problems = mapping.problems();
    if !problems.is_empty() {
        return Err(problems);
    }
    let settled = Settled::of(table, mapping);
    let (known, plan) = (Known::of(workbook), ImportPlan::default());
    let mut planner = Planner { workbook, mapping, settled, known, plan, sums: Sums::default(), new_id };
    table.rows.iter().for_each(|row| planner.row(row));
    planner.note_cells_without_value(table);
    Ok(planner.plan)
}

struct Planner<'a, F: FnMut() -> AccountId> {
    workbook: &'a Workbook,
    mapping: &'a Mapping,
    settled: Settled,
    known: Known,
    plan: ImportPlan,
    sums: Sums,
    new_id: F,
}

// Whom a row is about.
enum Whom {
    Known(AccountId, MetBy),
    New(Name),
    Nobody(Option<usize>, ImportProblemKind),
}

// What a known account was met by.
#[derive(Clone, Copy, PartialEq, Eq)]
enum MetBy {
    Code,
    Name,
}

impl<F: FnMut() -> AccountId> Planner<'_, F> {
    fn row(&mut self, row: &Row) {
        if row.cells.iter().all(|cell| cell.trim().is_empty()) {
            return;
        }
        let whom = self.whom(row);
        let is_open = matches!(whom, Whom::New(_) | Whom::Nobody(_, ImportProblemKind::NoName));
        let name = self.cell(row, &AccountField::Name).1;
        let adds_up = self.sums.take(name, row, self.mapping, self.workbook.meta.currency, is_open);
        match whom {
            Whom::New(_) | Whom::Nobody(..) if adds_up => self.leave_out(row, None, ImportProblemKind::Total),
            Whom::Nobody(column, kind) => self.leave_out(row, column, kind),
            Whom::New(name) => self.add(row, name),
            Whom::Known(id, met_by) => match self.known.rows.get(&id).copied() {
                Some(first) => self.leave_out(row, None, ImportProblemKind::SameAccount { first }),
                None => self.update(row, id, met_by),
            },
        }
    }

    fn update(&mut self, row: &Row, id: AccountId, met_by: MetBy) {
        let Some(before) = self.workbook.accounts.get(id).cloned() else { return };
        self.known.rows.insert(id, row.number);
        if met_by == MetBy::Code {
            self.warn(row, &before);
        }
        let mut after = before.clone();
        self.fill(row, &mut after);
        // What it was met by counts as the same, however it is spelt.
        if code_key(&after.code) == code_key(&before.code) {
            after.code.clone_from(&before.code);
        }
        let code = code_key(&after.code);
        if !code.is_empty() && code != code_key(&before.code) {
            self.known.new_codes.insert(code, row.number);
        }
        if met_by == MetBy::Name {
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
        let by_name = named.and_then(|named| named.first()).map(|(id, _)| (*id, ImportWarningKind::NameOfOther));
        let coded = self.known.codes.get(&code_key(&account.code)).into_iter().flatten();
        let by_code = coded.copied().filter(|id| *id != account.id).map(|id| (id, ImportWarningKind::CodeOfBoth));
        for (id, kind) in by_name.into_iter().chain(by_code) {
            let Some(other) = self.workbook.accounts.get(id) else { continue };
            self.plan.warnings.push(ImportWarning {
                row: row.number,
                found: name.to_owned(),
                taken_for: account.name.to_string(),
                other: other.name.to_string(),
                kind,
            });
        }
    }

    fn add(&mut self, row: &Row, name: Name) {
        let mut account = Account::new((self.new_id)(), name);
        self.fill(row, &mut account);
        self.known.note_new(&account, row.number);
        self.count(&account);
        self.plan.added.push((row.number, account));
    }

    fn whom(&self, row: &Row) -> Whom {
        let name = self.cell(row, &AccountField::Name);
        let code = code_key(self.cell(row, &AccountField::Code).1);
        if !code.is_empty() {
            if let Some(&first) = self.known.new_codes.get(&code) {
                return Whom::Nobody(None, ImportProblemKind::SameCode { first });
            }
            if let Some(id) = self.by_code(&code, name.1) {
                return Whom::Known(id, MetBy::Code);
            }
        }
        if name.1.trim().is_empty() {
            return Whom::Nobody(name.0, ImportProblemKind::NoName);
        }
        self.by_name(name, &code)
    }

    // Of several accounts of one code, the one of the row's name.
    fn by_code(&self, code: &str, name: &str) -> Option<AccountId> {
        let coded = self.known.codes.get(code)?;
        let named = self.known.names.get(&name_key(name)).map_or(&[][..], Vec::as_slice);
        let is_named = |id: &&AccountId| named.iter().any(|(known, _)| known == *id);
        coded.iter().find(is_named).or(coded.first()).copied()
    }

    fn by_name(&self, (column, cell): (Option<usize>, &str), code: &str) -> Whom {
        let key = name_key(cell);
        if let Some(&(first, ref known_code)) = self.known.new_names.get(&key)
            && (code.is_empty() || known_code.is_empty())
        {
            return Whom::Nobody(None, ImportProblemKind::SameAccount { first });
        }
        let named = self.known.names.get(&key).map_or(&[][..], Vec::as_slice);
        // An account with another code is another customer of the same name.
        let fits = |(_, known_code): &&(AccountId, String)| code.is_empty() || known_code.is_empty();
        let mut fitting = named.iter().filter(fits);
        match (fitting.next(), fitting.next()) {
            (Some((id, _)), None) => Whom::Known(*id, MetBy::Name),
            (Some(_), Some(_)) => {
                Whom::Nobody(column, ImportProblemKind::SeveralAccounts { count: 2 + fitting.count() })
            }
            (None, _) => match read_name(cell) {
                Ok(name) => Whom::New(name),
                Err(error) => Whom::Nobody(column, ImportProblemKind::Cell(CellProblem::Name(error))),
            },
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
                }
                Err(problem) => self.problem(row, Some(place), ImportProblemKind::Cell(problem)),
            }
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
        self.plan.problems.push(ImportProblem { row: row.number, column, found, kind });
    }
}

fn read_name(cell: &str) -> Result<Name, NameError> {
    Name::parse(&cell.split(['\n', '\r', '\t']).collect::<Vec<_>>().join(" "))
}

// The accounts of the workbook by code and name, and the rows met so far.
#[derive(Default)]
struct Known {
    codes: HashMap<String, Vec<AccountId>>,
    names: HashMap<String, Vec<(AccountId, String)>>,
    rows: HashMap<AccountId, u32>,
    new_codes: HashMap<String, u32>,
    new_names: HashMap<String, (u32, String)>,
}

impl Known {
    fn of(workbook: &Workbook) -> Self {
        let mut known = Self::default();
        for account in workbook.accounts.iter() {
            let code = code_key(&account.code);
            if !code.is_empty() {
                known.codes.entry(code.clone()).or_default().push(account.id);
            }
            known.names.entry(name_key(account.name.as_str())).or_default().push((account.id, code));
        }
        known
    }

    fn note_new(&mut self, account: &Account, row: u32) {
        let code = code_key(&account.code);
        if !code.is_empty() {
            self.new_codes.insert(code.clone(), row);
        }
        self.new_names.entry(name_key(account.name.as_str())).or_insert((row, code));
    }
}
