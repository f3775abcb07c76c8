//! Compression by the browser's own deflate.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStream, Response};

use super::js;

/// The bytes deflated; `None` in a browser that cannot.
pub async fn deflate(bytes: &[u8]) -> Option<Vec<u8>> {
    through("CompressionStream", bytes).await.ok()
}

/// The bytes inflated; `None` when they are not deflated bytes, or in a browser that cannot.
pub async fn inflate(bytes: &[u8]) -> Option<Vec<u8>> {
    through("DecompressionStream", bytes).await.ok()
}

async fn through(class: &str, bytes: &[u8]) -> Result<Vec<u8>, JsValue> {
    let stream = js::construct(class, &[&"deflate-raw".into()])?;
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes)))?;
    let piped: ReadableStream = js::call(&blob.stream(), "pipeThrough", &[&stream])?.dyn_into()?;
    let response = Response::new_with_opt_readable_stream(Some(&piped))?;
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
