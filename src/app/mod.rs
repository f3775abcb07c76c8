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
    console_error_panic_hook::set_once();
    #[cfg(debug_assertions)]
    if ui::gallery::is_asked_for() {
        return leptos::mount::mount_to_body(ui::gallery::Gallery);
    }
    leptos::mount::mount_to_body(ui::root::Root);
}
