//! The pages: one folder for each entry of the menu. Only pages touch the store.

mod accounts;
mod criteria;
mod decide;
mod files;
mod matrix;
mod segments;
mod settings;
mod targets;
mod workbooks;

use leptos::prelude::*;

use super::components::{ButtonKind, ButtonLink, EmptyState, PageHeader, icons};
use super::shell::Route;
use crate::app::i18n::{t, texts};
use crate::app::state::Desk;

/// The entries of the menu that can be opened: most need an open workbook.
pub fn routes(workbook_open: bool) -> Vec<Route> {
    let always = [Route::Workbooks, Route::Settings];
    Route::ALL.into_iter().filter(|route| workbook_open || always.contains(route)).collect()
}

/// The page of an entry of the menu.
pub fn page(desk: Desk, route: Route) -> AnyView {
    if !desk.is_ready() {
        return view! { <p class="page-loading">{t(texts::workbooks::LOADING)}</p> }.into_any();
    }
    let store = desk.current();
    if let Some(store) = store {
        provide_context(store);
    }
    match (route, store) {
        (Route::Workbooks, _) => view! { <workbooks::WorkbooksPage /> }.into_any(),
        (Route::Settings, _) => view! { <settings::SettingsPage /> }.into_any(),
        (Route::Accounts, Some(_)) => view! { <accounts::AccountsPage /> }.into_any(),
        (Route::Files, Some(_)) => view! { <files::FilesPage /> }.into_any(),
        (Route::Segments, Some(_)) => view! { <segments::SegmentsPage /> }.into_any(),
        (Route::Targets, Some(_)) => view! { <targets::TargetsPage /> }.into_any(),
        (Route::Decide, Some(_)) => view! { <decide::DecidePage /> }.into_any(),
        (Route::Criteria, Some(_)) => view! { <criteria::CriteriaPage /> }.into_any(),
        (Route::Matrix, Some(_)) => view! { <matrix::MatrixPage /> }.into_any(),
        (route, None) => no_workbook(route),
    }
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
