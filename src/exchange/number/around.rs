//! What stands around the digits of a number: signs, parentheses, per cent, currencies.

use super::Mark;

/// The digits with their marks, and what stood around them.
pub(super) struct Peeled<'a> {
    /// The digits with their marks.
    pub(super) body: &'a str,
    /// Whether it is below zero.
    pub(super) negative: bool,
    /// The sign or word.
    pub(super) mark: Mark,
}

/// Takes off signs, parentheses, per cent and currency, from both ends, each at most once.
pub(super) fn peel(plain: &str) -> Option<Peeled<'_>> {
    let (mut body, mut signed, mut negative, mut mark) = (plain, false, false, Mark::None);
    loop {
        body = body.trim();
        if let Some(inner) = body.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
            (body, negative, signed) = (inner, true, once(signed)?);
        } else if let Some(rest) = without_dash_of_cents(body) {
            body = rest;
        } else if let Some(rest) = body.strip_prefix(['-', '+']).or_else(|| body.strip_suffix(['-', '+'])) {
            (negative, signed) = (body.starts_with('-') || body.ends_with('-'), once(signed)?);
            body = rest;
        } else if let Some(rest) = strip(body, "%").or_else(|| strip(body, "٪")) {
            (body, mark) = (rest, if mark == Mark::None { Mark::Percent } else { return None });
        } else if let Some((rest, sign)) = strip_currency(body) {
            (body, mark) = (rest, if mark == Mark::None { Mark::Currency(sign.to_owned()) } else { return None });
        } else {
            return Some(Peeled { body, negative, mark });
        }
    }
}

// "5'000.-" and "12,-" have no cents, as the Swiss, the Germans and the Dutch write it.
fn without_dash_of_cents(body: &str) -> Option<&str> {
    let rest = body.trim_end_matches(['-', '\u{2014}']);
    let whole = rest.strip_suffix(['.', ',']).filter(|_| rest.len() < body.len())?;
    whole.ends_with(|c: char| c.is_ascii_digit()).then_some(whole)
}

fn once(already: bool) -> Option<bool> {
    (!already).then_some(true)
}

fn strip<'a>(body: &'a str, mark: &str) -> Option<&'a str> {
    body.strip_prefix(mark).or_else(|| body.strip_suffix(mark))
}

fn strip_currency(body: &str) -> Option<(&str, &str)> {
    let cut = |sign: &str| -> Option<(usize, usize)> {
        let (start, end) = (sign.len(), body.len().checked_sub(sign.len())?);
        let starts = body.get(..start).is_some_and(|head| head.eq_ignore_ascii_case(sign));
        let ends = body.get(end..).is_some_and(|tail| tail.eq_ignore_ascii_case(sign));
        if starts { Some((start, body.len())) } else { ends.then_some((0, end)) }
    };
    let (start, end) = WORDS.iter().chain(&SIGNS).find_map(|sign| cut(sign))?;
    let sign = if start > 0 { &body[..start] } else { &body[end..] };
    Some((&body[start..end], sign))
}

/// The code of a currency as it stands in the list, where a text is one.
pub fn named_sign(text: &str) -> Option<&'static str> {
    let is_code = |word: &&&str| word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    WORDS.iter().filter(is_code).find(|word| **word == text.trim()).copied()
}

/// Signs of currencies.
const SIGNS: [&str; 18] = ["$", "€", "£", "¥", "₽", "₴", "₸", "₹", "₺", "₪", "₩", "₼", "₾", "₫", "฿", "₦", "﷼", "¤"];
/// Words and codes of currencies. Listed, because any other word beside a number changes its meaning: 5 kg, 3k, 2 mln.
const WORDS: [&str; 66] = [
    "USD",
    "EUR",
    "GBP",
    "RUB",
    "IRR",
    "JPY",
    "CNY",
    "CHF",
    "AUD",
    "CAD",
    "NZD",
    "SEK",
    "NOK",
    "DKK",
    "PLN",
    "CZK",
    "HUF",
    "RON",
    "BGN",
    "TRY",
    "UAH",
    "BYN",
    "KZT",
    "UZS",
    "AZN",
    "AMD",
    "GEL",
    "AED",
    "SAR",
    "QAR",
    "KWD",
    "OMR",
    "BHD",
    "IQD",
    "AFN",
    "INR",
    "PKR",
    "BRL",
    "MXN",
    "ZAR",
    "KRW",
    "SGD",
    "HKD",
    "ILS",
    "US$",
    "IRT",
    "THB",
    "VND",
    "NGN",
    "руб.",
    "руб",
    "р.",
    "грн.",
    "грн",
    "тг.",
    "тг",
    "ریال",
    "تومان",
    "kr.",
    "kr",
    "zł",
    "Kč",
    "Ft",
    "Fr.",
    "Rs.",
    "Rs",
];
