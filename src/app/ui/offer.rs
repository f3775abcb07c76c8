//! What is offered after a change.

use super::components::{Toasts, Tone};
use super::words::refusal;
use crate::app::state::Store;

/// Says what was just done in the open workbook, with *Undo* until something else is changed.
pub fn offer_undo(store: Store, toasts: Toasts, said: String) {
    toasts.offer_undo(Tone::Success, said, move || {
        if let Err(refused) = store.undo() {
            toasts.tell(Tone::Warning, refusal(&refused));
        }
    });
}
