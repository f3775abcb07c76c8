//! Columns in which some numbers have a per cent sign and others have none: `12 %` beside `0.12`.

use super::fold;
use crate::exchange::number::{Mark, NumberStyle, parse_number};

/// How the numbers of such a column are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shares {
    /// What all of them are read in.
    pub unit: ShareUnit,
    in_doubt: InDoubt,
}

/// What shares are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShareUnit {
    /// In hundredths: 12 % is 12.
    PerCent,
    /// In wholes: 12 % is 0.12.
    Fraction,
}

// Which of the numbers a person should look at, beside those up to one that are read as per cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum InDoubt {
    WithSign,
    WithoutSign,
    OnlySmall,
}

/// The largest number, in ten-thousandths, that may be a fraction of a whole.
const ONE: i128 = 10_000;

impl Shares {
    /// How a column is read in which both kinds stand; `None` for any other. Its header decides, where it speaks of per
    /// cent. Otherwise numbers none of which is above one are fractions, and all others are per cent.
    pub(super) fn guess<'a>(
        header: &str,
        cells: impl Iterator<Item = &'a str>,
        style: Option<NumberStyle>,
    ) -> Option<Self> {
        let (mut with_sign, mut without) = (0, Vec::new());
        for (value, has_sign) in cells.filter_map(|cell| read(cell, style)) {
            with_sign += usize::from(has_sign);
            without.extend((!has_sign && value != 0).then_some(value));
        }
        if with_sign == 0 || without.is_empty() {
            return None;
        }
        let are_fractions = without.iter().all(|value| *value <= ONE) && without.iter().any(|value| *value < ONE);
        let (unit, in_doubt) = match () {
            () if names_per_cent(header) => (ShareUnit::PerCent, InDoubt::OnlySmall),
            () if are_fractions => (ShareUnit::Fraction, InDoubt::WithSign),
            () if without.len() > with_sign => (ShareUnit::PerCent, InDoubt::WithSign),
            () => (ShareUnit::PerCent, InDoubt::WithoutSign),
        };
        Some(Self { unit, in_doubt })
    }

    /// Whether a number should be looked at.
    pub(in crate::exchange) fn is_doubtful(self, cell: &str, style: Option<NumberStyle>) -> bool {
        let Some((value, has_sign)) = read(cell, style).filter(|(value, _)| *value != 0) else { return false };
        let is_small = !has_sign && value <= ONE && self.unit == ShareUnit::PerCent;
        is_small
            || match self.in_doubt {
                InDoubt::WithSign => has_sign,
                InDoubt::WithoutSign => !has_sign,
                InDoubt::OnlySmall => false,
            }
    }
}

// A number's size in ten-thousandths, and whether it has a per cent sign.
fn read(cell: &str, style: Option<NumberStyle>) -> Option<(i128, bool)> {
    let number = parse_number(cell, style.or(Some(NumberStyle::DecimalPoint))).ok()?;
    Some((number.value.rounded(4).ok()?.abs(), number.mark == Mark::Percent))
}

fn names_per_cent(header: &str) -> bool {
    const WORDS: [&str; 8] = ["%", "percent", "percentage", "pct", "процент", "проценты", "процентах", "درصد"];
    let folded = fold(header);
    folded.contains('%') || header.contains('٪') || folded.split(' ').any(|word| WORDS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_of_both_kinds_says_what_it_counts_in() {
        let check = |header: &str, cells: &str, expected: Option<ShareUnit>, doubtful: &str| {
            let cells: Vec<&str> = cells.split(' ').collect();
            let shares = Shares::guess(header, cells.iter().copied(), None);
            assert_eq!(shares.map(|shares| shares.unit), expected, "{header} {cells:?}");
            let found = cells.iter().filter(|cell| shares.is_some_and(|shares| shares.is_doubtful(cell, None)));
            assert_eq!(found.copied().collect::<Vec<_>>().join(" "), doubtful, "{header} {cells:?}");
        };
        check("Discount", "12% 5% 0%", None, "");
        check("Discount", "0.12 12 3", None, "");
        check("Discount", "12% 0 5%", None, "");
        check("Discount", "0.12 0.05 12%", Some(ShareUnit::Fraction), "12%");
        check("Discount", "12% 5% 0.12", Some(ShareUnit::Fraction), "12% 5%");
        check("Discount", "12% 5% 7", Some(ShareUnit::PerCent), "7");
        check("Discount", "12 5 7%", Some(ShareUnit::PerCent), "7%");
        check("Discount", "12 5 7% 0.5", Some(ShareUnit::PerCent), "7% 0.5");
        check("Discount", "1 12%", Some(ShareUnit::PerCent), "1");
        check("Margin, %", "12 7% 3", Some(ShareUnit::PerCent), "");
        check("Margin, %", "0.12 7% 3", Some(ShareUnit::PerCent), "0.12");
        check("Доля в процентах", "0.12 7%", Some(ShareUnit::PerCent), "0.12");
        check("Доля", "0.12 7%", Some(ShareUnit::Fraction), "7%");
    }
}
