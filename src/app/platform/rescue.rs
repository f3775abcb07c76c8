//! Everything that is kept, as a download, by plain callbacks only: it must work when nothing else does.

use std::rc::Rc;

use js_sys::{Array, JSON, Object, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, IdbDatabase, IdbOpenDbRequest};

use super::{file, js};

const PREFIX: &str = "linchpin/";
const DATABASE: &str = "linchpin";
const STORE: &str = "values";

/// Downloads both copies as JSON: `{"local": {key: text}, "database": {key: bytes as Latin-1}}`. When the database does
/// not answer, the local storage alone.
pub fn download_all() {
    let all = Object::new();
    js::set(&all, "local", &local());
    let rest = Rc::new(all);
    let alone = Rc::clone(&rest);
    if read_database(move |values| {
        js::set(&rest, "database", &values);
        offer(&rest);
    })
    .is_err()
    {
        offer(&alone);
    }
}

fn offer(all: &Object) {
    let text = JSON::stringify(all).map(String::from).unwrap_or_default();
    let _ = file::download("linchpin-raw-data.json", "application/json", text.as_bytes());
}

/// Our values of the local storage as they are, even where they are not valid text.
fn local() -> Object {
    let values = Object::new();
    let Some(storage) = web_sys::window().and_then(|window| window.local_storage().ok().flatten()) else {
        return values;
    };
    for index in 0..storage.length().unwrap_or(0) {
        let Some(key) = storage.key(index).ok().flatten().filter(|key| key.starts_with(PREFIX)) else { continue };
        if let Ok(value) = js::call(&storage, "getItem", &[&key.as_str().into()]) {
            js::set(&values, &key, &value);
        }
    }
    values
}

/// Asks the database for everything; calls back with what it holds, or with nothing when it cannot be opened.
fn read_database(done: impl Fn(JsValue) + Clone + 'static) -> Result<(), JsValue> {
    let factory = web_sys::window().ok_or(JsValue::NULL)?.indexed_db()?.ok_or(JsValue::NULL)?;
    let request = factory.open(DATABASE)?;
    let failed = done.clone();
    let on_error = Closure::<dyn FnMut(Event)>::new(move |_| failed(JsValue::NULL));
    request.set_onerror(Some(on_error.into_js_value().unchecked_ref()));
    let opened = request.clone();
    let on_open = Closure::<dyn FnMut(Event)>::new(move |_| {
        if read_all(&opened, &done).is_err() {
            done(JsValue::NULL);
        }
    });
    request.set_onsuccess(Some(on_open.into_js_value().unchecked_ref()));
    Ok(())
}

fn read_all(opened: &IdbOpenDbRequest, done: &(impl Fn(JsValue) + Clone + 'static)) -> Result<(), JsValue> {
    let database: IdbDatabase = opened.result()?.dyn_into()?;
    let store = database.transaction_with_str(STORE)?.object_store(STORE)?;
    let keys = store.get_all_keys()?;
    let values = store.get_all()?;
    let (answer, done) = (values.clone(), done.clone());
    let on_values = Closure::<dyn FnMut(Event)>::new(move |_| {
        let result = Object::new();
        let keys = keys.result().map(|keys| Array::from(&keys)).unwrap_or_default();
        let values = answer.result().map(|values| Array::from(&values)).unwrap_or_default();
        for (key, value) in keys.iter().zip(values.iter()) {
            let bytes = value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec).unwrap_or_default();
            let text: String = bytes.into_iter().map(char::from).collect();
            js::set(&result, &key.as_string().unwrap_or_default(), &text.into());
        }
        done(result.into());
    });
    values.set_onsuccess(Some(on_values.into_js_value().unchecked_ref()));
    Ok(())
}
