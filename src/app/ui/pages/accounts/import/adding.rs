//! A list of sales that is being added up: what is chosen, and what comes of it in place of the table.

use std::sync::Arc;

use leptos::prelude::*;
use linchpin::exchange::AccountField;
use linchpin::exchange::import::{AddedUp, ImportChoices, SalesChoice, SalesProblem, add_up, guess_sales};
use linchpin::exchange::mapping::{Column, Mapping};
use linchpin::exchange::table::RawTable;
use linchpin::model::MonthsCovered;

use super::preview::left_out_rows;
use super::state::ImportState;
use crate::app::i18n::{fmt, texts::import::sales as words};
use crate::app::platform::clock;
use crate::app::ui::pages::accounts::columns::field_label;

/// A list of sales, and what it adds up to. The table and the mapping of the import are then those of the sums.
#[derive(Clone)]
pub struct Adding {
    /// The list.
    pub list: Arc<RawTable>,
    /// What its columns mean.
    pub mapping: Mapping,
    /// How it is added up.
    pub choice: SalesChoice,
    /// What comes of it.
    pub result: Result<Arc<AddedUp>, SalesProblem>,
}

/// How the table may be added up, while it is not.
pub fn offered(
    table: RwSignal<Option<Arc<RawTable>>>,
    mapping: RwSignal<Mapping>,
    adding: RwSignal<Option<Adding>>,
) -> Memo<Option<SalesChoice>> {
    Memo::new(move |_| {
        let table = table.get().filter(|_| adding.with(Option::is_none))?;
        mapping.with(|mapping| guess_sales(&table, mapping))
    })
}

impl ImportState {
    /// The table as it was read, also where it is added up.
    pub fn list(self) -> Option<Arc<RawTable>> {
        self.adding.with(|adding| adding.as_ref().map(|adding| Arc::clone(&adding.list))).or_else(|| self.table.get())
    }

    /// How many rows, and cells of other rows, are left out before the accounts are looked at.
    pub fn left_out_of_list(self) -> (usize, usize) {
        let unread = self.list().map_or(0, |list| left_out_rows(&list));
        let added = self.added_up();
        let (rows, problems) = added.map_or((0, 0), |added| (added.left_out, added.problems.len()));
        (unread + rows, problems.saturating_sub(rows))
    }

    /// What the list adds up to, where it is added up.
    pub fn added_up(self) -> Option<Arc<AddedUp>> {
        self.adding.with(|adding| adding.as_ref().and_then(|adding| adding.result.clone().ok()))
    }

    /// Adds up the rows of each account, as guessed.
    pub fn begin_adding(self) {
        let (Some(list), Some(choice)) = (self.table.get_untracked(), self.offered.get_untracked()) else { return };
        self.forget_rows();
        let choice = SalesChoice { by_place: untrack(|| self.is_by_place()), ..choice };
        self.add(Adding { list, mapping: self.mapping.get_untracked(), choice, result: Err(SalesProblem::NoAmounts) });
    }

    /// Takes the rows as they are again.
    pub fn stop_adding(self) {
        let Some(adding) = self.adding.get_untracked() else { return };
        self.forget_rows();
        self.adding.set(None);
        self.mapping.set(adding.mapping);
        self.table.set(Some(adding.list));
        self.make_plan();
    }

    /// Adds up in another way.
    pub fn change_adding(self, change: impl FnOnce(&mut Adding)) {
        let Some(mut adding) = self.adding.get_untracked() else { return };
        change(&mut adding);
        // A column of years is not added up by month.
        let kinds = adding.choice.kinds(&adding.list);
        if let Some(kind) = kinds.first().filter(|_| !kinds.contains(&adding.choice.by)) {
            adding.choice.by = *kind;
        }
        self.add(adding);
    }

    /// Changes how the cells of a column of the list are read.
    pub fn set_list_column(self, place: usize, change: impl FnOnce(&mut Column)) {
        self.change_adding(|adding| {
            if let Some(column) = adding.mapping.columns.get_mut(place) {
                change(column);
            }
        });
    }

    /// What a person said of a column of the sums stays when they are added up anew.
    pub fn keep_for_list(self, place: usize) {
        let source = self.table.with_untracked(|table| {
            table.as_ref().and_then(|table| table.source_columns.as_ref()?.get(place).copied().flatten())
        });
        let column = self.mapping.with_untracked(|mapping| mapping.columns.get(place).cloned());
        self.adding.update_untracked(|adding| {
            if let (Some(adding), Some(source), Some(column)) = (adding, source, column)
                && let Some(own) = adding.mapping.columns.get_mut(source)
            {
                *own = column;
            }
        });
    }

    // Where nothing can be added up there is no plan, and the table stays as it was.
    fn add(self, adding: Adding) {
        let own = (self.currency.get_untracked(), clock::today());
        let result = add_up(&adding.list, &adding.mapping, &adding.choice, own, &sum_header).map(Arc::new);
        let is_first = adding.result.is_err();
        if let Ok(added) = &result {
            // Once there are sums they may say what an empty workbook counts in; later a person may have said it.
            if is_first && added.mapping.columns.iter().any(|column| column.names_currency) {
                self.currency.set(self.fitting_currency(&added.mapping));
            }
            self.mapping.set(added.mapping.clone());
            self.table.set(Some(Arc::new(added.table.clone())));
        }
        self.adding.set(Some(Adding { result, ..adding }));
        self.make_plan();
    }

    // Which rows are accounts was said of other rows.
    fn forget_rows(self) {
        self.chosen.update(|chosen| *chosen = ImportChoices { by_place: chosen.by_place, ..ImportChoices::default() });
    }
}

// As the page and its exports name the field, so that a person and an import read it alike.
fn sum_header(field: &AccountField, covers: Option<MonthsCovered>) -> String {
    let part = |months: MonthsCovered| match field {
        AccountField::Revenue(period) => Some(words::revenue_part(u32::from(months.months()), fmt::period(*period))),
        AccountField::Profit(period) => Some(words::profit_part(u32::from(months.months()), fmt::period(*period))),
        _ => None,
    };
    covers.and_then(part).unwrap_or_else(|| field_label(field))
}
