//! Commands about the workbook's own settings.

use super::{CommandError, Field, currency, text};
use crate::change::{AnyEdit, Change};
use crate::model::{
    Avatar, Bands, Currency, GroupMethod, KeyListPreset, Meta, MonthsCovered, Period, PortfolioCut, Tolerance, Workbook,
};

/// One edit of the workbook's settings. Texts come as typed.
#[derive(Debug, Clone, PartialEq)]
pub enum MetaEdit {
    /// Its name.
    Name(String),
    /// The currency. Amounts are not converted: 12.50 stays 12.50, or becomes 13 where the currency has no decimals.
    Currency(Currency),
    /// What a key account is (S-12).
    Definition(String),
    /// The usual range of the key list.
    Preset(KeyListPreset),
    /// The size of the proposed key list, 1–1,000.
    TopN(u16),
    /// Where the bands begin.
    Bands(Bands),
    /// Where the portfolio matrix is cut.
    Cut(PortfolioCut),
    /// How many months of a period its figures cover; `None` for all of them.
    PartPeriod(Period, Option<MonthsCovered>),
    /// Whom the team looks for (P-3).
    Avatar(Avatar),
    /// How the raters' scores become the group's (C-2).
    Group(GroupMethod),
    /// How far the raters may differ before a cell is discussed (C-3).
    Tolerance(Tolerance),
}

pub(super) fn apply(workbook: &Workbook, edits: &[MetaEdit]) -> Result<Change, CommandError> {
    let before = &workbook.meta;
    let mut after = before.clone();
    for edit in edits {
        edit_one(&mut after, edit)?;
    }
    if *before == after {
        return Ok(Change::none());
    }
    let amounts = currency::recount(workbook, after.currency)?;
    let mut change = Change::one(AnyEdit::Meta { before: Box::new(before.clone()), after: Box::new(after) });
    change.edits.extend(amounts);
    Ok(change)
}

fn edit_one(meta: &mut Meta, edit: &MetaEdit) -> Result<(), CommandError> {
    match edit {
        MetaEdit::Name(typed) => meta.name = text::name(Field::Name, typed)?,
        MetaEdit::Currency(currency) => meta.currency = *currency,
        MetaEdit::Definition(typed) => meta.definition = text::free(Field::Definition, typed)?,
        MetaEdit::Preset(preset) => meta.preset = *preset,
        MetaEdit::TopN(top_n) => {
            if !(1..=1000).contains(top_n) {
                return Err(CommandError::OutOfRange { field: Field::TopN });
            }
            meta.top_n = *top_n;
        }
        MetaEdit::Bands(bands) => meta.bands = *bands,
        MetaEdit::Cut(cut) => meta.cut = *cut,
        MetaEdit::Avatar(typed) => {
            let free = |typed: &String| text::free(Field::Notes, typed);
            let (pains, goals) = (free(&typed.pains)?, free(&typed.goals)?);
            meta.avatar = Avatar { pains, goals, objections: free(&typed.objections)? };
        }
        MetaEdit::Group(method) => meta.group = *method,
        MetaEdit::Tolerance(tolerance) => meta.tolerance = *tolerance,
        MetaEdit::PartPeriod(period, Some(months)) => {
            if months.months() >= period.kind().months() {
                return Err(CommandError::OutOfRange { field: Field::Target });
            }
            meta.part_periods.insert(*period, *months);
        }
        MetaEdit::PartPeriod(period, None) => {
            meta.part_periods.remove(period);
        }
    }
    Ok(())
}
