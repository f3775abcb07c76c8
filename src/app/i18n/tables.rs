//! The texts of each language as `build.rs` wrote them: all of a language in one string, separated by zeros.
//!
//! In the published program a language is a part of its own, as pages are: nobody loads one that is not read. Of English
//! the page has from the start what it says before a workbook is open; the rest comes with the parts that say it.

#![allow(clippy::unnecessary_wraps, reason = "what is split off gives the error of its loading by its own type")]

use super::language::Language;

const RUSSIAN: &str = include_str!(concat!(env!("OUT_DIR"), "/ru.txt"));
const PERSIAN: &str = include_str!(concat!(env!("OUT_DIR"), "/fa.txt"));

#[cfg(not(parts))]
mod loaded {
    use super::{Language, PERSIAN, RUSSIAN};

    const ENGLISH: &str = include_str!(concat!(env!("OUT_DIR"), "/en.txt"));

    pub(super) fn table(language: Language) -> Option<[&'static str; 2]> {
        Some(match language {
            Language::En => [ENGLISH, ""],
            Language::Ru => [RUSSIAN, ""],
            Language::Fa => [PERSIAN, ""],
        })
    }

    pub(super) fn english() -> bool {
        false
    }

    pub(super) fn fetch(_: Language) -> impl Future<Output = bool> {
        std::future::ready(true)
    }
}

#[cfg(parts)]
mod loaded {
    use std::cell::Cell;

    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    use super::{Language, PERSIAN, RUSSIAN};

    const FIRST: &str = include_str!(concat!(env!("OUT_DIR"), "/en_first.txt"));
    const REST: &str = include_str!(concat!(env!("OUT_DIR"), "/en_rest.txt"));

    /// The texts in the order of their places, cut where one string ends.
    type Table = [&'static str; 2];

    thread_local! {
        static HERE: Cell<[Option<Table>; Language::ALL.len()]> = const { Cell::new([Some([FIRST, ""]), None, None]) };
    }

    #[wasm_split(russian, fallible)]
    fn russian() -> Result<&'static str, SplitLoaderError> {
        Ok(RUSSIAN)
    }

    #[wasm_split(persian, fallible)]
    fn persian() -> Result<&'static str, SplitLoaderError> {
        Ok(PERSIAN)
    }

    pub(super) fn table(language: Language) -> Option<Table> {
        HERE.get()[language as usize]
    }

    // Not inlined: who calls it has the texts come, and they are to stand in one place.
    #[inline(never)]
    pub(super) fn english() -> bool {
        let is_news = table(Language::En).is_some_and(|[_, rest]| rest.is_empty());
        if is_news {
            put(Language::En, [FIRST, REST]);
        }
        is_news
    }

    pub(super) async fn fetch(language: Language) -> bool {
        let loaded = match language {
            Language::En => return true,
            Language::Ru => russian().await,
            Language::Fa => persian().await,
        };
        if let Ok(text) = loaded {
            put(language, [text, ""]);
        }
        table(language).is_some()
    }

    fn put(language: Language, table: Table) {
        let mut here = HERE.get();
        here[language as usize] = Some(table);
        HERE.set(here);
    }
}

/// Brings a language's texts; false when they could not be loaded. They stay for as long as the page is open.
pub fn fetch(language: Language) -> impl Future<Output = bool> {
    loaded::fetch(language)
}

/// Has the English texts that are not needed first; gives whether they are new. They come with whoever calls this, so
/// every part of the program does before it says anything.
pub(super) fn rest_of_english() -> bool {
    loaded::english()
}

/// Whether the page can speak a language at once.
pub fn is_here(language: Language) -> bool {
    loaded::table(language).is_some()
}

/// The texts in the order of their places; English when those of the language are not here.
pub(super) fn texts(language: Language) -> Vec<&'static str> {
    let table = loaded::table(language).or_else(|| loaded::table(Language::En)).unwrap_or_default();
    let strings = table.into_iter().filter(|strings| !strings.is_empty());
    strings.flat_map(|strings| strings.split('\0')).collect()
}
