//! What is still to be done when its page may be gone by then.
//!
//! A page that is left is taken away at once, with every value it made; reading one of them afterwards stops the
//! program. A frame, and anything that is waited for, may come later than that.

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};

/// Whether what was being built when this was made is still there: a handle, copied freely.
#[derive(Clone, Copy, Debug)]
pub struct Alive(StoredValue<()>);

impl Alive {
    /// The life of what is being built now.
    pub fn here() -> Self {
        Self(StoredValue::new(()))
    }

    /// Whether it is still there.
    pub fn is(self) -> bool {
        self.0.try_get_value().is_some()
    }

    /// [`soon`], if it is still there then.
    pub fn soon(self, act: impl FnOnce() + 'static) {
        soon(move || {
            if self.is() {
                act();
            }
        });
    }

    /// Does something before the next frame is drawn, if it is still there then.
    pub fn next_frame(self, act: impl FnOnce() + 'static) {
        request_animation_frame(move || {
            if self.is() {
                act();
            }
        });
    }
}

/// Does something once the page shows what was just changed, and before the next key or click comes. What gives the
/// focus back belongs here: until a frame is drawn, keys would be lost. It must read no value of a page.
pub fn soon(act: impl FnOnce() + 'static) {
    spawn_local(async move {
        // The effects of what was changed, then the effects of what these change.
        tick().await;
        tick().await;
        act();
    });
}
