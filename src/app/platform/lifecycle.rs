//! The page's life: hidden, closed, its data cleared.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget, StorageEvent};

/// Something that is listened to; no longer when dropped.
pub struct Listener {
    target: EventTarget,
    event: &'static str,
    heard: Closure<dyn FnMut(Event)>,
}

impl Listener {
    fn new(target: EventTarget, event: &'static str, heard: impl FnMut(Event) + 'static) -> Self {
        let heard = Closure::<dyn FnMut(Event)>::new(heard);
        let _ = target.add_event_listener_with_callback(event, heard.as_ref().unchecked_ref());
        Self { target, event, heard }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self.target.remove_event_listener_with_callback(self.event, self.heard.as_ref().unchecked_ref());
    }
}

/// Calls when the page is hidden or closed: the last moment in which something can be written. A closed background tab
/// fires only the second event, a phone often only the first.
pub fn on_leave(callback: impl Fn() + Clone + 'static) -> Vec<Listener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let mut listeners = Vec::new();
    if let Some(document) = window.document() {
        let callback = callback.clone();
        listeners.push(Listener::new(document.into(), "visibilitychange", move |_| {
            if is_hidden() {
                callback();
            }
        }));
    }
    listeners.push(Listener::new(window.into(), "pagehide", move |_| callback()));
    listeners
}

/// Calls when the page is closed or loaded anew, before anything that began to listen later.
pub fn on_close(callback: impl Fn() + 'static) -> Option<Listener> {
    Some(Listener::new(web_sys::window()?.into(), "pagehide", move |_| callback()))
}

/// Calls when the site's data was cleared in the browser's settings or by another tab.
pub fn on_cleared(callback: impl Fn() + 'static) -> Option<Listener> {
    let window = web_sys::window()?;
    Some(Listener::new(window.into(), "storage", move |event| {
        // The event of a clearing names no key.
        if event.dyn_ref::<StorageEvent>().is_some_and(|event| event.key().is_none()) {
            callback();
        }
    }))
}

/// Whether nobody sees the page now.
pub fn is_hidden() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|document| document.hidden())
}
