//! Tables: the records of one kind, by key.

use std::collections::BTreeMap;
use std::ops::RangeBounds;

/// A record: a value that is stored, changed and merged as one, under a key it carries itself.
pub trait Record: Clone + PartialEq {
    /// What tells records of this kind apart.
    type Key: Ord + Copy;

    /// This record's key; never changes during the record's life.
    fn key(&self) -> Self::Key;
}

/// The records of one kind in the order of their keys, which is the order they are written in: the same records give
/// the same bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table<R: Record>(BTreeMap<R::Key, R>);

impl<R: Record> Default for Table<R> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<R: Record> Table<R> {
    /// The record with this key.
    pub fn get(&self, key: R::Key) -> Option<&R> {
        self.0.get(&key)
    }

    /// Whether there is a record with this key.
    pub fn contains(&self, key: R::Key) -> bool {
        self.0.contains_key(&key)
    }

    /// Puts a record in; gives back the one with the same key that it replaced.
    pub fn insert(&mut self, record: R) -> Option<R> {
        self.0.insert(record.key(), record)
    }

    /// Takes the record with this key out.
    pub fn remove(&mut self, key: R::Key) -> Option<R> {
        self.0.remove(&key)
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All records in the order of their keys.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &R> + ExactSizeIterator + Clone {
        self.0.values()
    }

    /// The records whose keys lie in a range, in order.
    pub fn range(&self, keys: impl RangeBounds<R::Key>) -> impl DoubleEndedIterator<Item = &R> {
        self.0.range(keys).map(|(_, record)| record)
    }

    /// All keys in order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = R::Key> + ExactSizeIterator + '_ {
        self.0.keys().copied()
    }
}

impl<R: Record> FromIterator<R> for Table<R> {
    fn from_iter<I: IntoIterator<Item = R>>(records: I) -> Self {
        Self(records.into_iter().map(|record| (record.key(), record)).collect())
    }
}
