//! How much of the browser's space is used, and the promise not to evict it.

use super::Library;
use super::keys;
use crate::app::platform::space;

/// What Chromium and Firefox give one origin in its local storage, in UTF-16 units (measured).
const LOCAL_LIMIT: u64 = 5_242_880;

/// How much of the browser's space is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Space {
    /// UTF-16 units of the local storage used by Linchpin, keys included.
    pub local_used: u64,
    /// UTF-16 units used by other pages of the same origin.
    pub local_others: u64,
    /// Units there are in all, as far as known: 5,242,880 in Chromium.
    pub local_limit: u64,
    /// Bytes the origin uses in the database, as the browser estimates it.
    pub database_used: Option<u64>,
    /// Bytes the origin may use there.
    pub database_limit: Option<u64>,
    /// Whether the browser has promised not to evict the data under disk pressure.
    pub persisted: bool,
}

impl Library {
    /// How much space is used.
    pub async fn space(&self) -> Space {
        let mut space = Space { local_limit: LOCAL_LIMIT, ..Space::default() };
        for (key, units) in self.copies.area.sizes().unwrap_or_default() {
            let ours = key.starts_with(keys::PREFIX);
            *(if ours { &mut space.local_used } else { &mut space.local_others }) +=
                units + key.encode_utf16().count() as u64;
        }
        let estimate = space::estimate().await;
        space.database_used = estimate.map(|(used, _)| used);
        space.database_limit = estimate.map(|(_, limit)| limit);
        space.persisted = space::persisted().await;
        space
    }

    /// Asks the browser not to evict the data; gives its answer.
    pub async fn persist(&self) -> bool {
        space::persist().await
    }
}
