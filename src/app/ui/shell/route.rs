//! Where a person is: the menu's entries and what is open in one of them, written in the URL's hash.
//!
//! Pure: what the browser does with a hash is the router's.

use crate::app::i18n::{Text, texts::nav};

/// An entry of the menu.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Route {
    /// The person's workbooks, the sample, the first visit.
    #[default]
    Workbooks,
    /// The table of accounts.
    Accounts,
    /// Criteria and their weights.
    Criteria,
    /// The scoring matrix.
    Matrix,
    /// Ranking, cut line and decisions.
    Decide,
    /// Portfolio and concentration.
    Segments,
    /// KPI targets.
    Targets,
    /// Export and import of the workbook.
    Files,
    /// Language, calendar, theme, space.
    Settings,
}

impl Route {
    /// All entries in the order of the work.
    pub const ALL: [Self; 9] = [
        Self::Workbooks,
        Self::Accounts,
        Self::Criteria,
        Self::Matrix,
        Self::Decide,
        Self::Segments,
        Self::Targets,
        Self::Files,
        Self::Settings,
    ];

    /// Its word in the hash.
    pub fn word(self) -> &'static str {
        match self {
            Self::Workbooks => "workbooks",
            Self::Accounts => "accounts",
            Self::Criteria => "criteria",
            Self::Matrix => "matrix",
            Self::Decide => "decide",
            Self::Segments => "segments",
            Self::Targets => "targets",
            Self::Files => "files",
            Self::Settings => "settings",
        }
    }

    /// Its name in the menu and the window's title.
    pub fn name(self) -> Text {
        match self {
            Self::Workbooks => nav::WORKBOOKS,
            Self::Accounts => nav::ACCOUNTS,
            Self::Criteria => nav::CRITERIA,
            Self::Matrix => nav::MATRIX,
            Self::Decide => nav::DECIDE,
            Self::Segments => nav::SEGMENTS,
            Self::Targets => nav::TARGETS,
            Self::Files => nav::FILES,
            Self::Settings => nav::SETTINGS,
        }
    }

    /// The letter that goes there after `g`.
    pub fn letter(self) -> char {
        match self {
            Self::Workbooks => 'w',
            Self::Accounts => 'a',
            Self::Criteria => 'c',
            Self::Matrix => 'm',
            Self::Decide => 'd',
            Self::Segments => 's',
            Self::Targets => 't',
            Self::Files => 'f',
            Self::Settings => 'e',
        }
    }

    /// The address of the entry itself.
    pub fn href(self) -> String {
        Place::from(self).href()
    }
}

/// An entry, and what is open in it: `#/accounts/a1b2`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The entry.
    pub route: Route,
    /// What is open in it: an id, a tab. Everything after the entry's word, as it is.
    pub detail: Option<String>,
}

impl Place {
    /// An entry with something open in it.
    pub fn new(route: Route, detail: impl Into<String>) -> Self {
        Self { route, detail: Some(detail.into()) }
    }

    /// The place a hash means. What means nothing leads to the workbooks: an old link is no error.
    pub fn parse(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_matches('/');
        let (word, detail) = path.split_once('/').map_or((path, None), |(word, rest)| (word, Some(rest)));
        let route = Route::ALL.into_iter().find(|route| route.word() == word);
        match route {
            Some(route) => Self { route, detail: detail.filter(|detail| !detail.is_empty()).map(str::to_owned) },
            None => Self::default(),
        }
    }

    /// The hash that means this place.
    pub fn href(&self) -> String {
        let word = self.route.word();
        self.detail.as_ref().map_or_else(|| format!("#/{word}"), |detail| format!("#/{word}/{detail}"))
    }
}

impl From<Route> for Place {
    fn from(route: Route) -> Self {
        Self { route, detail: None }
    }
}
