//! Tables: the records of one kind, by key.

use std::any::Any;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt;
use std::marker::PhantomData;
use std::ops::RangeBounds;
use std::sync::Arc;

/// A record: a value that is stored, changed and merged as one, under a key it carries itself.
pub trait Record: Clone + PartialEq + Send + Sync + 'static {
    /// What tells records of this kind apart.
    type Key: TableKey;

    /// This record's key; never changes during the record's life.
    fn key(&self) -> Self::Key;
}

/// What tells records of one kind apart.
pub trait TableKey: Ord + Copy {
    /// Three numbers in the same order as the keys, and as different.
    fn numbers(self) -> KeyNumbers;
}

/// A key of any table as numbers.
pub type KeyNumbers = [u64; 3];

/// The records of one kind in the order of their keys, which is the order they are written in: the same records give
/// the same bytes. A copy shares its records with the original until either changes one.
pub struct Table<R: Record>(Rows, PhantomData<fn() -> R>);

/// The records of any kind. One kind of tree for all tables: nine of them, one for each kind of record, would be a
/// tenth of what the page has to load.
#[derive(Clone, Default)]
struct Rows(BTreeMap<KeyNumbers, Row>);

type Row = Arc<dyn Any + Send + Sync>;

/// Records of one kind on their way into a table. While they come in the order of their keys, as a file of ours has
/// them, none is searched for, and the table is built at once.
pub struct Filling<R: Record>(RowsToBe, PhantomData<fn() -> R>);

/// The records of any kind on their way: in order as long as they are, then in the tree.
#[derive(Default)]
struct RowsToBe {
    ascending: Vec<(KeyNumbers, Row)>,
    rows: Rows,
}

impl<R: Record> Filling<R> {
    /// Puts a record in unless there is one with the same key; gives whether it was put in.
    pub fn push(&mut self, record: R) -> bool {
        self.0.push(record.key().numbers(), Arc::new(record))
    }

    /// The table.
    pub fn finish(self) -> Table<R> {
        Table(self.0.finish(), PhantomData)
    }
}

// Not inlined: each is called for every kind of record.
impl RowsToBe {
    #[inline(never)]
    fn push(&mut self, key: KeyNumbers, row: Row) -> bool {
        if self.rows.0.is_empty() && self.ascending.last().is_none_or(|(last, _)| *last < key) {
            self.ascending.push((key, row));
            return true;
        }
        self.rows.0.extend(self.ascending.drain(..));
        match self.rows.0.entry(key) {
            Entry::Vacant(place) => {
                place.insert(row);
                true
            }
            Entry::Occupied(_) => false,
        }
    }

    #[inline(never)]
    fn finish(self) -> Rows {
        if self.rows.0.is_empty() { Rows(self.ascending.into_iter().collect()) } else { self.rows }
    }
}

impl<R: Record> Table<R> {
    /// The record with this key.
    pub fn get(&self, key: R::Key) -> Option<&R> {
        self.0.get(key.numbers()).map(seen)
    }

    /// Whether there is a record with this key.
    pub fn contains(&self, key: R::Key) -> bool {
        self.0.get(key.numbers()).is_some()
    }

    /// Puts a record in; gives back the one with the same key that it replaced.
    pub fn insert(&mut self, record: R) -> Option<R> {
        self.0.insert(record.key().numbers(), Arc::new(record)).map(owned)
    }

    /// Takes the record with this key out.
    pub fn remove(&mut self, key: R::Key) -> Option<R> {
        self.0.remove(key.numbers()).map(owned)
    }

    /// Keeps the records that something holds of.
    pub fn retain(&mut self, mut keep: impl FnMut(&R) -> bool) {
        self.0.retain(&mut |row| keep(seen(row)));
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.0.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.0.is_empty()
    }

    /// All records in the order of their keys.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &R> + ExactSizeIterator + Clone {
        self.0.0.values().map(seen)
    }

    /// The records whose keys lie in a range, in order.
    pub fn range(&self, keys: impl RangeBounds<R::Key>) -> impl DoubleEndedIterator<Item = &R> {
        let ends = (keys.start_bound().map(|key| key.numbers()), keys.end_bound().map(|key| key.numbers()));
        self.0.0.range(ends).map(|(_, row)| seen(row))
    }

    /// All keys in order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = R::Key> + ExactSizeIterator + '_ {
        self.iter().map(Record::key)
    }
}

// Not inlined: each is called for every kind of record.
impl Rows {
    #[inline(never)]
    fn get(&self, key: KeyNumbers) -> Option<&Row> {
        self.0.get(&key)
    }

    #[inline(never)]
    fn insert(&mut self, key: KeyNumbers, row: Row) -> Option<Row> {
        self.0.insert(key, row)
    }

    #[inline(never)]
    fn remove(&mut self, key: KeyNumbers) -> Option<Row> {
        self.0.remove(&key)
    }

    #[inline(never)]
    fn retain(&mut self, keep: &mut dyn FnMut(&Row) -> bool) {
        self.0.retain(|_, row| keep(row));
    }
}

// A table is given records of its own kind only, so neither can fail.
fn seen<R: Record>(row: &Row) -> &R {
    row.downcast_ref().expect("a record of the table's kind")
}

fn owned<R: Record>(row: Row) -> R {
    match row.downcast() {
        Ok(record) => Arc::unwrap_or_clone(record),
        Err(_) => unreachable!("a record of the table's kind"),
    }
}

// Written by hand because derives would ask the record to have the same properties.
impl<R: Record> Default for Filling<R> {
    fn default() -> Self {
        Self(RowsToBe::default(), PhantomData)
    }
}

impl<R: Record> Default for Table<R> {
    fn default() -> Self {
        Self(Rows::default(), PhantomData)
    }
}

impl<R: Record> Clone for Table<R> {
    fn clone(&self) -> Self {
        Self(self.0.clone(), PhantomData)
    }
}

impl<R: Record> PartialEq for Table<R> {
    fn eq(&self, other: &Self) -> bool {
        let same = |(one, two): (&Row, &Row)| Arc::ptr_eq(one, two) || seen::<R>(one) == seen::<R>(two);
        self.len() == other.len() && self.0.0.values().zip(other.0.0.values()).all(same)
    }
}

impl<R: Record + Eq> Eq for Table<R> {}

impl<R: Record + fmt::Debug> fmt::Debug for Table<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<R: Record> FromIterator<R> for Table<R> {
    fn from_iter<I: IntoIterator<Item = R>>(records: I) -> Self {
        let mut table = Self::default();
        for record in records {
            table.insert(record);
        }
        table
    }
}
