//! What happens to the window around a grid: another size, and printing.

use leptos::{ev, prelude::*};

/// While what is being built is there: measures a grid anew when the window has another size, and shows it for the
/// printer (`true`) and for the window again (`false`).
pub fn listen_window(measure: impl Fn() + 'static, print: impl Fn(bool) + Copy + 'static) {
    let listeners = [
        window_event_listener(ev::resize, move |_| measure()),
        window_event_listener(ev::beforeprint, move |_| print(true)),
        window_event_listener(ev::afterprint, move |_| print(false)),
    ];
    on_cleanup(move || {
        for listener in listeners {
            listener.remove();
        }
    });
}
