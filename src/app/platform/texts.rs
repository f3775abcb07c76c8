//! Texts by name as one JSON text, as the browser reads and writes it.

use std::collections::BTreeMap;

use js_sys::{Array, JSON, Object};
use linchpin::model::order;
use wasm_bindgen::JsCast;

use super::js;

/// The texts by name that a JSON object holds; none where it is no object. What is no text is left out.
pub fn read(json: &str) -> BTreeMap<String, String> {
    let object = JSON::parse(json).ok().and_then(|value| value.dyn_into::<Object>().ok());
    let pairs = object.map(|object| Object::entries(&object)).unwrap_or_default();
    let text = |pair: wasm_bindgen::JsValue| {
        let pair: Array = pair.dyn_into().ok()?;
        Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
    };
    order::map(pairs.iter().filter_map(text))
}

/// Texts by name as a JSON object.
pub fn write(texts: &BTreeMap<String, String>) -> Option<String> {
    let object = Object::new();
    for (name, text) in texts {
        js::set(&object, name, &text.into());
    }
    JSON::stringify(&object).ok()?.as_string()
}
