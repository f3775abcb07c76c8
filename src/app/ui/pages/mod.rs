//! The pages: one folder for each entry of the menu. Only pages touch the store.

mod accounts;
mod criteria;
mod decide;
mod files;
mod matrix;
mod parts;
mod scope;
mod segments;
mod settings;
mod targets;
mod workbooks;

use leptos::prelude::*;

use self::parts::Body;
pub use self::scope::{Scope, ScopeBar};
use super::components::{ButtonKind, ButtonLink, EmptyState, PageHeader, icons};
use super::shell::{Route, Router};
use crate::app::i18n::{t, texts};
use crate::app::state::{Desk, Prefs, Store, Topic, use_prefs};
use crate::app::ui::alive::Alive;
use crate::app::ui::works;

/// The entries of the menu that can be opened: most need an open workbook.
pub fn routes(desk: Desk, prefs: Prefs) -> Vec<Route> {
    let kept: &[Route] = match desk.current().map(|store| focus(store, prefs)) {
        None => &[Route::Workbooks, Route::Settings],
        Some(Focus::None) => &Route::ALL,
        Some(Focus::Ballot | Focus::Turn) => &[Route::Workbooks, Route::Matrix, Route::Settings],
    };
    Route::ALL.into_iter().filter(|route| kept.contains(route)).collect()
}

/// What a workbook is narrowed to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Focus {
    /// Nothing: all of it is shown.
    None,
    /// It is a ballot: it is there to be scored.
    Ballot,
    /// Its device goes from hand to hand: nobody sees others' scores.
    Turn,
}

fn focus(store: Store, prefs: Prefs) -> Focus {
    if store.read(Topic::Meta, |workbook| workbook.meta.ballot.is_some()) {
        Focus::Ballot
    } else if prefs.turn(store.id()).is_some() {
        Focus::Turn
    } else {
        Focus::None
    }
}

/// The bar of the group that everything is filtered by; provides the group to the pages.
pub fn scope_bar(desk: Desk, prefs: Prefs, router: Router) -> AnyView {
    let scope = Scope::new(desk, prefs);
    provide_context(scope);
    let is_open = Memo::new(move |_| desk.current().is_some_and(|store| focus(store, prefs) == Focus::None));
    works::scope_bar(desk, scope, router, is_open)
}

/// The page of an entry of the menu.
pub fn page(desk: Desk, route: Route) -> AnyView {
    if !desk.is_ready() {
        parts::ahead(Body::Page(route));
        return view! { <p class="page-loading">{t(texts::workbooks::LOADING)}</p> }.into_any();
    }
    let store = desk.current();
    if let Some(store) = store {
        provide_context(store);
    }
    // Told only when it changes: the page is not made anew for every preference.
    let prefs = use_prefs();
    let focus = Memo::new(move |_| store.map_or(Focus::None, |store| focus(store, prefs)));
    match (route, store) {
        (Route::Matrix, Some(_)) if focus.get() == Focus::Ballot => parts::view_of(Body::Ballot),
        (Route::Matrix, Some(_)) if focus.get() == Focus::Turn => parts::view_of(Body::Turn),
        (Route::Workbooks | Route::Settings, _) => parts::view_of(Body::Page(route)),
        // A place that is not shown now, reached by an old link.
        (_, Some(_)) if focus.get() != Focus::None => leave_to_scoring(),
        (_, Some(_)) => parts::view_of(Body::Page(route)),
        (route, None) => no_workbook(route),
    }
}

fn leave_to_scoring() -> AnyView {
    let router: Router = expect_context();
    Alive::here().next_frame(move || router.replace(Route::Matrix));
    ().into_any()
}

fn no_workbook(route: Route) -> AnyView {
    view! {
        <div class="page">
        <PageHeader title=t(route.name()) />
        <EmptyState icon=icons::WORKBOOKS title=t(texts::workbooks::none::TITLE) text=t(texts::workbooks::none::TEXT)>
            <ButtonLink href=Route::Workbooks.href() kind=ButtonKind::Primary>
                {t(texts::nav::WORKBOOKS)}
            </ButtonLink>
        </EmptyState>
        </div>
    }
    .into_any()
}
