//! What is still to be done when its page may be gone by then.
//!
//! A page that is left is taken away at once, with every value it made; reading one of them afterwards stops the
//! program. A frame, and anything that is waited for, may come later than that.

use leptos::prelude::*;

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

    /// Does something before the next frame is drawn, if it is still there then.
    pub fn next_frame(self, act: impl FnOnce() + 'static) {
        request_animation_frame(move || {
            if self.is() {
                act();
            }
        });
    }
}
