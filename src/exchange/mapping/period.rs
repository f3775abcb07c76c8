//! Headers of figures: which figure, of which period, in which unit.

use super::parts::{Parts, UnreadPeriod, split_tokens};
use super::run::{Covers, cut_run};
use super::scale::Scale;
use super::{fold, more_words, words};
use crate::exchange::AccountField;
use crate::model::{Date, Period};

/// What a header says about a column of figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FigureHeader {
    /// Revenue or profit; `None` when only a period is named.
    pub figure: Option<Figure>,
    /// The period; `None` when none is named.
    pub period: Option<Period>,
    /// How much of that period.
    pub covers: Covers,
    /// What one unit of the column's numbers is.
    pub scale: Scale,
    /// Whether the year of its period has two digits there.
    pub has_short_year: bool,
}

/// A figure of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Figure {
    Revenue,
    Profit,
    /// Profit as an amount, or a share of revenue: the cells tell.
    Margin,
}

impl FigureHeader {
    /// The field of an account it is; `None` without a period.
    pub(super) fn field(self) -> Option<AccountField> {
        let period = self.period?;
        Some(match self.figure {
            Some(Figure::Revenue) | None => AccountField::Revenue(period),
            Some(Figure::Profit | Figure::Margin) => AccountField::Profit(period),
        })
    }

    /// How many months of its period it covers; `None` where nobody can say it: a year to date is as long as what is over
    /// of the year.
    pub(super) fn months(self, today: Option<Date>) -> Option<u8> {
        let period = self.period?;
        match self.covers {
            Covers::Whole => Some(period.kind().months()),
            Covers::Months(months) => Some(months.months()),
            Covers::ToDate => today.and_then(|today| period.months_over(today)),
        }
    }
}

/// Reads a folded header; `None` when it says anything but a figure, a period and a unit.
///
/// Years 1300–1499 are of the solar calendar of Iran, with its quarters and months.
pub(super) fn read_figure_header(folded: &str) -> Option<FigureHeader> {
    let sum_of = words::SUMS_OF.iter().find_map(|words| folded.strip_prefix(words));
    let folded = sum_of.unwrap_or(folded);
    if names_level(folded) {
        return None;
    }
    read_whole(folded).or_else(|| read_run(folded))
}

// A figure of several months together: those of a year's beginning, or all of a year or a quarter.
fn read_run(folded: &str) -> Option<FigureHeader> {
    let (run, rest) = cut_run(folded)?;
    let read = read_whole(&rest)?;
    let Some(Period::Year(year)) = read.period else { return None };
    let (period, covers) = run.of_year(year)?;
    Some(FigureHeader { period: Some(period), covers, ..read })
}

fn read_whole(folded: &str) -> Option<FigureHeader> {
    let (parts, rest) = Parts::read(folded).ok()?;
    let rest = rest.as_str();
    let is_one = |lists: [&str; 2]| lists.into_iter().any(|list| words::holds(list, rest));
    let figure = match () {
        () if rest.is_empty() && parts.year.is_some() => None,
        () if is_one([words::REVENUE, more_words::REVENUE]) => Some(Figure::Revenue),
        () if is_one([words::PROFIT, more_words::PROFIT]) => Some(Figure::Profit),
        () if words::holds(more_words::MARGIN, rest) => Some(Figure::Margin),
        () => return None,
    };
    let period = if parts.names_period() { Some(parts.period()?) } else { None };
    let covers = Covers::Whole;
    Some(FigureHeader { figure, period, covers, scale: parts.scale, has_short_year: parts.has_short_year })
}

// "Deckungsbeitrag 1 2024" is a level of the contribution and not that of January, which has two digits there.
fn names_level(folded: &str) -> bool {
    let tokens = split_tokens(folded);
    tokens.windows(2).any(|pair| {
        more_words::LEVELLED.contains(&pair[0].as_str()) && matches!(pair[1].as_str(), "1" | "2" | "3" | "4" | "5")
    })
}

/// Reads a folded text that names a period and nothing else.
pub(in crate::exchange) fn read_period_text(folded: &str) -> Option<Period> {
    let header = read_figure_header(folded)?;
    let is_plain = header.figure.is_none() && header.scale == Scale::One && header.covers == Covers::Whole;
    header.period.filter(|_| is_plain)
}

/// The period a header names beside something else, and what that is, folded: "Orders 2025" are the orders of 2025.
/// `None` when it names no period, or no single one.
pub fn named_period(header: &str) -> Option<(String, Period)> {
    let (parts, rest) = Parts::read(&fold(header)).ok()?;
    Some((rest, parts.period()?))
}

/// What a header names beside a period and a unit, folded: "Сумма, тыс. руб." is a sum. `None` when it names no single
/// period.
pub(in crate::exchange) fn header_name(header: &str) -> Option<String> {
    Parts::read(&fold(header)).ok().map(|(_, rest)| rest)
}

/// What a header names instead of a period, where that is something.
pub fn unread_period(header: &str) -> Option<UnreadPeriod> {
    Parts::read(&fold(header)).err().flatten()
}

/// The period in the header of a column that a person takes as a figure: "Gewinn 2024". A number is a month only where
/// it stands by itself beside the year, so half a year ("H1 2025") is none.
pub fn header_period(header: &str) -> Option<Period> {
    let (_, period) = named_period(header)?;
    let folded = fold(header);
    let words: Vec<&str> = folded.split(' ').collect();
    let is_number = |word: &str, most: usize| word.len() <= most && word.bytes().all(|byte| byte.is_ascii_digit());
    let beside = |pair: &[&str]| {
        pair.len() == 2 && pair.iter().all(|word| is_number(word, 4)) && pair.iter().any(|word| is_number(word, 2))
    };
    let names = words::MONTHS.iter().chain(&words::JALALI_MONTHS);
    let is_named = || names.clone().any(|names| split_tokens(&folded).iter().any(|token| words::holds(names, token)));
    let is_month = matches!(period, Period::Month(..));
    (!is_month || words.windows(2).any(beside) || is_named()).then_some(period)
}

#[cfg(test)]
mod tests;
