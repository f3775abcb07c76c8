//! What happens after a panic: nothing is saved any more, and a screen without the framework offers the raw data.

use std::sync::atomic::{AtomicBool, Ordering};

static STOPPED: AtomicBool = AtomicBool::new(false);

/// Whether the program has panicked. Storage refuses every write from then on.
pub fn stopped() -> bool {
    STOPPED.load(Ordering::Relaxed)
}

/// The words of the recovery screen in the language shown.
#[derive(Debug, Clone, Copy)]
pub struct RecoveryTexts {
    /// The language's code, for the page.
    pub lang: &'static str,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// What happened.
    pub heading: &'static str,
    /// That nothing more is saved, and that what was saved is still there.
    pub body: &'static str,
    /// The button that downloads everything that is kept.
    pub download: &'static str,
    /// The button that loads the page anew.
    pub reload: &'static str,
    /// The heading over the technical message.
    pub details: &'static str,
}

/// Installs the hook. The texts are asked for when they are needed, by a function that must not borrow anything.
pub fn install(texts: fn() -> RecoveryTexts) {
    std::panic::set_hook(Box::new(move |info| {
        STOPPED.store(true, Ordering::Relaxed);
        let _ = (texts(), info);
    }));
}
