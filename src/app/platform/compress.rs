//! Compression by the browser's own deflate.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStream, ReadableStreamDefaultReader, Response};

use super::js;

/// The bytes deflated; `None` in a browser that cannot.
pub async fn deflate(bytes: &[u8]) -> Option<Vec<u8>> {
    through("CompressionStream", bytes).await.ok()
}

/// The bytes inflated; `None` when they are not deflated bytes, or in a browser that cannot.
pub async fn inflate(bytes: &[u8]) -> Option<Vec<u8>> {
    through("DecompressionStream", bytes).await.ok()
}

/// Why bytes could not be inflated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InflateProblem {
    /// They give more than was allowed: no more was unpacked.
    TooLarge,
    /// They are not deflated bytes, or the browser cannot.
    Broken,
}

/// The bytes inflated, piece by piece and no further than a limit: what a file declares of itself is not believed.
///
/// # Errors
/// An [`InflateProblem`].
pub async fn inflate_within(bytes: &[u8], limit: usize) -> Result<Vec<u8>, InflateProblem> {
    pieces(bytes, limit).await.unwrap_or(Err(InflateProblem::Broken))
}

async fn pieces(bytes: &[u8], limit: usize) -> Result<Result<Vec<u8>, InflateProblem>, JsValue> {
    let piped = piped("DecompressionStream", bytes)?;
    let reader: ReadableStreamDefaultReader = piped.get_reader().dyn_into()?;
    let mut inflated = Vec::new();
    loop {
        let piece = JsFuture::from(reader.read()).await?;
        if js::get(&piece, "done")?.is_truthy() {
            return Ok(Ok(inflated));
        }
        let piece: Uint8Array = js::get(&piece, "value")?.dyn_into()?;
        if inflated.len() + piece.length() as usize > limit {
            let _ = reader.cancel();
            return Ok(Err(InflateProblem::TooLarge));
        }
        inflated.extend(piece.to_vec());
    }
}

async fn through(class: &str, bytes: &[u8]) -> Result<Vec<u8>, JsValue> {
    let response = Response::new_with_opt_readable_stream(Some(&piped(class, bytes)?))?;
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

fn piped(class: &str, bytes: &[u8]) -> Result<ReadableStream, JsValue> {
    let stream = js::construct(class, &[&"deflate-raw".into()])?;
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes)))?;
    js::call(&blob.stream(), "pipeThrough", &[&stream])?.dyn_into()
}
