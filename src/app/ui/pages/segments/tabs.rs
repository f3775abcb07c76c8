//! The views of the segments, each with an address of its own.

use leptos::prelude::*;

use crate::app::i18n::{Text, t, texts::segments::tabs as words};
use crate::app::ui::components::keep_chosen_in_view;
use crate::app::ui::shell::{Place, Route, Router};

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

impl Tab {
    const ALL: [Self; 6] =
        [Self::Portfolio, Self::Roles, Self::Groups, Self::Board, Self::Concentration, Self::LookAlikes];

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

    /// The address of the view.
    pub fn href(self) -> String {
        match self.word() {
            None => Route::Segments.href(),
            Some(word) => Place::new(Route::Segments, word).href(),
        }
    }

    /// The view the address means; follows it.
    pub fn followed() -> Memo<Self> {
        let detail = expect_context::<Router>().detail();
        Memo::new(move |_| {
            let means = |tab: &Self| detail.with(|detail| tab.word() == detail.as_deref());
            Self::ALL.into_iter().find(means).unwrap_or_default()
        })
    }
}

/// The row of views.
#[component]
pub fn SegmentTabs(
    /// The view shown.
    tab: Memo<Tab>,
) -> impl IntoView {
    keep_chosen_in_view(move || tab.track());
    let link = move |own: Tab| {
        view! {
            <a class="tabs__tab" href=own.href() aria-current=move || (tab.get() == own).then_some("page")>
                {t(own.name())}
            </a>
        }
    };
    view! {
        <nav class="tabs" aria-label=t(words::LABEL)>
            {Tab::ALL.map(link).into_iter().collect_view()}
        </nav>
    }
}
