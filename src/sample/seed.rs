//! A stream of ids from one seed.

use crate::model::{Id, IdKind};

/// `SplitMix64` (Steele, Lea, Flood 2014): every seed gives a stream in which no number comes twice.
pub(super) struct Seed(u64);

impl Seed {
    /// The stream of a seed.
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next id.
    pub(super) fn id<K: IdKind>(&mut self) -> Id<K> {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        Id::new(mixed ^ (mixed >> 31))
    }
}
