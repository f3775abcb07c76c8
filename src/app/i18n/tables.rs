//! The texts of each language as `build.rs` wrote them: all of a language in one string, separated by zeros.
//!
//! English is there from the start. In the published program the others are parts of their own, as pages are: nobody
//! loads a language that is not read.

#![allow(clippy::unnecessary_wraps, reason = "what is split off gives the error of its loading by its own type")]

use super::language::Language;

const ENGLISH: &str = include_str!(concat!(env!("OUT_DIR"), "/en.txt"));
const RUSSIAN: &str = include_str!(concat!(env!("OUT_DIR"), "/ru.txt"));
const PERSIAN: &str = include_str!(concat!(env!("OUT_DIR"), "/fa.txt"));

#[cfg(not(parts))]
mod loaded {
    use super::{ENGLISH, Language, PERSIAN, RUSSIAN};

    pub(super) fn table(language: Language) -> Option<&'static str> {
        Some(match language {
            Language::En => ENGLISH,
            Language::Ru => RUSSIAN,
            Language::Fa => PERSIAN,
        })
    }

    pub(super) fn fetch(_: Language) -> impl Future<Output = bool> {
        std::future::ready(true)
    }
}

#[cfg(parts)]
mod loaded {
    use std::cell::Cell;

    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    use super::{ENGLISH, Language, PERSIAN, RUSSIAN};

    thread_local! {
        static HERE: Cell<[Option<&'static str>; Language::ALL.len()]> = const { Cell::new([Some(ENGLISH), None, None]) };
    }

    #[wasm_split(russian, fallible)]
    fn russian() -> Result<&'static str, SplitLoaderError> {
        Ok(RUSSIAN)
    }

    #[wasm_split(persian, fallible)]
    fn persian() -> Result<&'static str, SplitLoaderError> {
        Ok(PERSIAN)
    }

    pub(super) fn table(language: Language) -> Option<&'static str> {
        HERE.get()[language as usize]
    }

    pub(super) async fn fetch(language: Language) -> bool {
        let loaded = match language {
            Language::En => Ok(ENGLISH),
            Language::Ru => russian().await,
            Language::Fa => persian().await,
        };
        let mut here = HERE.get();
        here[language as usize] = loaded.ok().or(here[language as usize]);
        HERE.set(here);
        here[language as usize].is_some()
    }
}

/// Brings a language's texts; false when they could not be loaded. They stay for as long as the page is open.
pub fn fetch(language: Language) -> impl Future<Output = bool> {
    loaded::fetch(language)
}

/// Whether the page can speak a language at once.
pub fn is_here(language: Language) -> bool {
    loaded::table(language).is_some()
}

/// The texts in the order of their places; English when those of the language are not here.
pub(super) fn texts(language: Language) -> Vec<&'static str> {
    loaded::table(language).unwrap_or(ENGLISH).split('\0').collect()
}
