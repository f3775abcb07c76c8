//! Which languages and calendars there are, and which of them the person reads now.

use std::cell::Cell;

use super::{fmt, message};

/// A language of the interface. The order is that of the tables `build.rs` writes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English, the language every other one is checked against.
    #[default]
    En,
    /// Russian.
    Ru,
    /// Persian, written right to left with its own digits.
    Fa,
}

/// The way a language runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

/// The calendar dates are shown in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Calendar {
    /// The international one.
    #[default]
    Gregorian,
    /// The solar calendar of Iran, from Nowruz to Nowruz.
    Jalali,
}

thread_local! {
    static LANGUAGE: Cell<Language> = const { Cell::new(Language::En) };
    static CALENDAR: Cell<Calendar> = const { Cell::new(Calendar::Gregorian) };
}

/// The language in use.
pub fn language() -> Language {
    LANGUAGE.get()
}

/// The calendar in use.
pub fn calendar() -> Calendar {
    CALENDAR.get()
}

/// Chooses the language of all texts and formats from now on. What is already on the page stays as it is: remount.
pub fn set_language(language: Language) {
    LANGUAGE.set(language);
    message::load(language);
    fmt::forget();
}

/// Chooses the calendar of all dates from now on. What is already on the page stays as it is: remount.
pub fn set_calendar(calendar: Calendar) {
    CALENDAR.set(calendar);
    fmt::forget();
}

/// Tells the document its language and direction: fonts, hyphenation, screen readers and logical properties follow.
pub fn show_in_document() {
    let root = web_sys::window().and_then(|window| window.document()).and_then(|document| document.document_element());
    if let Some(root) = root {
        let language = language();
        // Setting a well-formed attribute on an element that exists cannot fail.
        let _ = root.set_attribute("lang", language.code());
        let _ = root.set_attribute("dir", language.direction().code());
    }
}

impl Language {
    /// All languages, in the order a chooser lists them.
    pub const ALL: [Self; 3] = [Self::En, Self::Ru, Self::Fa];

    /// The two letters of ISO 639: kept in the settings, and the `lang` of the document.
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ru => "ru",
            Self::Fa => "fa",
        }
    }

    /// The language of a tag such as `fa-IR`, `ru` or `en_US`, if it is one of ours.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let code = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(code))
    }

    /// The first of the browser's preferred languages that is one of ours, else English.
    pub fn preferred() -> Self {
        Self::preferred_tags().iter().find_map(|tag| Self::from_tag(tag)).unwrap_or_default()
    }

    /// The tags of all languages the browser prefers, ours or not, the dearest first.
    pub fn preferred_tags() -> Vec<String> {
        let tags = web_sys::window().map(|window| window.navigator().languages());
        tags.map(|tags| tags.iter().filter_map(|tag| tag.as_string()).collect()).unwrap_or_default()
    }

    /// The language's name in itself: a chooser shows it so whatever is chosen now.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Ru => "Русский",
            Self::Fa => "فارسی",
        }
    }

    /// Which way it runs.
    pub fn direction(self) -> Direction {
        match self {
            Self::En | Self::Ru => Direction::Ltr,
            Self::Fa => Direction::Rtl,
        }
    }

    /// The tag `Intl` is asked with, without a calendar.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ru => "ru",
            // The digits are named: some browsers follow the system's numbering instead.
            Self::Fa => "fa-IR-u-nu-arabext",
        }
    }

    /// The calendar people who read this language expect until they choose another.
    pub fn usual_calendar(self) -> Calendar {
        match self {
            Self::En | Self::Ru => Calendar::Gregorian,
            Self::Fa => Calendar::Jalali,
        }
    }

    /// The digit zero; the other nine follow it.
    pub fn zero(self) -> char {
        match self {
            Self::En | Self::Ru => '0',
            Self::Fa => '۰',
        }
    }
}

impl Direction {
    /// The value of the `dir` attribute.
    pub fn code(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

impl Calendar {
    /// All calendars, in the order a chooser lists them.
    pub const ALL: [Self; 2] = [Self::Gregorian, Self::Jalali];

    /// The name kept in the settings.
    pub fn code(self) -> &'static str {
        match self {
            Self::Gregorian => "gregorian",
            Self::Jalali => "jalali",
        }
    }

    /// The calendar of that name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|calendar| calendar.code() == code)
    }

    /// The name `Intl` knows it by.
    pub(super) fn intl_name(self) -> &'static str {
        match self {
            Self::Gregorian => "gregory",
            Self::Jalali => "persian",
        }
    }
}
