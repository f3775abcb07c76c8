//! A local storage that fails on command.

use std::cell::{Cell, RefCell};

use crate::app::platform::local::{Area, AreaProblem, MemoryArea};

/// Memory that refuses, forgets and runs full as it is told.
#[derive(Default)]
pub struct FaultyArea {
    values: MemoryArea,
    /// Which of the next writes is refused, counted from 0.
    pub refuse_at: Cell<Option<usize>>,
    /// Whether all writes after a refused one are refused too: the page died there.
    pub dies: Cell<bool>,
    /// Whether writes are said to be done and are not.
    pub forgets: Cell<bool>,
    /// How many UTF-16 units there are, keys included.
    pub limit: Cell<Option<u64>>,
    /// The keys that were written, in order.
    pub written: RefCell<Vec<String>>,
}

impl FaultyArea {
    /// UTF-16 units in use.
    pub fn used(&self) -> u64 {
        let sizes = self.values.sizes().unwrap_or_default();
        sizes.into_iter().map(|(key, units)| key.len() as u64 + units).sum()
    }

    /// Puts a value in from outside, past all faults.
    pub fn plant(&self, key: &str, value: &str) {
        let _ = self.values.set(key, value);
    }

    fn admit(&self, key: &str, value: &str) -> Result<(), AreaProblem> {
        if let Some(count) = self.refuse_at.get() {
            if count == 0 {
                self.refuse_at.set(self.dies.get().then_some(0));
                return Err(AreaProblem::Refused);
            }
            self.refuse_at.set(Some(count - 1));
        }
        let size = |text: &str| text.encode_utf16().count() as u64;
        let old = self.values.get(key)?.map_or(0, |old| size(&old) + size(key));
        let needed = self.used() - old + size(key) + size(value);
        if self.limit.get().is_some_and(|limit| needed > limit) { Err(AreaProblem::Full) } else { Ok(()) }
    }
}

impl Area for FaultyArea {
    fn get(&self, key: &str) -> Result<Option<String>, AreaProblem> {
        self.values.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), AreaProblem> {
        self.admit(key, value)?;
        if self.forgets.get() {
            return Ok(());
        }
        self.written.borrow_mut().push(key.to_owned());
        self.values.set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), AreaProblem> {
        self.values.remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, AreaProblem> {
        self.values.keys()
    }

    fn sizes(&self) -> Result<Vec<(String, u64)>, AreaProblem> {
        self.values.sizes()
    }

    fn rename(&self, from: &str, to: &str) -> Result<(), AreaProblem> {
        let value = self.values.get(from)?.unwrap_or_default();
        self.admit(to, &value)?;
        self.values.rename(from, to)
    }

    fn raw(&self, key: &str) -> Result<Option<Vec<u8>>, AreaProblem> {
        self.values.raw(key)
    }
}
