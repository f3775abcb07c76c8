//! The views of the targets: the list of them, and each further step of planning and of looking back.

use crate::app::i18n::{Text, texts::targets::tabs as words};
use crate::app::ui::page_views::PageView;
use crate::app::ui::shell::Route;

/// A view of the targets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// All targets, one by one.
    #[default]
    List,
    /// Many targets of one period at once.
    Plan,
    /// What was reached, entered.
    Actuals,
    /// How far they are reached.
    Attainment,
    /// The quarter in review.
    Review,
}

impl PageView for Tab {
    const ROUTE: Route = Route::Targets;
    const LABEL: Text = words::LABEL;
    const ALL: &'static [Self] = &[Self::List, Self::Plan, Self::Actuals, Self::Attainment, Self::Review];

    fn word(self) -> Option<&'static str> {
        match self {
            Self::List => None,
            Self::Plan => Some("plan"),
            Self::Actuals => Some("actuals"),
            Self::Attainment => Some("attainment"),
            Self::Review => Some("review"),
        }
    }

    fn name(self) -> Text {
        match self {
            Self::List => words::LIST,
            Self::Plan => words::PLAN,
            Self::Actuals => words::ACTUALS,
            Self::Attainment => words::ATTAINMENT,
            Self::Review => words::REVIEW,
        }
    }
}
