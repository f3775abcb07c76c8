//! Files the person gives and files the person gets.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Response, Url};

/// Why a file could not be read or offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum FileProblem {
    /// The file is larger than the limit given; it was not read at all.
    TooLarge {
        /// Its size in bytes.
        bytes: u64,
    },
    /// The browser could not read it: it was moved, changed or is not allowed to be read.
    Unreadable,
    /// The browser does not let the page offer a download.
    Blocked,
}

/// Reads a file's bytes. Its size is checked first, so that a huge file never enters memory.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a size is whole and not negative
pub async fn read_bytes(file: &File, limit: u64) -> Result<Vec<u8>, FileProblem> {
    let bytes = file.size() as u64;
    if bytes > limit {
        return Err(FileProblem::TooLarge { bytes });
    }
    let response = Response::new_with_opt_blob(Some(file)).map_err(unreadable)?;
    let buffer = JsFuture::from(response.array_buffer().map_err(unreadable)?).await.map_err(unreadable)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Offers bytes as a download under a name.
pub fn download(name: &str, mime: &str, bytes: &[u8]) -> Result<(), FileProblem> {
    try_download(name, mime, bytes).map_err(|_| FileProblem::Blocked)
}

fn try_download(name: &str, mime: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options)?;
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    let url = Url::create_object_url_with_blob(&blob)?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The browser reads the blob after the click: the address must live on for a while.
    let revoke = wasm_bindgen::closure::Closure::once_into_js(move || Url::revoke_object_url(&url));
    if let Some(window) = web_sys::window() {
        window.set_timeout_with_callback_and_timeout_and_arguments_0(revoke.unchecked_ref(), 60_000)?;
    }
    Ok(())
}

fn unreadable(_: JsValue) -> FileProblem {
    FileProblem::Unreadable
}
