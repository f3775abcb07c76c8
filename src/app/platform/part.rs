//! Functions that are split off into a part of the program that loads when it is wanted.
//!
//! In the published program (`cfg(parts)`) such a function is asked for and awaited; elsewhere the program is whole, and
//! it is an ordinary function. Its answer is the same: what was asked for, or that the part did not come.

use std::pin::Pin;

pub use wasm_split_helpers::SplitLoaderError as NotLoaded;

/// What is still to come of a function that waits.
pub type Pending<T> = Pin<Box<dyn Future<Output = T>>>;

/// The answer of a function that is split off.
pub type OfPart<T> = Result<T, NotLoaded>;

/// The answer of a function that is split off and waits itself.
pub type LaterOfPart<T> = OfPart<Pending<T>>;

/// The answer of a function that is split off, when its part is there: then it answers in the same turn.
#[cfg(parts)]
pub fn at_once<T>(asked: impl Future<Output = T>) -> Option<T> {
    use std::task::{Context, Poll, Waker};
    match std::pin::pin!(asked).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => Some(answer),
        Poll::Pending => None,
    }
}

/// Asks a function that is split off, and waits for its part.
macro_rules! of_part {
    ($asked:expr) => {{
        let asked = $asked;
        #[cfg(parts)]
        let asked = asked.await;
        asked
    }};
}

/// Asks a function that is split off and was brought by its own `preload`: each is linked by itself, so that its part is
/// there is not enough. `None` where it was not.
macro_rules! of_part_here {
    ($asked:expr) => {{
        let asked = $asked;
        #[cfg(parts)]
        let asked = $crate::app::platform::part::at_once(asked);
        #[cfg(not(parts))]
        let asked = Some(asked);
        asked.and_then(Result::ok)
    }};
}

pub(in crate::app) use {of_part, of_part_here};
