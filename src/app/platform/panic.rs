//! What happens after a panic: nothing is saved any more, and a screen without the framework offers the raw data.
//!
//! A panic leaves borrows locked for ever and tasks half done. So nothing here asks the framework, the task queue or
//! any cell of ours for anything: plain calls to the document, plain callbacks.

use std::panic::PanicHookInfo;
use std::sync::atomic::{AtomicBool, Ordering};

use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, Element, ErrorEvent, Event};

use super::{js, rescue};

static STOPPED: AtomicBool = AtomicBool::new(false);

/// Whether the program has panicked. Storage refuses every write from then on.
pub fn stopped() -> bool {
    STOPPED.load(Ordering::Relaxed)
}

/// The words of the recovery screen in the language shown.
#[derive(Debug, Clone, Copy)]
pub struct RecoveryTexts {
    /// What happened.
    pub heading: &'static str,
    /// That nothing more is saved, and that what was saved is still there.
    pub body: &'static str,
    /// The button that downloads everything that is kept.
    pub download: &'static str,
    /// The button that loads the page anew.
    pub reload: &'static str,
    /// The heading over the technical message.
    pub details: &'static str,
}

/// Installs the hook. The texts are asked for when they are needed, by a function that must not borrow anything that can
/// be locked.
pub fn install(texts: fn() -> RecoveryTexts) {
    std::panic::set_hook(Box::new(move |info: &PanicHookInfo| {
        console_error_panic_hook::hook(info);
        stop(texts, &info.to_string());
    }));
    // The engine stops a program too, without asking it: at the end of its stack or of its memory.
    let on_error = Closure::<dyn FnMut(ErrorEvent)>::new(move |event: ErrorEvent| {
        if is_engine_error(&event.error()) {
            stop(texts, &event.message());
        }
    });
    listen(&js_sys::global(), "error", on_error.into_js_value());
    arm_test();
}

fn stop(texts: fn() -> RecoveryTexts, message: &str) {
    if STOPPED.swap(true, Ordering::Relaxed) {
        return;
    }
    // What cannot be shown cannot be helped: the message is in the console.
    let _ = show(&texts(), message);
}

fn show(texts: &RecoveryTexts, message: &str) -> Result<(), JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let body = document.body().ok_or(JsValue::NULL)?;
    let screen = child(&document, &body, "main", "recovery")?;
    let said = child(&document, &screen, "div", "recovery__said")?;
    said.set_attribute("role", "alert")?;
    child(&document, &said, "h1", "recovery__heading")?.set_text_content(Some(texts.heading));
    child(&document, &said, "p", "recovery__text")?.set_text_content(Some(texts.body));
    let actions = child(&document, &screen, "p", "recovery__actions")?;
    let reload = child(&document, &actions, "button", "button button--primary")?;
    reload.set_text_content(Some(texts.reload));
    on_click(&reload, || {
        if let Some(window) = web_sys::window() {
            let _ = window.location().reload();
        }
    });
    let download = child(&document, &actions, "button", "button button--secondary")?;
    download.set_text_content(Some(texts.download));
    on_click(&download, rescue::download_all);
    let details = child(&document, &screen, "details", "recovery__details")?;
    child(&document, &details, "summary", "")?.set_text_content(Some(texts.details));
    child(&document, &details, "pre", "")?.set_text_content(Some(message));
    // Everything else goes last, so that a failure above leaves the page as it was.
    while let Some(other) = body.first_element_child().filter(|first| *first != screen) {
        other.remove();
    }
    while let Some(other) = screen.next_element_sibling() {
        other.remove();
    }
    js::call(&reload, "focus", &[])?;
    Ok(())
}

fn child(document: &Document, parent: &Element, tag: &str, class: &str) -> Result<Element, JsValue> {
    let element = document.create_element(tag)?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    parent.append_child(&element)?;
    Ok(element)
}

fn on_click(element: &Element, callback: impl Fn() + 'static) {
    let callback = Closure::<dyn FnMut(Event)>::new(move |_| callback());
    listen(element, "click", callback.into_js_value());
}

fn listen(target: &JsValue, event: &str, callback: JsValue) {
    let _ = js::call(target, "addEventListener", &[&event.into(), &callback]);
}

fn is_engine_error(error: &JsValue) -> bool {
    let name = js::get(error, "name").ok().and_then(|name| name.as_string()).unwrap_or_default();
    let message = js::get(error, "message").ok().and_then(|message| message.as_string()).unwrap_or_default();
    name == "RuntimeError" || (name == "RangeError" && message.contains("call stack"))
}

/// Panics at the address `#/panic-test`, in a session that was marked for it: for the test of all this.
fn arm_test() {
    let asked = || {
        let window = web_sys::window()?;
        let marked = window.session_storage().ok()??.get_item("linchpin-test").ok()?? == "1";
        Some(marked && window.location().hash().ok()? == "#/panic-test")
    };
    let check = move || assert!(asked() != Some(true), "asked for by the address");
    let on_change = Closure::<dyn FnMut(Event)>::new(move |_| check());
    listen(&js_sys::global(), "hashchange", on_change.into_js_value());
}
