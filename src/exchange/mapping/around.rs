//! What the columns of a table are guessed by beside their own headers and cells.

use std::collections::{BTreeMap, BTreeSet};

use super::period::FigureHeader;
use crate::exchange::{AccountField, further_fields};
use crate::model::{Date, MonthsCovered, Period, PeriodKind, Workbook};

/// What a table is guessed by beside what stands in it.
#[derive(Debug, Clone, Default)]
pub struct Around {
    /// The fields the workbook's accounts have already, so that a free field keeps its name.
    pub known: Vec<AccountField>,
    /// The periods of which they have some months only; what they have more of is not taken from a part of the period.
    pub parts: BTreeMap<Period, MonthsCovered>,
    /// Tells how much a year to date covers; without it such a column stays a field of its own.
    pub today: Option<Date>,
}

impl Around {
    /// What a workbook has, on a day.
    pub fn of(workbook: &Workbook, today: Option<Date>) -> Self {
        Self { known: further_fields(workbook.accounts.iter()), parts: workbook.meta.part_periods.clone(), today }
    }

    // How many months of a period the workbook has figures of.
    pub(super) fn months_of(&self, period: Period) -> u8 {
        let is_of_it = |field: &AccountField| matches!(field, AccountField::Revenue(own) | AccountField::Profit(own) if *own == period);
        let months = || self.parts.get(&period).map_or(period.kind().months(), |part| part.months());
        if self.known.iter().any(is_of_it) { months() } else { 0 }
    }
}

/// What a column is guessed by beside its own header and cells.
pub(super) struct Beside<'a> {
    pub around: &'a Around,
    /// How long the periods are that stand alone over columns of numbers.
    pub periods: BTreeSet<PeriodKind>,
    /// The most months of a period that any column of a figure covers.
    pub longest: BTreeMap<AccountField, u8>,
}

impl Beside<'_> {
    /// Of a year's whole and its part the whole is the year's, of two parts the longer, also where the workbook has it.
    pub fn is_longest(&self, header: FigureHeader, months: Option<u8>) -> bool {
        let (Some(period), Some(field), Some(months)) = (header.period, header.field(), months) else {
            return false;
        };
        self.longest.get(&field) == Some(&months) && self.around.months_of(period) <= months
    }
}
