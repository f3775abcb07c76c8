//! What is being imported: the source, how it is read, what its columns mean, and what taking it in would do.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use linchpin::command::has_amounts;
use linchpin::exchange::AccountField;
use linchpin::exchange::import::{
    ImportChoices, ImportPlan, PartPeriod, SalesChoice, brings_few, part_periods, plan_import,
};
use linchpin::exchange::mapping::{Around, Column, Mapping, MappingProblem, PeriodAbove, guess_mapping, period_above};
use linchpin::exchange::table::{RawTable, ReadOptions, TableError, read_bytes, read_text};
use linchpin::model::{Currency, MonthsCovered, Period};

use super::adding::{Adding, offered};
use super::statuses::StatusReason;
use crate::app::i18n::errors;
use crate::app::platform::{clock, random};
use crate::app::state::Store;
use crate::app::ui::alive::Alive;
use crate::app::ui::sheets::{self, Sheet};

/// Where the table comes from.
#[derive(Clone)]
pub enum Source {
    /// The bytes of a file of this name.
    File(Arc<str>, Arc<[u8]>),
    /// A sheet of a spreadsheet program's file of this name.
    Sheet(Arc<str>, Arc<str>),
    /// A text that was pasted.
    Pasted(Arc<str>),
}

/// What taking the table in would do, or why the columns do not allow it.
pub type Plan = Result<Arc<ImportPlan>, Vec<MappingProblem>>;

/// An import under way: a handle, copied freely.
#[derive(Clone, Copy)]
pub struct ImportState {
    /// The workbook it goes into.
    pub store: Store,
    /// What was pasted or typed into the box, kept as it is whatever is wrong with it.
    pub pasted: RwSignal<String>,
    /// What the person decided about reading.
    pub options: RwSignal<ReadOptions>,
    /// The table, once one could be read.
    pub table: RwSignal<Option<Arc<RawTable>>>,
    /// Why it cannot be read.
    pub error: RwSignal<Option<String>>,
    /// What the columns mean.
    pub mapping: RwSignal<Mapping>,
    /// The currency the amounts are taken in: the workbook's, or one to be the workbook's where it has no amounts yet.
    pub currency: RwSignal<Currency>,
    /// What taking it in would do.
    pub plan: RwSignal<Option<Plan>>,
    /// The list of sales that the table is made of, where it is one.
    pub adding: RwSignal<Option<Adding>>,
    /// How the table may be added up.
    pub offered: Memo<Option<SalesChoice>>,
    /// The sheets of a spreadsheet program's file, and the one that is read.
    pub sheets: RwSignal<Vec<Sheet>>,
    /// Why the statuses change that the table brings.
    pub statuses: StatusReason,
    /// The place of the one that is read.
    pub sheet: RwSignal<usize>,
    /// The periods of which the table may bring only some months.
    pub parts: Memo<Vec<PartPeriod>>,
    // How many months of them a person said that it brings.
    covers: RwSignal<BTreeMap<Period, Option<MonthsCovered>>>,
    // Whether figures of other months, of accounts that are not in the table, are to be set aside: what a person said.
    aside: RwSignal<BTreeMap<Period, bool>>,
    /// What was decided about rows that can be taken in two ways.
    pub chosen: RwSignal<ImportChoices>,
    source: RwSignal<Option<Source>>,
    alive: Alive,
}

impl ImportState {
    /// Nothing yet.
    pub fn new(store: Store) -> Self {
        let mapping = RwSignal::new(Mapping::default());
        let (table, adding, plan) = (RwSignal::new(None), RwSignal::new(None), RwSignal::new(None));
        let today = clock::today();
        Self {
            store,
            pasted: RwSignal::new(String::new()),
            options: RwSignal::new(ReadOptions::default()),
            table,
            adding,
            offered: offered(table, mapping, adding),
            error: RwSignal::new(None),
            mapping,
            parts: Memo::new(move |_| {
                mapping.with(|mapping| {
                    plan.with(|plan: &Option<Plan>| {
                        let plan = plan.as_ref().and_then(|plan| plan.as_deref().ok());
                        store.peek(|workbook| part_periods(workbook, mapping, plan, today))
                    })
                })
            }),
            covers: RwSignal::new(BTreeMap::new()),
            aside: RwSignal::new(BTreeMap::new()),
            currency: RwSignal::new(store.peek(|workbook| workbook.meta.currency)),
            plan,
            sheets: RwSignal::new(Vec::new()),
            statuses: StatusReason::new(),
            sheet: RwSignal::new(0),
            chosen: RwSignal::new(ImportChoices::default()),
            source: RwSignal::new(None),
            alive: Alive::here(),
        }
    }

    /// Forgets the source and all that came of it, but not what stands in the box.
    pub fn start_again(self) {
        self.source.set(None);
        self.sheets.set(Vec::new());
        self.chosen.set(ImportChoices::default());
        self.covers.set(BTreeMap::new());
        self.aside.set(BTreeMap::new());
        self.adding.set(None);
        self.table.set(None);
        self.plan.set(None);
        self.error.set(None);
        self.options.set(ReadOptions::default());
    }

    /// Takes a source and reads it.
    pub fn take_source(self, source: Source) {
        self.start_again();
        match source {
            Source::File(name, bytes) if sheets::is_archive(&bytes) => spawn_local(self.take_sheets(name, bytes)),
            source => {
                self.source.set(Some(source));
                self.read();
            }
        }
    }

    async fn take_sheets(self, name: Arc<str>, bytes: Arc<[u8]>) {
        let found = sheets::open(&bytes).await;
        if !self.alive.is() {
            return;
        }
        match found {
            Ok(found) => {
                self.source.set(Some(Source::Sheet(name, Arc::from(""))));
                let first = sheets::first_table(&found);
                self.sheets.set(found);
                self.choose_sheet(first);
            }
            Err(error) => self.error.set(Some(error)),
        }
    }

    /// Reads another sheet of the same file.
    pub fn choose_sheet(self, place: usize) {
        let text = self.sheets.with_untracked(|sheets| sheets.get(place).map(|sheet| Arc::clone(&sheet.text)));
        let Some(text) = text else { return };
        self.sheet.set(place);
        self.chosen.set(ImportChoices::default());
        self.source.update(|source| {
            if let Some(Source::Sheet(_, own)) = source {
                *own = text;
            }
        });
        self.options.set(ReadOptions::of_sheet());
        self.read();
    }

    /// Says why there is no source.
    pub fn fail(self, error: &TableError) {
        self.error.set(Some(errors::table_error(error)));
    }

    /// The file's name; `None` for a pasted text.
    pub fn file_name(self) -> Option<String> {
        self.source.with(|source| match source {
            Some(Source::File(name, _) | Source::Sheet(name, _)) => Some(name.to_string()),
            _ => None,
        })
    }

    /// Reads the source anew as the person decided.
    pub fn set_options(self, change: impl FnOnce(&mut ReadOptions)) {
        self.options.update(change);
        self.read();
    }

    /// Changes what one column means.
    pub fn set_column(self, place: usize, change: impl FnOnce(&mut Column)) {
        self.mapping.update(|mapping| {
            if let Some(column) = mapping.columns.get_mut(place) {
                column.note = None;
                change(column);
            }
        });
        self.keep_for_list(place);
        self.make_plan();
    }

    /// The period that stands above the table.
    pub fn period_above(self) -> Option<PeriodAbove> {
        self.table.with_untracked(|table| period_above(table.as_ref()?, Some(clock::today())))
    }

    /// Takes a row that looks like no account for one, or does not.
    pub fn choose_row(self, row: u32, is_taken: bool) {
        self.chosen.update(|chosen| {
            chosen.rows.insert(row, is_taken);
        });
        self.make_plan();
    }

    /// Whether rows of one name in different cities are taken for different accounts.
    pub fn is_by_place(self) -> bool {
        self.chosen.with(|chosen| chosen.by_place)
    }

    /// Takes rows of one name in different cities for different accounts, or does not.
    pub fn choose_by_place(self, by_place: bool) {
        self.chosen.update(|chosen| chosen.by_place = by_place);
        self.make_plan();
    }

    /// How many months of such a period are taken: as chosen, or else as proposed.
    pub fn covers(self, part: &PartPeriod) -> Option<MonthsCovered> {
        self.covers.with(|covers| covers.get(&part.period).copied()).unwrap_or(part.covers)
    }

    /// Takes so many months of a period; `None` for all.
    pub fn choose_covers(self, period: Period, covers: Option<MonthsCovered>) {
        self.covers.update(|all| {
            all.insert(period, covers);
        });
    }

    /// Whether figures of other months than the table's, of accounts it lacks, are set aside: as chosen, or else where
    /// they are of the fewer accounts.
    pub fn sets_aside(self, plan: &ImportPlan, period: Period) -> bool {
        let usual = || !self.store.peek(|workbook| brings_few(workbook, plan, period));
        self.aside.with(|chosen| chosen.get(&period).copied()).unwrap_or_else(usual)
    }

    /// Sets them aside, or leaves them.
    pub fn choose_aside(self, period: Period, is_aside: bool) {
        self.aside.update(|chosen| {
            chosen.insert(period, is_aside);
        });
    }

    /// How many months of each such period are taken.
    pub fn all_covers(self) -> Vec<(Period, Option<MonthsCovered>)> {
        untrack(|| self.parts.get().iter().map(|part| (part.period, self.covers(part))).collect())
    }

    fn read(self) {
        let options = self.options.get_untracked();
        let table = self.source.with_untracked(|source| match source {
            Some(Source::File(_, bytes)) => Some(read_bytes(bytes, options)),
            Some(Source::Sheet(_, text) | Source::Pasted(text)) => Some(read_text(text, options)),
            None => None,
        });
        match table {
            None => {}
            Some(Err(error)) => {
                self.plan.set(None);
                self.fail(&error);
            }
            Some(Ok(table)) => {
                self.error.set(None);
                self.adding.set(None);
                self.statuses.suggest(self.file_name());
                let around = self.store.peek(|workbook| Around::of(workbook, Some(clock::today())));
                let mapping = guess_mapping(&table, &around);
                self.currency.set(self.fitting_currency(&mapping));
                self.mapping.set(mapping);
                self.table.set(Some(Arc::new(table)));
                self.make_plan();
            }
        }
    }

    /// Takes the amounts in another currency, which becomes the workbook's.
    pub fn set_currency(self, currency: Currency) {
        self.currency.set(currency);
        self.change_adding(|_| ());
        self.make_plan();
    }

    /// Whether the table may say what the workbook counts in: nothing counts in its currency yet.
    pub fn may_choose_currency(self) -> bool {
        self.store.peek(|workbook| !has_amounts(workbook))
    }

    /// The currency the table names first, where it may choose; of several with one name the workbook's own.
    pub fn fitting_currency(self, mapping: &Mapping) -> Currency {
        let own = self.store.peek(|workbook| workbook.meta.currency);
        let is_money =
            |column: &&Column| matches!(column.field, Some(AccountField::Revenue(_) | AccountField::Profit(_)));
        let named = mapping.columns.iter().filter(is_money).find_map(|column| column.currency);
        match named {
            Some(named) if !named.is(own) && self.may_choose_currency() => named.likely(),
            _ => own,
        }
    }

    /// Plans anew, as the columns and the choices are now.
    pub fn make_plan(self) {
        let Some(table) = self.table.get_untracked() else { return };
        if self.adding.with_untracked(|adding| adding.as_ref().is_some_and(|adding| adding.result.is_err())) {
            return self.plan.set(None);
        }
        let mapping = self.mapping.get_untracked();
        let currency = self.currency.get_untracked();
        let chosen = self.chosen.get_untracked();
        let plan = self.store.peek(|workbook| {
            if workbook.meta.currency == currency {
                return plan_import(workbook, &table, &mapping, &chosen, random::new_id);
            }
            let mut counted = workbook.clone();
            counted.meta.currency = currency;
            plan_import(&counted, &table, &mapping, &chosen, random::new_id)
        });
        self.plan.set(Some(plan.map(Arc::new)));
    }
}
