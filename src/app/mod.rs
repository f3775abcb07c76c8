//! The app in the browser: everything that needs a page, compiled for wasm32 only.

mod i18n;
mod ui;

#[allow(dead_code)] // until the state room calls it
mod platform;
#[allow(dead_code, unused_imports)] // until the pages call it
mod state;
#[allow(dead_code, unused_imports)] // until the state room calls it
mod storage;

/// Mounts the whole app into the page's body.
pub fn mount() {
    platform::panic::install(recovery_texts);
    take_note_away();
    #[cfg(debug_assertions)]
    if ui::gallery::is_asked_for() {
        return leptos::mount::mount_to_body(ui::gallery::Gallery);
    }
    // The first thing that is shown is in the person's language.
    let language = state::Prefs::kept_language();
    if i18n::is_here(language) {
        return leptos::mount::mount_to_body(ui::root::Root);
    }
    wasm_bindgen_futures::spawn_local(async move {
        i18n::fetch(language).await;
        leptos::mount::mount_to_body(ui::root::Root);
    });
}

/// The program has started: the page no longer has to say that it has not.
fn take_note_away() {
    if let Ok(Some(note)) = leptos::prelude::document().query_selector(".unstarted") {
        note.remove();
    }
}

/// What the recovery screen says after a panic, in the language in use.
fn recovery_texts() -> platform::panic::RecoveryTexts {
    use i18n::{t, texts::storage::recovery};
    platform::panic::RecoveryTexts {
        heading: t(recovery::HEADING),
        body: t(recovery::BODY),
        download: t(recovery::DOWNLOAD),
        reload: t(recovery::RELOAD),
        details: t(recovery::DETAILS),
    }
}
