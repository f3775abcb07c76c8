//! Requests to the database and their answers.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbObjectStore, IdbRequest};

use super::{DatabaseProblem, bytes, problem, refused};
use crate::app::platform::js;

/// The answer to a request. What it needs is set up at once, not when it is awaited.
pub(super) fn result(request: IdbRequest) -> impl Future<Output = Answer> {
    let answered = js::Deferred::new();
    request.set_onsuccess(Some(&answered.resolve));
    request.set_onerror(Some(&answered.reject));
    async move {
        match JsFuture::from(answered.promise).await {
            Ok(_) => request.result().map_err(refused),
            Err(_) => Err(request.error().ok().flatten().map_or(DatabaseProblem::Refused, problem)),
        }
    }
}

/// What the database answers to one request.
pub(super) type Answer = Result<JsValue, DatabaseProblem>;
/// Answers that are awaited, each with the key that was asked for.
pub(super) type Asked<F> = Vec<(F, String)>;

/// Asks for values, each with its key.
pub(super) fn ask_each(
    store: &IdbObjectStore,
    keys: Vec<String>,
) -> Result<Asked<impl Future<Output = Answer> + use<>>, DatabaseProblem> {
    keys.into_iter().map(|key| Ok((result(store.get(&key.as_str().into()).map_err(refused)?), key))).collect()
}

/// The values that are there of those that were asked for.
pub(super) async fn values(
    asked: Asked<impl Future<Output = Answer>>,
) -> Result<Vec<(String, Vec<u8>)>, DatabaseProblem> {
    let mut values = Vec::new();
    for (value, key) in asked {
        values.extend(bytes(&value.await?).map(|value| (key, value)));
    }
    Ok(values)
}
