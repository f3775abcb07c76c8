//! Writes inside a transaction, and the look before them.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::{IdbObjectStore, IdbTransaction};

use super::{DatabaseProblem, Guard, Write, bytes, range};
use crate::app::platform::js;

pub(super) fn write_all(store: &IdbObjectStore, transaction: &IdbTransaction, writes: &[Write]) -> Result<(), JsValue> {
    for write in writes {
        match write {
            Write::Put(key, value) => store.put_with_key(&Uint8Array::from(value.as_slice()), &key.into())?,
            Write::Delete(key) => store.delete(&key.into())?,
            Write::DeleteAll(prefix) => store.delete(&range(prefix).map_err(|_| JsValue::NULL)?)?,
        };
    }
    // Asked for explicitly, so that a page that closes now does not take the transaction with it.
    let _ = js::call(transaction, "commit", &[]);
    Ok(())
}

pub(super) fn write_guarded(
    store: &IdbObjectStore,
    transaction: &IdbTransaction,
    writes: Vec<Write>,
    guard: Guard,
    found: &Rc<Cell<Option<DatabaseProblem>>>,
) -> Result<(), JsValue> {
    let request = store.get(&guard.key.as_str().into())?;
    let (store, transaction, found) = (store.clone(), transaction.clone(), Rc::clone(found));
    let asked = request.clone();
    let check = Closure::once_into_js(move || {
        let value = asked.result().ok().and_then(|value| bytes(&value));
        let written = (guard.holds)(value.as_deref()) && write_all(&store, &transaction, &writes).is_ok();
        if !written {
            found.set(Some(DatabaseProblem::Guarded(value)));
            let _ = transaction.abort();
        }
    });
    request.set_onsuccess(Some(check.unchecked_ref()));
    Ok(())
}
