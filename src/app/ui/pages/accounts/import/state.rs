//! What is being imported: the source, how it is read, what its columns mean, and what taking it in would do.

use std::sync::Arc;

use leptos::prelude::*;
use linchpin::exchange::further_fields;
use linchpin::exchange::import::{ImportPlan, plan_import};
use linchpin::exchange::mapping::{Column, Mapping, MappingProblem, guess_mapping};
use linchpin::exchange::table::{RawTable, ReadOptions, TableError, read_bytes, read_text};

use crate::app::i18n::errors;
use crate::app::platform::random;
use crate::app::state::Store;

/// Where the table comes from.
#[derive(Clone)]
pub enum Source {
    /// The bytes of a file of this name.
    File(Arc<str>, Arc<[u8]>),
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
    /// What taking it in would do.
    pub plan: RwSignal<Option<Plan>>,
    source: RwSignal<Option<Source>>,
}

impl ImportState {
    /// Nothing yet.
    pub fn new(store: Store) -> Self {
        Self {
            store,
            pasted: RwSignal::new(String::new()),
            options: RwSignal::new(ReadOptions::default()),
            table: RwSignal::new(None),
            error: RwSignal::new(None),
            mapping: RwSignal::new(Mapping::default()),
            plan: RwSignal::new(None),
            source: RwSignal::new(None),
        }
    }

    /// Forgets the source and all that came of it, but not what stands in the box.
    pub fn start_again(self) {
        self.source.set(None);
        self.table.set(None);
        self.plan.set(None);
        self.error.set(None);
        self.options.set(ReadOptions::default());
    }

    /// Takes a source and reads it.
    pub fn take_source(self, source: Source) {
        self.start_again();
        self.source.set(Some(source));
        self.read();
    }

    /// Says why there is no source.
    pub fn fail(self, error: &TableError) {
        self.error.set(Some(errors::table_error(error)));
    }

    /// The file's name; `None` for a pasted text.
    pub fn file_name(self) -> Option<String> {
        self.source.with(|source| match source {
            Some(Source::File(name, _)) => Some(name.to_string()),
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
        self.make_plan();
    }

    fn read(self) {
        let options = self.options.get_untracked();
        let table = self.source.with_untracked(|source| match source {
            Some(Source::File(_, bytes)) => Some(read_bytes(bytes, options)),
            Some(Source::Pasted(text)) => Some(read_text(text, options)),
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
                let known = self.store.peek(|workbook| further_fields(workbook.accounts.iter()));
                self.mapping.set(guess_mapping(&table, &known));
                self.table.set(Some(Arc::new(table)));
                self.make_plan();
            }
        }
    }

    fn make_plan(self) {
        let Some(table) = self.table.get_untracked() else { return };
        let mapping = self.mapping.get_untracked();
        let plan = self.store.peek(|workbook| plan_import(workbook, &table, &mapping, random::new_id));
        self.plan.set(Some(plan.map(Arc::new)));
    }
}
