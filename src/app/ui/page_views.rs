//! The views of a page, each with an address of its own: `#/matrix`, `#/matrix/raters` …

use leptos::prelude::*;

use super::components::keep_chosen_in_view;
use super::shell::{Place, Route, Router};
use crate::app::i18n::{Text, t};

/// A view of a page. The default one is what the page's entry in the menu opens.
pub trait PageView: Copy + Default + PartialEq + Send + Sync + 'static {
    /// The page.
    const ROUTE: Route;
    /// What the row of views is called.
    const LABEL: Text;
    /// All views in the order of the work.
    const ALL: &'static [Self];

    /// Its word in the hash; none for the default one.
    fn word(self) -> Option<&'static str>;

    /// Its name in the row of views.
    fn name(self) -> Text;

    /// Its address.
    fn href(self) -> String {
        self.word().map_or_else(|| Self::ROUTE.href(), |word| Place::new(Self::ROUTE, word).href())
    }

    /// The view the address means; follows it. What means none is the default one: an old link is no error.
    fn followed() -> Memo<Self> {
        let detail = expect_context::<Router>().detail();
        Memo::new(move |_| {
            let means = |view: &&Self| detail.with(|detail| view.word() == detail.as_deref());
            Self::ALL.iter().find(means).copied().unwrap_or_default()
        })
    }
}

/// The row of a page's views, the one that is shown marked.
pub fn page_views<V: PageView>(shown: Memo<V>) -> AnyView {
    keep_chosen_in_view(move || shown.track());
    let links = V::ALL.iter().map(|&own| link(own.href(), own.name(), Signal::derive(move || shown.get() == own)));
    view! {
        <nav class="tabs" aria-label=t(V::LABEL)>
            {links.collect_view()}
        </nav>
    }
    .into_any()
}

fn link(href: String, name: Text, is_shown: Signal<bool>) -> AnyView {
    view! {
        <a class="tabs__tab" href=href aria-current=move || is_shown.get().then_some("page")>
            {t(name)}
        </a>
    }
    .into_any()
}
