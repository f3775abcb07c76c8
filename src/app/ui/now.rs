//! The clock that everything on the screen is told by, so that "a minute ago" in one place is not "now" in another.

use std::time::Duration;

use leptos::prelude::*;
use linchpin::model::Timestamp;

use crate::app::i18n::fmt;
use crate::app::platform::clock;

/// How often it is looked at. What is told in minutes need not be told more exactly.
const TICK: Duration = Duration::from_secs(15);

/// The time the page is told by: a handle, copied freely.
#[derive(Clone, Copy)]
pub struct Now(RwSignal<Timestamp>);

impl Now {
    /// Starts the clock; the root does it once and provides it.
    pub fn start() -> Self {
        let now = Self(RwSignal::new(clock::now()));
        // Without timers it stands still: what is told is old then, and nothing else.
        if let Ok(timer) = set_interval_with_handle(move || now.tick(), TICK) {
            on_cleanup(move || timer.clear());
        }
        now
    }

    /// The page's clock.
    ///
    /// # Panics
    /// Outside the app: a mistake of ours.
    pub fn of_page() -> Self {
        expect_context::<Self>()
    }

    /// How long ago a moment was, told anew as time goes by. What happened since the last look is "now".
    pub fn ago(self, moment: Timestamp) -> String {
        fmt::relative(moment, self.0.get().max(moment))
    }

    fn tick(self) {
        self.0.try_set(clock::now());
    }
}
