//! Margins: as an amount they are profit, in per cent they are a share of revenue.

use super::header_scale;
use super::scale::Scale;
use crate::exchange::currency::{NamedCurrency, counted_in};
use crate::exchange::number::{Mark, NumberStyle, guess_number_style, parse_number};

/// Whether the margins of a column are amounts of money. Its header names a currency or thousands, a cell does, or many of
/// them are above one hundred, which no share of revenue is. A sign of per cent says the contrary.
pub(super) fn is_money<'a>(header: &str, cells: impl Iterator<Item = &'a str> + Clone) -> bool {
    if header.contains(['%', '٪']) {
        return false;
    }
    let style = guess_number_style(cells.clone()).or(Some(NumberStyle::DecimalPoint));
    let (mut above, mut positive, mut has_currency) = (0, 0, false);
    for cell in cells {
        let (cell, own) = counted_in(cell, true);
        let Ok(number) = parse_number(&cell, style) else { continue };
        match number.mark {
            Mark::Percent => return false,
            Mark::Currency(_) => has_currency = true,
            Mark::None => has_currency |= own.is_some(),
        }
        let whole = number.value.rounded(0).unwrap_or(i128::MAX);
        positive += usize::from(whole > 0);
        above += usize::from(whole > 100);
    }
    let is_named = NamedCurrency::in_header(header).is_some() || header_scale(header) != Scale::One;
    is_named || has_currency || (above > 0 && above * 4 >= positive)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cells_say_whether_a_margin_is_money() {
        let check = |header: &str, cells: &str, expected: bool| {
            assert_eq!(is_money(header, cells.split('|')), expected, "{header}: {cells}");
        };
        check("Gross margin 2023", "17156.21|2786.27|-12", true);
        check("Gross margin 2023", "17.156,21|2.786,27|438,15", true);
        check("Gross margin 2023 (EUR)", "17|2", true);
        check("Маржа 2023, тыс. руб.", "17|2", true);
        check("Gross margin 2023", "€17|2", true);
        check("Gross margin 2023", "17 %|250 %", false);
        check("Gross margin 2023 %", "17|250", false);
        check("Gross margin 2023", "17|25.5|33|0.4", false);
        check("Gross margin 2023", "0.17|0.25|-1.5", false);
        // One slip of the pen makes no amounts of shares.
        check("Gross margin 2023", "17|25|33|40|2550", false);
        check("Gross margin 2023", "-250|25|30|12|8", false);
        check("Gross margin 2023", "|n/a", false);
    }
}
