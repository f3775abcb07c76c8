//! The views of the matrix: scores, the people who score, what is revealed, how far they agree.

use leptos::prelude::*;

use crate::app::i18n::{Text, t, texts::together::tabs as words};
use crate::app::ui::components::keep_chosen_in_view;
use crate::app::ui::shell::{Place, Route, Router};

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

impl Tab {
    const ALL: [Self; 4] = [Self::Scores, Self::Raters, Self::Reveal, Self::Agreement];

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

    fn href(self) -> String {
        match self.word() {
            None => Route::Matrix.href(),
            Some(word) => Place::new(Route::Matrix, word).href(),
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
pub fn MatrixTabs(
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
