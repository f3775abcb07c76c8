//! The clipboard over a grid of cells.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::ClipboardEvent;

/// Copies, cuts and pastes while the grid has the focus, until the grid goes. The clipboard's events come to the
/// document where no text is selected, so they are heard there. `copied` gives the text of the selection, `cleared`
/// clears it, `pasted` takes a text in.
pub fn listen_clipboard(
    has_focus: Callback<(), bool>,
    copied: Callback<(), String>,
    cleared: Option<Callback<()>>,
    pasted: Callback<String>,
) {
    let copy = move |event: &ClipboardEvent| {
        let clipboard = event.clipboard_data().filter(|_| has_focus.run(()));
        let is_copied = clipboard.is_some_and(|it| it.set_data("text/plain", &copied.run(())).is_ok());
        if is_copied {
            event.prevent_default();
        }
        is_copied
    };
    let listeners = [
        window_event_listener(ev::copy, move |event| {
            copy(event.unchecked_ref());
        }),
        window_event_listener(ev::cut, move |event| {
            if let Some(cleared) = cleared.filter(|_| copy(event.unchecked_ref())) {
                cleared.run(());
            }
        }),
        window_event_listener(ev::paste, move |event| {
            let event: &ClipboardEvent = event.unchecked_ref();
            if let Some(clipboard) = event.clipboard_data().filter(|_| has_focus.run(())) {
                event.prevent_default();
                pasted.run(clipboard.get_data("text/plain").unwrap_or_default());
            }
        }),
    ];
    on_cleanup(move || {
        for listener in listeners {
            listener.remove();
        }
    });
}
