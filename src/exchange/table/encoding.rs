//! From bytes to text: UTF-8 first, UTF-16 by its mark or its zeros, and the code pages spreadsheet programs still
//! write.

use super::TableError;
use super::code_pages::{KOI8_R, WINDOWS_1251, WINDOWS_1252, WINDOWS_1256};

/// How bytes stand for characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Encoding {
    /// UTF-8, with or without a byte-order mark.
    Utf8,
    /// UTF-16, the lower byte first ("Unicode text" of spreadsheet programs).
    Utf16Le,
    /// UTF-16, the higher byte first.
    Utf16Be,
    /// Cyrillic Windows code page.
    Windows1251,
    /// Cyrillic code page of older Russian programs.
    Koi8R,
    /// Western European Windows code page.
    Windows1252,
    /// Arabic and Persian Windows code page.
    Windows1256,
}

impl Encoding {
    /// All encodings.
    pub const ALL: [Self; 7] = [
        Self::Utf8,
        Self::Utf16Le,
        Self::Utf16Be,
        Self::Windows1251,
        Self::Koi8R,
        Self::Windows1252,
        Self::Windows1256,
    ];

    /// The encoding's usual name, the same in every language.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16 LE",
            Self::Utf16Be => "UTF-16 BE",
            Self::Windows1251 => "Windows-1251",
            Self::Koi8R => "KOI8-R",
            Self::Windows1252 => "Windows-1252",
            Self::Windows1256 => "Windows-1256",
        }
    }
}

/// The encoding bytes seem to have. Anything that is valid UTF-8 is UTF-8; other bytes are told apart by which of
/// them occur, and the guess is shown to the person.
pub(super) fn guess(bytes: &[u8]) -> Encoding {
    match bytes {
        [0xFF, 0xFE, ..] => return Encoding::Utf16Le,
        [0xFE, 0xFF, ..] => return Encoding::Utf16Be,
        _ => {}
    }
    let zeros = |odd: usize| bytes.iter().take(2_000).skip(odd).step_by(2).filter(|&&byte| byte == 0).count() * 8;
    let sample = bytes.len().min(2_000);
    if zeros(1) > sample && zeros(0) * 4 < sample {
        return Encoding::Utf16Le;
    }
    if zeros(0) > sample && zeros(1) * 4 < sample {
        return Encoding::Utf16Be;
    }
    if std::str::from_utf8(bytes).is_ok() { Encoding::Utf8 } else { guess_code_page(bytes) }
}

// Western texts have single letters above ASCII between letters of ASCII; Cyrillic and Arabic words have runs of
// them. Most Cyrillic letters of a text are small ones, 0xE0–0xFF, of which the Arabic page uses only seven for
// letters.
fn guess_code_page(bytes: &[u8]) -> Encoding {
    let is_high = |byte: u8| byte >= 0x80;
    let (mut high, mut in_runs, mut small_cyrillic) = (0_usize, 0_usize, 0_usize);
    for (index, &byte) in bytes.iter().enumerate().filter(|(_, byte)| is_high(**byte)) {
        high += 1;
        let beside = |place: Option<usize>| place.and_then(|at| bytes.get(at)).is_some_and(|&byte| is_high(byte));
        in_runs += usize::from(beside(index.checked_sub(1)) || beside(index.checked_add(1)));
        let arabic = matches!(byte, 0xE1 | 0xE3..=0xE6 | 0xEC | 0xED);
        small_cyrillic += usize::from(byte >= 0xE0 && !arabic);
    }
    if in_runs * 2 < high {
        return Encoding::Windows1252;
    }
    let likely = if small_cyrillic * 4 >= high { Encoding::Windows1251 } else { Encoding::Windows1256 };
    // KOI8-R has small letters where the Windows page has capitals, and where the Arabic one has most of its letters.
    if russian(bytes, KOI8_R) > russian(bytes, WINDOWS_1251).max(arabic(bytes)) { Encoding::Koi8R } else { likely }
}

// How much a text reads as Russian: a letter of the common ones after another, small after small or after the capital of
// a word, counts for it, a capital after a small letter and anything that is no letter of Russian against it.
fn russian(bytes: &[u8], page: &str) -> i32 {
    likeness(bytes, page, "оеаинтсрвлкмдпуяызьбгчйхжшюцщэфъё", 'а'..='ё')
}

fn arabic(bytes: &[u8]) -> i32 {
    likeness(bytes, WINDOWS_1256, "ابپتثجچحخدذرزژسشصضطظعغفقکكگلمنوهیيىءآأئةؤإ\u{200c}", 'ء'..='ی')
}

fn likeness(bytes: &[u8], page: &str, letters: &str, script: std::ops::RangeInclusive<char>) -> i32 {
    let upper: Vec<char> = page.chars().collect();
    // The first ten letters of the alphabet given are two thirds of a text.
    let weight = |c: char| match letters.chars().position(|letter| letter == c) {
        Some(place) if script.contains(&'а') && place < 10 => 3,
        Some(_) => 2,
        None => -2,
    };
    let mut score = 0;
    let mut was_small = false;
    for &byte in bytes.iter().take(20_000) {
        let Some(c) = byte.checked_sub(0x80).and_then(|place| upper.get(usize::from(place))).copied() else {
            was_small = false;
            continue;
        };
        let is_capital = c.is_uppercase();
        score += if is_capital && was_small { -3 } else { weight(c.to_lowercase().next().unwrap_or(c)) };
        was_small = c.is_lowercase();
    }
    score
}

/// The text of bytes in an encoding, without a byte-order mark. Bytes a code page does not know become U+FFFD and are
/// found by whoever reads the cells.
pub(super) fn decode(bytes: &[u8], encoding: Encoding) -> Result<String, TableError> {
    let text = match encoding {
        Encoding::Utf8 => std::str::from_utf8(bytes)
            .map(str::to_owned)
            .map_err(|error| TableError::NotText { offset: error.valid_up_to() })?,
        Encoding::Utf16Le => decode_utf16(bytes, u16::from_le_bytes),
        Encoding::Utf16Be => decode_utf16(bytes, u16::from_be_bytes),
        Encoding::Windows1251 => decode_page(bytes, WINDOWS_1251),
        Encoding::Koi8R => decode_page(bytes, KOI8_R),
        Encoding::Windows1252 => decode_page(bytes, WINDOWS_1252),
        Encoding::Windows1256 => decode_page(bytes, WINDOWS_1256),
    };
    match text.find('\0') {
        Some(offset) => Err(TableError::NotText { offset }),
        None => Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)),
    }
}

fn decode_utf16(bytes: &[u8], unit: impl Fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks(2).map(|pair| unit([pair[0], pair.get(1).copied().unwrap_or(0xFF)]));
    char::decode_utf16(units).map(|read| read.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

fn decode_page(bytes: &[u8], upper_half: &str) -> String {
    let upper: Vec<char> = upper_half.chars().collect();
    let read = |&byte: &u8| match byte.checked_sub(0x80) {
        None => char::from(byte),
        Some(place) => upper.get(usize::from(place)).copied().unwrap_or(char::REPLACEMENT_CHARACTER),
    };
    bytes.iter().map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], encoding: Encoding, text: &str) {
        assert_eq!(guess(bytes), encoding);
        assert_eq!(decode(bytes, encoding).as_deref(), Ok(text));
    }

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn every_page_has_128_characters() {
        for page in [WINDOWS_1251, WINDOWS_1252, WINDOWS_1256, KOI8_R] {
            assert_eq!(page.chars().count(), 128);
        }
    }

    #[test]
    fn utf8_with_and_without_a_mark() {
        check("name,Ürün".as_bytes(), Encoding::Utf8, "name,Ürün");
        check("\u{feff}name".as_bytes(), Encoding::Utf8, "name");
    }

    #[test]
    fn utf16_by_its_mark_and_by_its_zeros() {
        check(&utf16("\u{feff}Имя\tГод", u16::to_le_bytes), Encoding::Utf16Le, "Имя\tГод");
        check(&utf16("\u{feff}Имя\tГод", u16::to_be_bytes), Encoding::Utf16Be, "Имя\tГод");
        check(&utf16("name\tcity\r\n", u16::to_le_bytes), Encoding::Utf16Le, "name\tcity\r\n");
        check(&utf16("name\tcity\r\n", u16::to_be_bytes), Encoding::Utf16Be, "name\tcity\r\n");
    }

    #[test]
    fn russian_code_page() {
        // "Клиент;Выручка" as a Russian spreadsheet program writes it.
        check(
            b"\xca\xeb\xe8\xe5\xed\xf2;\xc2\xfb\xf0\xf3\xf7\xea\xe0 2024",
            Encoding::Windows1251,
            "Клиент;Выручка 2024",
        );
    }

    #[test]
    fn older_russian_code_page() {
        let page: Vec<char> = KOI8_R.chars().collect();
        let byte = |c: char| {
            let place = page.iter().position(|letter| *letter == c);
            place.and_then(|place| u8::try_from(place + 0x80).ok()).or(u8::try_from(u32::from(c)).ok()).unwrap_or(b'?')
        };
        for text in ["Клиент;Выручка 2024", "клиент;город\nООО Ромашка;Уфа", "КЛИЕНТ;ВЫРУЧКА", "Ёлкин;Пермь"]
        {
            let bytes: Vec<u8> = text.chars().map(byte).collect();
            check(&bytes, Encoding::Koi8R, text);
        }
    }

    #[test]
    fn western_code_page() {
        check(b"Caf\xe9;M\xe9xico D.F.;Taquer\xeda", Encoding::Windows1252, "Café;México D.F.;Taquería");
    }

    #[test]
    fn persian_code_page() {
        // "نام شرکت;درآمد"
        check(b"\xe4\xc7\xe3 \xd4\xd1\x98\xca;\xcf\xd1\xc2\xe3\xcf", Encoding::Windows1256, "نام شرکت;درآمد");
    }

    #[test]
    fn zeros_are_no_text() {
        assert_eq!(decode(b"a\0b", Encoding::Utf8), Err(TableError::NotText { offset: 1 }));
    }

    #[test]
    fn a_wrong_choice_is_named_by_its_place() {
        assert_eq!(decode(b"ab\xff", Encoding::Utf8), Err(TableError::NotText { offset: 2 }));
    }
}
