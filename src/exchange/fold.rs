//! Makes one of the many ways to write the same digits and signs.

/// A text with Persian, Arabic and full-width digits as ASCII, every kind of space and minus as the plain one, and
/// the invisible marks of direction left out. Trimmed.
pub(super) fn folded(text: &str) -> String {
    text.chars().filter(|c| !is_invisible(*c)).map(fold).collect::<String>().trim().to_owned()
}

/// Whether a digit of the text is Persian or Arabic.
pub(super) fn has_eastern_digits(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}'))
}

fn fold(c: char) -> char {
    let digit = |zero: char| char::from_digit(u32::from(c) - u32::from(zero), 10).unwrap_or(c);
    match c {
        '\u{660}'..='\u{669}' => digit('\u{660}'),
        '\u{6f0}'..='\u{6f9}' => digit('\u{6f0}'),
        '\u{ff10}'..='\u{ff19}' => digit('\u{ff10}'),
        // Some programs write an amount and its currency as 1200|RUB.
        '|' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' | '\t' => ' ',
        '\u{2010}'..='\u{2013}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}' => '-',
        '\u{2018}' | '\u{2019}' | '\u{2bc}' => '\'',
        '\u{64a}' => 'ی',
        '\u{643}' => 'ک',
        _ => c,
    }
}

/// Marks and isolates of direction, the joiners, and the byte-order mark.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}
