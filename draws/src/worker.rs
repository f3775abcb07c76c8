//! The Web Worker: hears requests, draws piece by piece, says how far it is and what it found.
//!
//! One request at a time: the page ends a worker that it no longer needs.

#[cfg(target_arch = "wasm32")]
fn main() {
    in_worker::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program is the page's Web Worker and runs in a browser.");
}

#[cfg(target_arch = "wasm32")]
mod in_worker {
    use js_sys::{Array, Uint8Array};
    use linchpin_draws::{Reply, Request, Run, exact};
    use wasm_bindgen::{JsCast, prelude::Closure};
    use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

    /// Pieces of a run: as many times the page hears how far it is.
    const PIECES: u32 = 20;

    pub fn start() {
        let hear = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| {
            let bytes = event.data().dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec()).unwrap_or_default();
            match Request::from_bytes(&bytes) {
                Some(request) => answer(request),
                None => say(&Reply::Refused),
            }
        });
        scope().set_onmessage(Some(hear.as_ref().unchecked_ref()));
        // It listens for as long as the worker lives.
        hear.forget();
        say(&Reply::Ready);
    }

    fn answer(Request { problem, draws }: Request) {
        if let Some(found) = exact(&problem) {
            return say(&Reply::Exact(found));
        }
        let Some(mut run) = Run::new(problem) else { return say(&Reply::Refused) };
        let piece = draws.div_ceil(PIECES).max(1);
        while run.draws() < draws {
            run.advance(piece.min(draws - run.draws()));
            say(&Reply::Progress(run.draws()));
        }
        say(&Reply::Drawn { draws, counts: run.counts().to_vec() });
    }

    fn say(reply: &Reply) {
        let bytes = Uint8Array::from(reply.to_bytes().as_slice());
        // The bytes are handed over, not copied. Nobody is left to hear of a failure.
        let _ = scope().post_message_with_transfer(&bytes, &Array::of1(&bytes.buffer()));
    }

    fn scope() -> DedicatedWorkerGlobalScope {
        js_sys::global().unchecked_into()
    }
}
