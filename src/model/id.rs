//! Ids: random 64-bit numbers, written as thirteen characters of Crockford's base 32.
//!
//! Random rather than counted, because two workbooks made apart must never give one id to two records
//! (docs: clashing ids over files). The caller supplies the random number: this library has no source of chance.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH: usize = 13;

/// What an id names; a zero-sized marker so that ids of different records cannot be mixed up.
pub trait IdKind: 'static {}

/// A random 64-bit id of a record of kind `K`.
pub struct Id<K: IdKind>(u64, PhantomData<fn() -> K>);

macro_rules! id_kinds {
    ($($(#[$doc:meta])* $alias:ident = $kind:ident;)*) => { $(
        /// Marker for the id of the same name.
        #[derive(Debug, Clone, Copy)]
        pub struct $kind;
        impl IdKind for $kind {}
        $(#[$doc])*
        pub type $alias = Id<$kind>;
    )* };
}

id_kinds! {
    /// Names a workbook; stays the same in every copy that is exported and taken in again.
    WorkbookId = WorkbookKind;
    /// Names an account.
    AccountId = AccountKind;
    /// Names a criterion.
    CriterionId = CriterionKind;
    /// Names a rater.
    RaterId = RaterKind;
    /// Names a decision in the decision log.
    DecisionId = DecisionKind;
    /// Names a KPI.
    KpiId = KpiKind;
    /// Names a target.
    TargetId = TargetKind;
    /// Stands for what a ballot holds: equal scores, equal seal.
    BallotSeal = BallotSealKind;
    /// Stands for what a workbook held: equal workbooks, equal state.
    StateId = StateKind;
    /// Names a snapshot.
    SnapshotId = SnapshotKind;
    /// Names an item in the trash.
    TrashId = TrashKind;
}

/// Why a text is not an id.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum IdError {
    /// The text does not have exactly thirteen characters.
    Length,
    /// The text holds a character outside Crockford's base 32 (lower case), or stands for more than 64 bits.
    Character,
}

impl<K: IdKind> Id<K> {
    /// The id for a random 64-bit number.
    pub const fn new(random: u64) -> Self {
        Self(random, PhantomData)
    }

    /// The number behind the id.
    pub const fn value(self) -> u64 {
        self.0
    }
}

/// Thirteen characters of Crockford's base 32 for a number, most significant first, so that the order of the texts is
/// the order of the numbers.
pub fn encode_id(value: u64) -> String {
    (0..LENGTH).rev().map(|place| char::from(ALPHABET[((value >> (place * 5)) & 31) as usize])).collect()
}

impl<K: IdKind> FromStr for Id<K> {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        if text.len() != LENGTH {
            return Err(IdError::Length);
        }
        let mut value: u64 = 0;
        for (index, byte) in text.bytes().enumerate() {
            let digit = ALPHABET.iter().position(|&known| known == byte).ok_or(IdError::Character)? as u64;
            if index == 0 && digit > 15 {
                return Err(IdError::Character);
            }
            value = (value << 5) | digit;
        }
        Ok(Self::new(value))
    }
}

impl<K: IdKind> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&encode_id(self.0))
    }
}

impl<K: IdKind> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&encode_id(self.0))
    }
}

impl<K: IdKind> super::TableKey for Id<K> {
    fn numbers(self) -> super::KeyNumbers {
        [self.0, 0, 0]
    }
}

// Written by hand because derives would ask the marker to have the same properties.
impl<K: IdKind> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K: IdKind> Copy for Id<K> {}
impl<K: IdKind> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<K: IdKind> Eq for Id<K> {}
impl<K: IdKind> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<K: IdKind> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<K: IdKind> Hash for Id<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
