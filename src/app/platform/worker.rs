//! The Web Worker, thinly: bytes go in, bytes come out, dropping it ends it.

use js_sys::Uint8Array;
use leptos::prelude::document;
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{Event, MessageEvent};

/// The element of the page that names the worker's file. The page that opens from disk has none.
const NAMED_BY: &str = "meta[name='linchpin-worker']";

/// A worker that runs. It is ended when this is dropped.
pub struct Worker {
    inner: web_sys::Worker,
    _hear: Closure<dyn FnMut(MessageEvent)>,
    _fail: Closure<dyn FnMut(Event)>,
}

impl Worker {
    /// Starts the worker; its file is loaded now, not with the page. `hear` gets every message. `fail` is called when
    /// it cannot be loaded or breaks. `None` where there is no worker to be had: the page from disk, or a browser that
    /// refuses.
    pub fn start(mut hear: impl FnMut(Vec<u8>) + 'static, mut fail: impl FnMut() + 'static) -> Option<Self> {
        let file = document().query_selector(NAMED_BY).ok()??.get_attribute("content")?;
        let worker = web_sys::Worker::new(&file).ok()?;
        let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            hear(event.data().dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec()).unwrap_or_default());
        });
        let fail = Closure::<dyn FnMut(Event)>::new(move |_| fail());
        worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        worker.set_onerror(Some(fail.as_ref().unchecked_ref()));
        Some(Self { inner: worker, _hear: hear, _fail: fail })
    }

    /// Sends a message; `false` when it could not be sent.
    pub fn say(&self, bytes: &[u8]) -> bool {
        self.inner.post_message(&Uint8Array::from(bytes)).is_ok()
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.inner.set_onmessage(None);
        self.inner.set_onerror(None);
        self.inner.terminate();
    }
}
