//! Calls by name, for what the bindings do not offer as stable: web locks, compression streams, durable transactions.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// A property; an error when it is missing.
pub fn get(object: &JsValue, name: &str) -> Result<JsValue, JsValue> {
    let value = Reflect::get(object, &name.into())?;
    if value.is_undefined() || value.is_null() { Err(JsValue::from_str(name)) } else { Ok(value) }
}

/// Calls a method.
pub fn call(object: &JsValue, method: &str, arguments: &[&JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = get(object, method)?.dyn_into()?;
    method.apply(object, &arguments.iter().copied().collect::<Array>())
}

/// Makes an object of a global class; an error when the browser has no such class.
pub fn construct(class: &str, arguments: &[&JsValue]) -> Result<JsValue, JsValue> {
    let class: Function = get(&js_sys::global(), class)?.dyn_into()?;
    Reflect::construct(&class, &arguments.iter().copied().collect::<Array>())
}

/// Sets a property of a plain object; it cannot fail there.
pub fn set(object: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &name.into(), value);
}

/// A promise with the functions that settle it.
pub struct Deferred {
    /// The promise.
    pub promise: Promise,
    /// Fulfils it.
    pub resolve: Function,
    /// Rejects it.
    pub reject: Function,
}

thread_local! {
    // One for all promises: a closure that is never called is never freed.
    static HEARD: JsValue = Closure::<dyn Fn(JsValue)>::new(|_| {}).into_js_value();
}

impl Deferred {
    /// A promise that is still open.
    pub fn new() -> Self {
        let mut ends = None;
        let promise = Promise::new(&mut |resolve, reject| ends = Some((resolve, reject)));
        // The promise calls its function at once, by definition; an empty function stands in for the impossible.
        let (resolve, reject) = ends.unwrap_or_else(|| (Function::default(), Function::default()));
        // Of several requests one may fail and the others no longer be waited for: nobody then hears of their failing,
        // and the browser would call that an uncaught error.
        let _ = HEARD.with(|heard| call(&promise, "catch", &[heard]));
        Self { promise, resolve, reject }
    }

    /// Fulfils the promise with a value.
    pub fn fulfil(&self, value: &JsValue) {
        let _ = self.resolve.call1(&JsValue::UNDEFINED, value);
    }
}
