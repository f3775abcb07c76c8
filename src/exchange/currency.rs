//! The currency that a header or a cell names.

use super::mapping::{Scale, fold, scale_word};
use super::number::named_sign;
use crate::model::Currency;

/// A currency as it was named. Some names are of several currencies: `$`, `ریال`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NamedCurrency {
    /// The codes of the currencies with this name, the likeliest first; never empty.
    codes: &'static str,
}

/// Which currencies a sign or a word stands for, as folded; a code stands for itself. The toman (IRT, no ISO code) is ten
/// rials, so it is a currency of its own.
const NAMES: [(&str, &str); 32] = [
    ("$|dollar|dollars|долл|доллар|долларов|доллара|доллары|دلار", "USD AUD CAD NZD SGD HKD TWD MXN CLP COP ARS BRL"),
    ("us$|usd", "USD"),
    ("€|eur|euro|euros|евро|یورو", "EUR"),
    ("£|pound|pounds", "GBP EGP LBP SYP"),
    ("gbp", "GBP"),
    ("¥", "JPY CNY"),
    ("yen", "JPY"),
    ("yuan|юаней|юани|юань", "CNY"),
    ("₽|rub|rur", "RUB"),
    ("руб|р|рублей|рубли|рубля|рубль", "RUB BYN"),
    ("₴|грн|гривен|гривны|uah", "UAH"),
    ("₸|тг|тенге|kzt", "KZT"),
    ("₹|inr", "INR"),
    ("rs|rupee|rupees", "INR PKR LKR NPR MUR"),
    ("₺", "TRY"),
    ("₪", "ILS"),
    ("₩", "KRW"),
    ("₼", "AZN"),
    ("₾", "GEL"),
    ("₫", "VND"),
    ("฿", "THB"),
    ("₦", "NGN"),
    ("﷼|ریال|rial|rials|riyal|риалов|риал", "IRR SAR QAR OMR YER"),
    ("irr", "IRR"),
    ("تومان|تومن|toman|tomans|irt|туманов|туман", "IRT"),
    ("kr", "DKK SEK NOK ISK"),
    ("zł", "PLN"),
    ("kč", "CZK"),
    ("ft", "HUF"),
    ("fr", "CHF"),
    ("درهم|dirham|dirhams", "AED"),
    ("دینار|dinar|dinars", "IQD KWD BHD JOD LYD"),
];

impl NamedCurrency {
    /// The currency with a sign, a word or a code, as written beside an amount.
    pub fn parse(sign: &str) -> Option<Self> {
        let folded = fold(sign);
        let word = if folded.is_empty() { sign.trim() } else { folded.as_str() };
        let named = NAMES.iter().find(|(names, _)| names.split('|').any(|name| name == word));
        named.map(|(_, codes)| *codes).or_else(|| named_sign(sign)).map(|codes| Self { codes })
    }

    /// The one currency a header names: `Revenue 2024, EUR`, `Выручка, тыс. руб.`, `فروش (میلیون تومان)`. A code that is no
    /// common word is known in capitals only.
    pub fn in_header(header: &str) -> Option<Self> {
        let is_part = |c: char| c.is_alphabetic() || "$€£¥₽₴₸₹₺₪₩₼₾₫฿₦﷼".contains(c);
        // FR is a country in a header.
        let is_country = |part: &str| matches!(fold(part).as_str(), "fr" | "ft");
        let mut found = header.split(|c: char| !is_part(c)).flat_map(|word| {
            let (signs, letters): (String, String) = word.chars().partition(|c| !c.is_alphabetic());
            [signs, letters]
                .into_iter()
                .filter(|part| !is_country(part))
                .filter_map(|part| Self::parse(in_units(&part)))
                .collect::<Vec<_>>()
        });
        let first = found.next()?;
        found.all(|other| other == first || first.is(other.likely()) || other.is(first.likely())).then_some(first)
    }

    /// The likeliest of the currencies with this name.
    pub fn likely(self) -> Currency {
        self.codes.split(' ').find_map(Currency::parse).unwrap_or(Currency::USD)
    }

    /// Whether it is the name of a currency.
    pub fn is(self, currency: Currency) -> bool {
        self.codes.split(' ').any(|code| code == currency.code())
    }

    /// By how many decimal places an amount grows that is counted in a currency instead: tomans in rials by one, rials in
    /// tomans by minus one, an amount of the currency itself by none. `None` for all others: they need a rate.
    pub fn places_in(self, currency: Currency) -> Option<i32> {
        match (self.codes, currency.code()) {
            _ if self.is(currency) => Some(0),
            ("IRT", "IRR") => Some(1),
            (codes, "IRT") if codes.starts_with("IRR") => Some(-1),
            _ => None,
        }
    }
}

// TEUR and kCHF are thousands of them.
fn in_units(part: &str) -> &str {
    let code = part.strip_prefix(['T', 't', 'K', 'k']).filter(|code| matches!(*code, "EUR" | "CHF" | "USD" | "GBP"));
    code.unwrap_or(part)
}

/// Whether amounts of a currency are counted in crores, so that `Cr` behind one is such a word.
pub(in crate::exchange) fn counts_in_crores(currency: Currency) -> bool {
    matches!(currency.code(), "INR" | "PKR" | "BDT" | "NPR" | "LKR")
}

/// A cell without the word that says what it is counted in, and what that is: `5 млн руб.` is 5 руб. in millions. Letters
/// alone (3k, 5M) are no such words. `Cr` is one where amounts are `in_crores` or the cell is in rupees; elsewhere ledgers
/// write it for a credit.
pub(in crate::exchange) fn counted_in(cell: &str, in_crores: bool) -> (String, Option<Scale>) {
    let in_crores = in_crores || cell.contains('₹') || cell.contains("Rs") || cell.contains("INR");
    let spaced = cell.replace("тыс.", "тыс. ").replace("млн.", "млн. ");
    let mut scale: Option<Scale> = None;
    let mut rest: Vec<&str> = Vec::new();
    let mut is_behind_another = false;
    let is_word =
        |unit: &str| unit.chars().count() > 1 && (in_crores || !unit.trim_end_matches('.').eq_ignore_ascii_case("cr"));
    for word in spaced.split_whitespace() {
        // Words stand against their numbers, too: 12млн.
        let (number, unit) = word.find(char::is_alphabetic).map_or((word, ""), |place| word.split_at(place));
        let found = scale_word(unit).filter(|_| is_word(unit)).and_then(|found| match scale {
            None => Some(found),
            Some(before) => before.times(found).filter(|_| is_behind_another && number.is_empty()),
        });
        scale = found.or(scale);
        is_behind_another = found.is_some();
        if found.is_none() {
            rest.push(word);
        } else if !number.is_empty() {
            rest.push(number);
        }
    }
    if scale.is_some() { (rest.join(" "), scale) } else { (cell.to_owned(), None) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_names_its_currency() {
        let check = |header: &str, expected: Option<&str>| {
            let found = NamedCurrency::in_header(header).map(|named| named.likely().to_string());
            assert_eq!(found.as_deref(), expected, "{header}");
        };
        check("Выручка 2024, руб.", Some("RUB"));
        check("Выручка 2024, тыс. руб.", Some("RUB"));
        check("Выручка, млн ₽", Some("RUB"));
        check("Q3 2025 Sales EUR", Some("EUR"));
        check("Umsatz 2024 (T€)", Some("EUR"));
        check("Umsatz 2024 (TEUR)", Some("EUR"));
        check("Revenue 2024 (k$)", Some("USD"));
        check("Revenue US$", Some("USD"));
        check("فروش ۱۴۰۳ (تومان)", Some("IRT"));
        check("فروش ۱۴۰۴ (میلیون تومان)", Some("IRT"));
        check("فروش ۱۴۰۲ (ريال)", Some("IRR"));
        check("Revenue CHF", Some("CHF"));
        check("Revenue 2024 (Rs. lakh)", Some("INR"));
        check("FY25 Revenue (INR)", Some("INR"));
        check("Revenue 2024", None);
        check("Try revenue", None);
        check("Revenue FR 2024", None);
        check("Revenue USD in EUR", None);
    }

    #[test]
    fn ten_rials_are_a_toman() {
        let check = |name: &str, code: &str, expected: Option<i32>| {
            let named = NamedCurrency::parse(name).unwrap_or_else(|| panic!("{name}"));
            let currency = Currency::parse(code).unwrap_or(Currency::USD);
            assert_eq!(named.places_in(currency), expected, "{name} in {code}");
        };
        check("تومان", "IRR", Some(1));
        check("ریال", "IRT", Some(-1));
        check("تومان", "IRT", Some(0));
        check("ریال", "SAR", Some(0));
        check("تومان", "USD", None);
        check("EUR", "USD", None);
    }

    #[test]
    fn a_cell_says_what_it_is_counted_in() {
        let check =
            |cell: &str, rest: &str, scale| assert_eq!(counted_in(cell, false), (rest.to_owned(), scale), "{cell}");
        check("5 млн руб.", "5 руб.", Some(Scale::Million));
        check("120 тыс.руб.", "120 руб.", Some(Scale::Thousand));
        check("۵ میلیون تومان", "۵ تومان", Some(Scale::Million));
        check("۵۰۰ میلیارد", "۵۰۰", Some(Scale::Billion));
        check("10.5 lakh", "10.5", Some(Scale::Lakh));
        check("₹ 1.2 Cr", "₹ 1.2", Some(Scale::Crore));
        check("1,000.00 CR", "1,000.00 CR", None);
        check("20cr.", "20cr.", None);
        assert_eq!(counted_in("20 Cr", true), ("20".to_owned(), Some(Scale::Crore)));
        check("12млн", "12", Some(Scale::Million));
        check("5 هزار میلیارد ریال", "5 ریال", Some(Scale::Trillion));
        check("1,5 трлн", "1,5", Some(Scale::Trillion));
        check("5 тыс. 300 млн", "5 300 млн", Some(Scale::Thousand));
        check("5 млн тыс.", "5 тыс.", Some(Scale::Million));
        check("1 234,50 руб.", "1 234,50 руб.", None);
        check("5M", "5M", None);
        check("5 m", "5 m", None);
    }
}
