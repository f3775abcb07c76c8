//! How much the browser lets this site keep, and whether it promises to.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::js;

/// What the browser estimates for the whole origin, without the local storage: bytes used and bytes there are.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // byte counts are whole and below 2^53
pub async fn estimate() -> Option<(u64, u64)> {
    let estimate = ask("estimate").await.ok()?;
    let number = |name| js::get(&estimate, name).ok().and_then(|value| value.as_f64()).map(|value| value as u64);
    Some((number("usage")?, number("quota")?))
}

/// Whether the browser has promised not to evict the data under disk pressure.
pub async fn persisted() -> bool {
    ask("persisted").await.is_ok_and(|answer| answer.is_truthy())
}

/// Asks the browser for that promise.
pub async fn persist() -> bool {
    ask("persist").await.is_ok_and(|answer| answer.is_truthy())
}

/// By name, because the storage manager is missing where the address is not secure.
async fn ask(method: &str) -> Result<JsValue, JsValue> {
    let navigator = web_sys::window().ok_or(JsValue::NULL)?.navigator();
    let manager = js::get(&navigator, "storage")?;
    JsFuture::from(js::call(&manager, method, &[])?.dyn_into::<js_sys::Promise>()?).await
}
