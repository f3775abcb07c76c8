//! The page *Accounts*: the table of all customers, one of them beside it, and the way in and out as a table.

#![allow(clippy::large_types_passed_by_value, reason = "handles of signals are copied freely")]

mod acts;
mod columns;
mod currency;
mod dialogs;
mod filter;
mod grid;
mod import;
mod panel;
mod reason;
mod summary;
mod table;
mod toolbar;
mod view;
mod words;

use leptos::prelude::*;
use linchpin::model::AccountId;

pub use self::columns::{Column, available};
use self::currency::FirstCurrency;
use self::dialogs::AddDialog;
use self::grid::Grid;
use self::import::ImportDialog;
pub use self::import::{column_name, read_scale, scale_choices, scale_key, sheet_select};
use self::panel::AccountPanel;
use self::reason::DeleteReason;
use self::table::AccountsTable;
use self::toolbar::{ExportMenu, Toolbar};
use self::view::TableView;
pub use self::words::{cell_text, options};
use crate::app::i18n::{t, texts, texts::accounts as texts_here};
use crate::app::ui::components::{Button, ButtonKind, EmptyState, PageHeader, icons};
use crate::app::ui::shell::{Place, Route, Router};

/// What is open in the page, by the address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    Nothing,
    Import,
    Account(AccountId),
}

/// The page of accounts.
#[component]
pub fn AccountsPage() -> impl IntoView {
    let view = TableView::new();
    let grid = Grid::new(view);
    let router = expect_context::<Router>();
    let detail = router.detail();
    let open = Memo::new(move |_| match detail.get().as_deref() {
        Some("import") => Open::Import,
        Some(id) => id.parse().map_or(Open::Nothing, Open::Account),
        None => Open::Nothing,
    });
    let adding = RwSignal::new(false);
    let close = Callback::new(move |()| router.replace(Route::Accounts));
    let importing = Signal::derive(move || open.get() == Open::Import);
    let go_import = Callback::new(move |()| router.replace(Place::new(Route::Accounts, "import")));
    let added = Callback::new(move |id: AccountId| router.replace(Place::new(Route::Accounts, id.to_string())));
    let is_empty = Memo::new(move |_| view.total.get() == 0);
    let body = move || {
        if is_empty.get() {
            empty(view, adding, go_import)
        } else {
            view! { <AccountsBody grid=grid open=open on_close=close /> }.into_any()
        }
    };
    let locked = view.store.read_only();
    view! {
        <div class="page page--fill accounts">
            <PageHeader title=t(texts::nav::ACCOUNTS) purpose=t(texts_here::PURPOSE)>
                {move || (!is_empty.get()).then(|| view! { <ExportMenu view=view /> })}
                <Button icon=icons::FILE_UP disabled=locked on_click=go_import>
                    {t(texts::common::actions::IMPORT)}
                </Button>
                <Button
                    kind=ButtonKind::Primary
                    icon=icons::ADD
                    disabled=locked
                    on_click=move |()| adding.set(true)
                >
                    {t(texts_here::ADD)}
                </Button>
            </PageHeader>
            {body}
        </div>
        <AddDialog view=view open=adding on_added=added />
        <DeleteReason view=view />
        <ImportDialog store=view.store open=importing on_close=close />
    }
}

/// The toolbar, the table and the account beside it.
#[component]
fn AccountsBody(grid: Grid, open: Memo<Open>, on_close: Callback<()>) -> impl IntoView {
    let view = grid.view;
    let nothing = Memo::new(move |_| view.shown.with(Vec::is_empty));
    let account = Memo::new(move |_| if let Open::Account(id) = open.get() { Some(id) } else { None });
    let on_close = Callback::new(move |()| {
        on_close.run(());
        let (row, column) = grid.active.get_untracked();
        grid.go_to(row, column);
    });
    view! {
        <Toolbar view=view />
        <div class="page__work accounts__work">
            <AccountsTable grid=grid />
            {move || {
                nothing.get().then(|| {
                    view! {
                        <div class="accounts__nothing">
                            <EmptyState
                                icon=icons::SEARCH
                                title=t(texts_here::nothing::TITLE)
                                text=t(texts_here::nothing::TEXT)
                            >
                                <Button on_click=move |()| view.clear()>{t(texts_here::nothing::CLEAR)}</Button>
                            </EmptyState>
                        </div>
                    }
                })
            }}
            {move || account.get().map(|id| view! { <AccountPanel view=view id=id on_close=on_close /> })}
        </div>
    }
}

fn empty(view: TableView, adding: RwSignal<bool>, go_import: Callback<()>) -> AnyView {
    view! {
        <EmptyState icon=icons::ACCOUNTS title=t(texts_here::empty::TITLE) text=t(texts_here::empty::TEXT)>
            <Button kind=ButtonKind::Primary icon=icons::PASTE on_click=go_import>
                {t(texts_here::empty::IMPORT)}
            </Button>
            <Button icon=icons::ADD on_click=move |()| adding.set(true)>{t(texts_here::ADD)}</Button>
        </EmptyState>
        <FirstCurrency store=view.store />
    }
    .into_any()
}
