//! One name written in several ways: what is one customer, one manager, one tag.

use std::collections::BTreeMap;

/// What names are compared by: case, spaces at the ends and how many there are, accents, invisible characters, the script
/// of digits and the Arabic and Persian variants of a letter do not tell two customers apart; punctuation does. Between
/// letters of that script a space, what parts letters unseen and nothing at all are one: each is written for the others.
pub fn name_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    let mut is_parted = false;
    for character in name.chars().flat_map(char::to_lowercase) {
        match plain(character) {
            // й written as и and a breve is another letter than и, unlike é as e and an accent.
            Some('\u{306}') if key.ends_with('и') => {
                key.pop();
                key.push('й');
            }
            Some('\u{300}'..='\u{36f}') | None => {}
            Some(character) if character.is_whitespace() => is_parted = !key.is_empty(),
            Some(character) => {
                if is_parted && !(is_joining(character) && key.ends_with(is_joining)) {
                    key.push(' ');
                }
                is_parted = false;
                key.push(character);
            }
        }
    }
    key
}

/// Whether it is a letter of the Arabic script.
fn is_joining(character: char) -> bool {
    matches!(character, '\u{620}'..='\u{64a}' | '\u{66e}'..='\u{6d3}')
}

/// Whether two names are one, however they are spelt.
pub fn is_same(one: &str, two: &str) -> bool {
    // Lists ask this of every account, and most names differ in their first letter.
    let seen = |character: char| plain(character).filter(|plain| !plain.is_whitespace());
    let first =
        |name: &str| name.chars().flat_map(char::to_lowercase).find_map(seen).map(|c| if c == 'й' { 'и' } else { c });
    one == two || (first(one) == first(two) && name_key(one) == name_key(two))
}

/// Names with each spelling once, by their keys: of several spellings the one that occurs most, of equals the first.
pub fn spellings<'a>(names: impl IntoIterator<Item = &'a str>) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, Spellings> = BTreeMap::new();
    for name in names.into_iter().filter(|name| !name.is_empty()) {
        found.entry(name_key(name)).or_default().note(name);
    }
    super::order::map(found.into_iter().map(|(key, forms)| (key, forms.usual().to_owned())))
}

/// How often one name occurs in which spelling.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spellings(Vec<(String, usize)>);

impl Spellings {
    /// Counts one occurrence.
    pub fn note(&mut self, name: &str) {
        match self.0.iter_mut().find(|(known, _)| known == name) {
            Some((_, count)) => *count += 1,
            None => self.0.push((name.to_owned(), 1)),
        }
    }

    /// The spelling that occurs most, of equals the first; empty when there is none.
    pub fn usual(&self) -> &str {
        let most = self.0.iter().map(|(_, count)| *count).max();
        self.0.iter().find(|(_, count)| Some(*count) == most).map_or("", |(name, _)| name)
    }
}

/// Whether a character only marks others and says nothing by itself: vowel marks, the tatweel, the soft hyphen, marks
/// of direction, what joins or parts letters without being seen, the byte-order mark.
pub const fn is_unseen(character: char) -> bool {
    matches!(
        character,
        '\u{64b}'..='\u{65f}'
            | '\u{640}'
            | '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}'
    )
}

fn plain(character: char) -> Option<char> {
    Some(match character {
        'ي' | 'ى' => 'ی',
        'ك' => 'ک',
        'ة' => 'ه',
        'ё' => 'е',
        '۰'..='۹' => ascii_digit(character, '۰'),
        '٠'..='٩' => ascii_digit(character, '٠'),
        _ if is_unseen(character) => return None,
        '\u{e0}'..='\u{17f}' => without_accent(character),
        _ => character,
    })
}

fn ascii_digit(digit: char, zero: char) -> char {
    char::from_digit(u32::from(digit) - u32::from(zero), 10).unwrap_or(digit)
}

// Every second character of the list is the one before without its accent.
fn without_accent(character: char) -> char {
    let mut letters = ACCENTS.chars();
    while let (Some(accented), Some(base)) = (letters.next(), letters.next()) {
        if accented == character {
            return base;
        }
    }
    character
}

/// The canonical decompositions of the Latin-1 Supplement and Latin Extended-A (Unicode), small letters.
const ACCENTS: &str = "\
    àaáaâaãaäaåaçcèeéeêeëeìiíiîiïiñnòoóoôoõoöoùuúuûuüuýyÿyāaăaąaćcĉcċcčcďdēeĕeėeęeěe\
    ĝgğgġgģgĥhĩiīiĭiįiĵjķkĺlļlľlńnņnňnōoŏoőoŕrŗrřrśsŝsşsšsţtťtũuūuŭuůuűuųuŵwŷyźzżzžz";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_one() {
        let check = |one: &str, two: &str| assert_eq!(name_key(one), name_key(two), "{one} {two}");
        check("Alfreds Futterkiste", "  ALFREDS   futterkiste ");
        check("Taquería", "Taqueri\u{301}a");
        check("Königlich", "Konigli\u{63}h");
        check("Йогурт", "И\u{306}огурт");
        check("كالا", "کالا");
        check("می\u{200c}خرد", "میخرد");
        check("Ещё", "Еще");
        check("دیجی کالا", "دیجی\u{200c}کالا");
        check("ديجيكالا", "دیجی  کالا");
        check("ایران\u{200c} خودرو", " ایران خودرو");
        check("شعبهٔ ۲", "شعبه 2");
    }

    #[test]
    fn of_several_spellings_the_usual_one_stands() {
        let names = ["علی رضایی", "علي رضايي", "Петров", "علي رضايي", "", "ПЕТРОВ"];
        let usual: Vec<String> = spellings(names).into_values().collect();
        assert_eq!(usual, ["Петров", "علي رضايي"]);
        assert!(is_same("И\u{306}огурт", "Йогурт") && !is_same("Петров", "Петрова"));
        assert!(is_same("\u{a0}دیجی کالا ", "دیجی\u{200c}کالا") && is_same(" Acme", "acme"));
    }

    #[test]
    fn names_that_are_two() {
        let check = |one: &str, two: &str| assert_ne!(name_key(one), name_key(two), "{one} {two}");
        check("C&A", "CA");
        check("Acme 1", "Acme 11");
        check("Йогурт", "Иогурт");
        check("AcmeCorp", "Acme Corp");
        check("شعبه ۲", "شعبه ۲۲");
        check("ایران ۲ خودرو", "ایران خودرو");
    }
}
