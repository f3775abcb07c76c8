//! The rail: the menu beside the work; under it on a narrow screen, with the rest behind "More".

use leptos::prelude::*;

use super::{route::Route, router::Router};
use crate::app::{
    i18n::{t, texts},
    ui::components::{Icon, IconRef, Menu, MenuItem, MenuTrigger, icons},
};

/// The entries that have a place of their own in the narrow screen's bar.
const BAR: [Route; 4] = [Route::Accounts, Route::Matrix, Route::Decide, Route::Targets];

/// The icon of a menu entry.
pub fn icon_of(route: Route) -> IconRef {
    match route {
        Route::Workbooks => icons::WORKBOOKS,
        Route::Accounts => icons::ACCOUNTS,
        Route::Criteria => icons::CRITERIA,
        Route::Matrix => icons::MATRIX,
        Route::Decide => icons::DECIDE,
        Route::Segments => icons::SEGMENTS,
        Route::Targets => icons::TARGETS,
        Route::Files => icons::FILES,
        Route::Settings => icons::SETTINGS,
    }
}

/// The menu.
#[component]
pub fn Rail(
    /// Where the person is.
    router: Router,
    /// The entries that can be opened now.
    routes: Signal<Vec<Route>>,
) -> impl IntoView {
    let current = router.route();
    let link = move |route: Route| {
        // Without a workbook there are so few entries that all have a place in the bar.
        let rest = move || !BAR.contains(&route) && routes.with(Vec::len) > 5;
        view! {
            <a
                class="rail__link"
                class:rail__link--rest=rest
                href=route.href()
                aria-current=move || (current.get() == route).then_some("page")
            >
                <Icon icon=icon_of(route) />
                <span class="rail__label">{t(route.name())}</span>
            </a>
        }
        .into_any()
    };
    // By the entry: a link somebody presses while the workbook opens stays the link of its own page.
    let links = move |at_end: bool| {
        let each = move || {
            let mut routes = routes.get();
            routes.retain(|route| matches!(route, Route::Files | Route::Settings) == at_end);
            routes
        };
        view! { <For each=each key=|route| *route children=link /> }
    };
    let rest = Callback::new(move |()| {
        let routes = routes.get_untracked().into_iter().filter(|route| !BAR.contains(route));
        let item = |route: Route| MenuItem::new(t(route.name()), move || router.go(route)).icon(icon_of(route));
        routes.map(item).collect::<Vec<_>>()
    });
    view! {
        <nav class="shell__rail" aria-label=t(texts::nav::LABEL)>
            <a class="shell__brand" href=Route::Workbooks.href()>
                <BrandMark />
                <span dir="ltr">"Linchpin"</span>
            </a>
            <div class="rail">
                {links(false)}
                <div class="rail__gap"></div>
                {links(true)}
                <Show when=move || { routes.with(Vec::len) > 5 }>
                    <div class="rail__more">
                        <Menu label=t(texts::shell::MORE) items=rest trigger=MenuTrigger::Stacked />
                    </div>
                </Show>
            </div>
        </nav>
    }
}

/// The mark: a pin through an axle.
#[component]
fn BrandMark() -> impl IntoView {
    view! {
        <svg class="shell__mark" viewBox="0 0 20 20" fill="none" stroke="currentColor" aria-hidden="true">
            <path d="M7.2 8.1a4.9 4.9 0 1 0 5.6 0" stroke-width="2"></path>
            <path d="M6.3 2.2h7.4M10 2.2v15.6" stroke-width="2.2" stroke-linecap="round"></path>
        </svg>
    }
}
