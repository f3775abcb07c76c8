//! Web locks: a right that one tab holds, and that the browser frees when the tab dies.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Object, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::AbortController;

use super::js::{self, Deferred};

/// How long a page that is just being reloaded or closed may take to give its lock back.
const PASSING_MS: u32 = 300;

/// How a lock is asked for.
#[derive(Clone)]
pub enum Ask {
    /// Only when nobody holds it.
    IfFree,
    /// In a queue, until it is free or the waiting is given up.
    Wait(AbortController),
    /// At once, taking it from whoever holds it.
    Steal,
}

/// What came of asking.
pub enum Answer {
    /// The lock is held until it is released or stolen.
    Held(Lock),
    /// Another tab holds it, or the waiting was given up.
    Denied,
    /// This browser has no locks on this page (an address that is not secure).
    NoLocks,
}

/// A lock that is held. Dropping it does not release it: a tab holds it for life unless it says otherwise.
pub struct Lock(Deferred);

impl Lock {
    /// Gives the lock back.
    pub fn release(self) {
        self.0.fulfil(&JsValue::UNDEFINED);
    }
}

/// Asks for a lock. The callback is called when another tab steals it later.
pub async fn request(name: &str, ask: Ask, on_lost: impl FnOnce() + 'static) -> Answer {
    let granted = Deferred::new();
    let release = Deferred::new();
    let held = Rc::new(Cell::new(false));
    let Ok(request) = ask_browser(name, &ask, &granted, &held, release.promise.clone()) else { return Answer::NoLocks };
    let deny = granted.resolve.clone();
    let answer = granted.promise;
    spawn_local(async move {
        let Err(error) = JsFuture::from(request).await else { return };
        // It was granted and is stolen now, or the waiting was given up, or this page may not use locks at all, as in
        // a sandbox: then it edits alone, for nothing it has is shared.
        if held.get() {
            on_lost();
        } else {
            let name = js::get(&error, "name").ok().and_then(|name| name.as_string());
            let answer = if name.as_deref() == Some("AbortError") { JsValue::FALSE } else { JsValue::NULL };
            let _ = deny.call1(&JsValue::UNDEFINED, &answer);
        }
    });
    match JsFuture::from(answer).await {
        Ok(granted) if granted.is_truthy() => Answer::Held(Lock(release)),
        Ok(answer) if answer.is_null() => Answer::NoLocks,
        _ => Answer::Denied,
    }
}

/// Asks for a lock that is free, or that the page before this one is just giving back. Where the page was too busy to
/// hear of it in time, it is asked for once more.
pub async fn request_free(name: &str, on_lost: impl FnOnce() + 'static) -> Answer {
    let on_lost = Rc::new(Cell::new(Some(on_lost)));
    let lost = || {
        let on_lost = Rc::clone(&on_lost);
        move || {
            if let Some(on_lost) = on_lost.take() {
                on_lost();
            }
        }
    };
    let Ok(controller) = AbortController::new() else { return request(name, Ask::IfFree, lost()).await };
    let waiting = controller.clone();
    let limit = gloo_timers::callback::Timeout::new(PASSING_MS, move || controller.abort());
    let answer = request(name, Ask::Wait(waiting), lost()).await;
    drop(limit);
    match answer {
        Answer::Denied => request(name, Ask::IfFree, lost()).await,
        answer => answer,
    }
}

fn ask_browser(
    name: &str,
    ask: &Ask,
    granted: &Deferred,
    held: &Rc<Cell<bool>>,
    released: Promise,
) -> Result<Promise, JsValue> {
    let options = Object::new();
    match ask {
        Ask::IfFree => js::set(&options, "ifAvailable", &JsValue::TRUE),
        Ask::Steal => js::set(&options, "steal", &JsValue::TRUE),
        Ask::Wait(controller) => js::set(&options, "signal", &controller.signal()),
    }
    let (grant, held) = (granted.resolve.clone(), Rc::clone(held));
    let callback = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        let free = lock.is_truthy();
        held.set(free);
        let _ = grant.call1(&JsValue::UNDEFINED, &free.into());
        if free { released.into() } else { JsValue::UNDEFINED }
    });
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let locks = js::get(&window.navigator(), "locks")?;
    js::call(&locks, "request", &[&name.into(), &options, &callback])?.dyn_into()
}
