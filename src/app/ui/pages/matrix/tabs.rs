//! The views of the matrix: scores, the people who score, what is revealed, how far they agree.

use crate::app::i18n::{Text, texts::together::tabs as words};
use crate::app::ui::page_views::PageView;
use crate::app::ui::shell::Route;

/// A view of the matrix.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// The grid.
    #[default]
    Scores,
    /// The people who score and their ballots.
    Raters,
    /// Where they differ, for a projector.
    Reveal,
    /// How far they agree.
    Agreement,
}

impl PageView for Tab {
    const ROUTE: Route = Route::Matrix;
    const LABEL: Text = words::LABEL;
    const ALL: &'static [Self] = &[Self::Scores, Self::Raters, Self::Reveal, Self::Agreement];

    fn word(self) -> Option<&'static str> {
        match self {
            Self::Scores => None,
            Self::Raters => Some("raters"),
            Self::Reveal => Some("reveal"),
            Self::Agreement => Some("agreement"),
        }
    }

    fn name(self) -> Text {
        match self {
            Self::Scores => words::SCORES,
            Self::Raters => words::RATERS,
            Self::Reveal => words::REVEAL,
            Self::Agreement => words::AGREEMENT,
        }
    }
}
