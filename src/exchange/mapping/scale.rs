//! What numbers are counted in: thousands, millions, lakhs.

use super::parts::split_tokens;
use super::{fold, words};

/// What the numbers of a column are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Scale {
    /// As they stand.
    #[default]
    One,
    /// In thousands.
    Thousand,
    /// In lakhs: hundreds of thousands.
    Lakh,
    /// In millions.
    Million,
    /// In crores: tens of millions.
    Crore,
    /// In thousands of millions.
    Billion,
    /// In millions of millions.
    Trillion,
}

impl Scale {
    /// All scales.
    pub const ALL: [Self; 7] =
        [Self::One, Self::Thousand, Self::Million, Self::Billion, Self::Trillion, Self::Lakh, Self::Crore];

    /// By how many decimal places the numbers grow.
    pub const fn places(self) -> u32 {
        match self {
            Self::One => 0,
            Self::Thousand => 3,
            Self::Lakh => 5,
            Self::Million => 6,
            Self::Crore => 7,
            Self::Billion => 9,
            Self::Trillion => 12,
        }
    }

    /// What a folded word says that numbers are counted in.
    pub(super) fn of_folded(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scale| words::holds(scale.words(), word))
    }

    const fn words(self) -> &'static str {
        match self {
            // Nothing is said of units.
            Self::One => "-",
            Self::Thousand => words::THOUSANDS,
            Self::Lakh => words::LAKHS,
            Self::Million => words::MILLIONS,
            Self::Crore => words::CRORES,
            Self::Billion => words::BILLIONS,
            Self::Trillion => words::TRILLIONS,
        }
    }

    /// The first word for it; none for units.
    fn word(self) -> &'static str {
        self.words().split('|').next().unwrap_or_default()
    }

    /// So many of another: a thousand billions are a trillion (هزار میلیارد), and a lakh of crores is one, too. A larger
    /// one is not counted in a smaller one.
    pub(in crate::exchange) fn times(self, other: Self) -> Option<Self> {
        let places = Some(self.places() + other.places()).filter(|_| Self::One < self && self < other);
        Self::ALL.into_iter().find(|scale| Some(scale.places()) == places)
    }
}

/// What a word says that numbers are counted in.
pub(in crate::exchange) fn scale_word(word: &str) -> Option<Scale> {
    Scale::of_folded(&fold(word))
}

/// What a header says that its numbers are counted in: "Сумма, тыс. руб.", "Revenue, k EUR", «مبلغ (میلیون ریال)». Units
/// where it says nothing, or two things.
pub fn header_scale(header: &str) -> Scale {
    let mut tokens = split_tokens(&fold(header));
    join_scales(&mut tokens);
    let mut scales = tokens.iter().filter_map(|token| Scale::of_folded(token));
    let first = scales.next().unwrap_or_default();
    if scales.all(|scale| scale == first) { first } else { Scale::One }
}

/// A header without the words for what its numbers are counted in.
pub(in crate::exchange) fn without_scale(header: &str) -> String {
    if header_scale(header) == Scale::One {
        return header.to_owned();
    }
    let mut tokens = split_tokens(&fold(header));
    tokens.retain(|token| Scale::of_folded(token).is_none());
    tokens.join(" ")
}

/// Makes one word of two that count together: "هزار میلیارد" is a trillion.
pub(super) fn join_scales(tokens: &mut Vec<String>) {
    let product = |pair: &[String]| Scale::of_folded(&pair[0])?.times(Scale::of_folded(&pair[1])?);
    let found = (1..tokens.len()).find_map(|place| Some((place, product(&tokens[place - 1..=place])?)));
    if let Some((place, scale)) = found {
        tokens.remove(place);
        scale.word().clone_into(&mut tokens[place - 1]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_of_any_name_says_what_it_counts_in() {
        let check = |header: &str, expected: Scale| assert_eq!(header_scale(header), expected, "{header}");
        check("Сумма, тыс. руб.", Scale::Thousand);
        check("Revenue, k EUR", Scale::Thousand);
        check("Umsatz (T€)", Scale::Thousand);
        check("Umsatz in Mio. EUR", Scale::Million);
        check("مبلغ (میلیون ریال)", Scale::Million);
        check("مبلغ (هزار میلیارد ریال)", Scale::Trillion);
        check("Объем, трлн руб.", Scale::Trillion);
        check("Sales (Rs lakh crore)", Scale::Trillion);
        check("Янв 2025, млн ₽", Scale::Million);
        check("Sales, k EUR or mln EUR", Scale::One);
        check("Million thousand", Scale::One);
        check("Value", Scale::One);
    }

    #[test]
    fn a_header_is_read_without_what_it_counts_in() {
        let check = |header: &str, expected: &str| assert_eq!(without_scale(header), expected, "{header}");
        check("Jan 2025, k EUR", "jan 2025 eur");
        check("1998-01-31", "1998-01-31");
    }
}
