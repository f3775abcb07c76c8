//! What the frame does only for an open workbook: it comes with what opens one.

#![allow(clippy::unnecessary_wraps, reason = "what is split off gives the error of its loading by its own type")]

use leptos::prelude::*;
use leptos::task::spawn_local;
use linchpin::model::spelling::name_key;

use super::ballot_files::save_ballot;
use super::components::{IconRef, Toasts, Tone, icons};
use super::derived_moves::DerivedMoves;
use super::pages::{Scope, ScopeBar};
use super::shell::{PaletteItem, Place, Route, Router};
use super::workbook_files::export;
use crate::app::i18n::{all_here, t, texts, texts::settings::found as words};
use crate::app::platform::part::{OfPart, of_part, of_part_here};
use crate::app::state::{Desk, Store};

/// How many accounts the palette offers for what is typed.
const FOUND: usize = 10;

/// Offers the open workbook as a file; a ballot as the file that is sent back.
pub fn save_file(desk: Desk, store: Store, toasts: Toasts) {
    spawn_local(async move {
        if of_part!(saved(desk, store, toasts)).is_err() {
            toasts.tell(Tone::Danger, t(texts::shell::part::WORKS));
        }
    });
}

#[cfg_attr(parts, wasm_split_helpers::wasm_split(works, fallible))]
fn saved(desk: Desk, store: Store, toasts: Toasts) -> OfPart<()> {
    all_here();
    if untrack(|| store.peek(|workbook| workbook.meta.ballot.is_some())) {
        save_ballot(desk, store, toasts);
    } else {
        export(desk, store, toasts);
    }
    Ok(())
}

/// Has what the palette finds with come: what is split off answers at once from then on.
#[cfg(parts)]
pub async fn bring_find() -> bool {
    load_find().await.is_ok()
}

/// The bar of the group that everything is filtered by, where it may be shown.
pub fn scope_bar(desk: Desk, scope: Scope, router: Router, is_open: Memo<bool>) -> AnyView {
    #[cfg(parts)]
    let view = parts::from_first_workbook(desk, load_bar, move || bar(desk, scope, router, is_open));
    #[cfg(not(parts))]
    let view = bar(desk, scope, router, is_open).unwrap_or_else(|_| ().into_any());
    view
}

#[cfg_attr(parts, wasm_split_helpers::wasm_split(works, fallible, preload(load_bar)))]
fn bar(desk: Desk, scope: Scope, router: Router, is_open: Memo<bool>) -> OfPart<AnyView> {
    all_here();
    Ok(view! { <ScopeBar scope=scope desk=desk router=router is_open=is_open /> }.into_any())
}

/// The notice of what moved when the accounts' numbers changed.
pub fn derived_moves(desk: Desk, toasts: Toasts) -> AnyView {
    #[cfg(parts)]
    let view = parts::from_first_workbook(desk, load_moves, move || moves(desk, toasts));
    #[cfg(not(parts))]
    let view = moves(desk, toasts).unwrap_or_else(|_| ().into_any());
    view
}

#[cfg_attr(parts, wasm_split_helpers::wasm_split(works, fallible, preload(load_moves)))]
fn moves(desk: Desk, toasts: Toasts) -> OfPart<AnyView> {
    all_here();
    Ok(view! { <DerivedMoves desk=desk toasts=toasts /> }.into_any())
}

/// The accounts the palette offers for what is typed.
pub fn found(desk: Desk, router: Router, typed: String) -> Vec<PaletteItem> {
    of_part_here!(find(desk, router, typed)).unwrap_or_default()
}

#[cfg_attr(parts, wasm_split_helpers::wasm_split(works, fallible, preload(load_find)))]
fn find(desk: Desk, router: Router, typed: String) -> OfPart<Vec<PaletteItem>> {
    all_here();
    let typed = name_key(&typed);
    if typed.is_empty() {
        return Ok(Vec::new());
    }
    // Not all that is settled there is in the page's name: who cannot read its language looks for that language.
    let mut found = [words::LANGUAGE, words::CALENDAR, words::THEME]
        .map(|settled| PaletteItem {
            label: t(settled).to_owned(),
            group: t(texts::nav::SETTINGS).to_owned(),
            icon: Some(icons::SETTINGS),
            on_select: Callback::new(move |()| router.go(Route::Settings)),
        })
        .to_vec();
    let Some(store) = untrack(|| desk.current()) else { return Ok(found) };
    let icon: IconRef = icons::ACCOUNTS;
    let titles = store.titles();
    store.peek(|workbook| {
        let hits = workbook.accounts.iter().filter(|account| {
            name_key(account.name.as_str()).contains(&typed) || name_key(&account.code).contains(&typed)
        });
        found.extend(hits.take(FOUND).map(|account| {
            let place = Place::new(Route::Accounts, account.id.to_string());
            PaletteItem {
                label: titles.title(account),
                group: t(texts::common::terms::ACCOUNT).to_owned(),
                icon: Some(icon),
                on_select: Callback::new(move |()| router.go(place.clone())),
            }
        }));
    });
    Ok(found)
}

#[cfg(parts)]
mod parts {
    use leptos::prelude::*;
    use leptos::task::spawn_local;

    use super::{Desk, OfPart};
    use crate::app::platform::part::at_once;

    /// A view that only an open workbook needs: made when the first is open, for then its part is there.
    pub(super) fn from_first_workbook<L, M>(
        desk: Desk,
        load: impl Fn() -> L + Copy + 'static,
        make: impl Fn() -> M + Send + 'static,
    ) -> AnyView
    where
        L: Future<Output = OfPart<()>> + 'static,
        M: Future<Output = OfPart<AnyView>>,
    {
        let here = RwSignal::new(false);
        Effect::new(move || {
            if desk.current().is_some() && !here.get_untracked() {
                spawn_local(async move {
                    // The workbook has brought the part.
                    if load().await.is_ok() {
                        here.try_set(true);
                    }
                });
            }
        });
        (move || here.get().then(|| at_once(make())?.ok())).into_any()
    }
}
