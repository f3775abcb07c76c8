//! The views of the targets: the list of them, and each further step of planning and of looking back.

use leptos::prelude::*;

use crate::app::i18n::{Text, t, texts::targets::tabs as words};
use crate::app::ui::components::keep_chosen_in_view;
use crate::app::ui::shell::{Place, Route, Router};

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

impl Tab {
    /// In the order of the work. A view stands here when its page does.
    const ALL: [Self; 5] = [Self::List, Self::Plan, Self::Actuals, Self::Attainment, Self::Review];

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

    fn href(self) -> String {
        self.word().map_or_else(|| Route::Targets.href(), |word| Place::new(Route::Targets, word).href())
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

/// The row of views; nothing while there is only one.
#[component]
pub fn TargetTabs(
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
    (Tab::ALL.len() > 1).then(|| {
        view! {
            <nav class="tabs" aria-label=t(words::LABEL)>
                {Tab::ALL.map(link).into_iter().collect_view()}
            </nav>
        }
    })
}
