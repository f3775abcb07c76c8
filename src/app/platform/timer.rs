//! Waiting: for a while, for an idle moment, for something at most so long.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::js;

// The browser's own calls what a promise gives: a function of ours would be made and freed for every change that is saved.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(call: &Function, ms: u32, with: &JsValue) -> JsValue;

    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(timer: &JsValue);
}

/// Waits so many milliseconds (more in a hidden tab).
pub async fn sleep(ms: u32) {
    let over = Promise::new(&mut |resolve, _| drop(set_timeout(&resolve, ms, &JsValue::UNDEFINED)));
    let _ = JsFuture::from(over).await;
}

/// Waits until the page has nothing to do, at most so many milliseconds.
pub async fn idle(at_most_ms: u32) {
    let idle = js::Deferred::new();
    let options = js_sys::Object::new();
    js::set(&options, "timeout", &at_most_ms.into());
    let asked = js::call(&js_sys::global(), "requestIdleCallback", &[&idle.resolve, &options]);
    if asked.is_ok() {
        let _ = JsFuture::from(idle.promise).await;
    } else {
        sleep(at_most_ms.min(200)).await;
    }
}

/// Waits for a promise, at most so many milliseconds; `None` when the time is over, and then the promise is settled,
/// too: whatever comes later comes to nothing.
pub async fn within(ms: u32, promise: &Promise, resolve: &Function) -> Option<Result<JsValue, JsValue>> {
    // A value of its own, so that no result can be taken for it.
    let mark: JsValue = js_sys::Object::new().into();
    let timer = set_timeout(resolve, ms, &mark);
    let result = JsFuture::from(promise.clone()).await;
    clear_timeout(&timer);
    match result {
        Ok(value) if js_sys::Object::is(&value, &mark) => None,
        other => Some(other),
    }
}

/// Waits for a task, at most so many milliseconds; `None` when the time is over. The task goes on then, and what comes of it
/// comes to nothing.
pub async fn at_most<T: 'static>(ms: u32, task: impl Future<Output = T> + 'static) -> Option<T> {
    let (given, done) = (Rc::new(RefCell::new(None)), Signal::new());
    let (slot, signal) = (Rc::clone(&given), done.clone());
    spawn_local(async move {
        let result = task.await;
        slot.replace(Some(result));
        signal.give();
    });
    done.wait_at_most(ms).await;
    given.take()
}

/// Something one task waits for and another gives, once.
#[derive(Clone)]
pub struct Signal {
    promise: Promise,
    resolve: js_sys::Function,
}

impl Signal {
    /// Not given yet.
    pub fn new() -> Self {
        let js::Deferred { promise, resolve, .. } = js::Deferred::new();
        Self { promise, resolve }
    }

    /// Gives it.
    pub fn give(&self) {
        let _ = self.resolve.call0(&JsValue::UNDEFINED);
    }

    /// Waits for it.
    pub async fn wait(&self) {
        let _ = JsFuture::from(self.promise.clone()).await;
    }

    /// Waits for it, at most so many milliseconds; gives whether it was given.
    pub async fn wait_at_most(&self, ms: u32) -> bool {
        within(ms, &self.promise, &self.resolve).await.is_some()
    }
}
