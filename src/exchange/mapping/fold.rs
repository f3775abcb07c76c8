//! Texts made comparable: case, punctuation, invisible characters, variants of letters and digits do not count.

use crate::model::spelling::is_unseen;

/// The words of a text in lower case, one space between them. Arabic and Persian variants of one letter become one,
/// vowel marks and zero-width characters go, Ё becomes Е, digits of all scripts become ASCII ones, accents of Latin
/// letters stay. `camelCase` is taken apart.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut before = ' ';
    for character in text.chars() {
        if character.is_uppercase() && before.is_lowercase() {
            folded.push(' ');
        }
        before = character;
        match fold_character(character) {
            Some(' ') if folded.is_empty() || folded.ends_with(' ') => {}
            Some(plain) => folded.extend(plain.to_lowercase()),
            None => {}
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

fn fold_character(character: char) -> Option<char> {
    Some(match character {
        'ي' | 'ى' | 'ئ' => 'ی',
        'ك' => 'ک',
        'ة' | 'ۀ' => 'ه',
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ؤ' => 'و',
        'ё' | 'Ё' => 'е',
        '۰'..='۹' => ascii_digit(character, '۰'),
        '٠'..='٩' => ascii_digit(character, '٠'),
        // What parts letters unseen parts the words of a header.
        '\u{200c}' => ' ',
        _ if is_unseen(character) => return None,
        '%' | '$' | '€' | '₽' | '£' | '№' | '#' | '+' | '&' => character,
        _ if character.is_alphanumeric() => character,
        _ => ' ',
    })
}

fn ascii_digit(character: char, zero: char) -> char {
    char::from_digit(u32::from(character) - u32::from(zero), 10).unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_punctuation_and_variants_do_not_count() {
        let check = |text, expected| assert_eq!(fold(text), expected, "{text}");
        check("  Account_Name: ", "account name");
        check("accountManager", "account manager");
        check("Клиент / Учётная запись", "клиент учетная запись");
        check("كد\u{200c}مشتري", "کد مشتری");
        check("درآمد ۱۴۰۲", "درامد 1402");
        check("Revenue (Q1-2025)", "revenue q1 2025");
        check("Größe", "größe");
        check("...", "");
    }
}
