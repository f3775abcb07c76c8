//! The views of the segments, each with an address of its own.

use crate::app::i18n::{Text, texts::segments::tabs as words};
use crate::app::ui::page_views::PageView;
use crate::app::ui::shell::Route;

/// A view of the segments.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// The portfolio matrix and the concentration of one period.
    #[default]
    Portfolio,
    /// Roles, classes and programmes.
    Roles,
    /// Groups by any field, as table, bars and treemap.
    Groups,
    /// Accounts by status or class, to be moved.
    Board,
    /// Concentration over all periods, and what losing an account would cost.
    Concentration,
    /// The avatar of the key customer, and who is like the key accounts.
    LookAlikes,
}

impl PageView for Tab {
    const ROUTE: Route = Route::Segments;
    const LABEL: Text = words::LABEL;
    const ALL: &'static [Self] =
        &[Self::Portfolio, Self::Roles, Self::Groups, Self::Board, Self::Concentration, Self::LookAlikes];

    fn word(self) -> Option<&'static str> {
        match self {
            Self::Portfolio => None,
            Self::Roles => Some("roles"),
            Self::Groups => Some("groups"),
            Self::Board => Some("board"),
            Self::Concentration => Some("concentration"),
            Self::LookAlikes => Some("lookalikes"),
        }
    }

    fn name(self) -> Text {
        match self {
            Self::Portfolio => words::PORTFOLIO,
            Self::Roles => words::ROLES,
            Self::Groups => words::GROUPS,
            Self::Board => words::BOARD,
            Self::Concentration => words::CONCENTRATION,
            Self::LookAlikes => words::LOOKALIKES,
        }
    }
}
