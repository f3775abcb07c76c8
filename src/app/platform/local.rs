//! Places of text values by key: the browser's local storage, and memory where that is forbidden.

use std::cell::RefCell;
use std::collections::BTreeMap;

use js_sys::JsString;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, Storage};

use super::{js, panic};

/// Why a place refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AreaProblem {
    /// No space is left.
    Full,
    /// Any other refusal: forbidden, broken, or the value was not kept.
    Refused,
}

/// A place of text values by key.
pub trait Area {
    /// The value under a key.
    fn get(&self, key: &str) -> Result<Option<String>, AreaProblem>;
    /// Puts a value under a key; when it fails, the old value is still there.
    fn set(&self, key: &str, value: &str) -> Result<(), AreaProblem>;
    /// Removes a value.
    fn remove(&self, key: &str) -> Result<(), AreaProblem>;
    /// All keys.
    fn keys(&self) -> Result<Vec<String>, AreaProblem>;
    /// All keys and the sizes of their values in UTF-16 units.
    fn sizes(&self) -> Result<Vec<(String, u64)>, AreaProblem>;
    /// Moves a value to another key exactly as it is, even when it is not valid text.
    fn rename(&self, from: &str, to: &str) -> Result<(), AreaProblem>;
    /// The bytes of a value: UTF-8, or UTF-16 with a byte-order mark where it is not valid text.
    fn raw(&self, key: &str) -> Result<Option<Vec<u8>>, AreaProblem>;
}

/// The browser's local storage.
pub struct LocalStorage(Storage);

impl LocalStorage {
    /// The local storage, when the browser lets us write there.
    pub fn open() -> Option<Self> {
        web_sys::window()?.local_storage().ok()?.map(Self)
    }

    /// The storage of this tab's session, when the browser lets us write there.
    pub fn session() -> Option<Self> {
        web_sys::window()?.session_storage().ok()?.map(Self)
    }

    fn text(&self, key: &str) -> Result<Option<JsString>, AreaProblem> {
        let value = js::call(&self.0, "getItem", &[&key.into()]).map_err(problem)?;
        Ok(value.dyn_into().ok())
    }
}

impl Area for LocalStorage {
    fn get(&self, key: &str) -> Result<Option<String>, AreaProblem> {
        self.0.get_item(key).map_err(problem)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), AreaProblem> {
        running()?;
        self.0.set_item(key, value).map_err(problem)
    }

    fn remove(&self, key: &str) -> Result<(), AreaProblem> {
        running()?;
        self.0.remove_item(key).map_err(problem)
    }

    fn keys(&self) -> Result<Vec<String>, AreaProblem> {
        let count = self.0.length().map_err(problem)?;
        (0..count).filter_map(|index| self.0.key(index).map_err(problem).transpose()).collect()
    }

    fn sizes(&self) -> Result<Vec<(String, u64)>, AreaProblem> {
        let units = |key: String| Ok((self.text(&key)?.map_or(0, |text| u64::from(text.length())), key));
        self.keys()?.into_iter().map(|key| units(key).map(|(units, key)| (key, units))).collect()
    }

    fn rename(&self, from: &str, to: &str) -> Result<(), AreaProblem> {
        running()?;
        let Some(value) = self.text(from)? else { return Ok(()) };
        js::call(&self.0, "setItem", &[&to.into(), &value]).map_err(problem)?;
        self.remove(from)
    }

    fn raw(&self, key: &str) -> Result<Option<Vec<u8>>, AreaProblem> {
        Ok(self.text(key)?.map(|text| match text.as_string().filter(|_| text.is_valid_utf16()) {
            Some(valid) => valid.into_bytes(),
            None => [0xFEFF].into_iter().chain(text.iter()).flat_map(u16::to_le_bytes).collect(),
        }))
    }
}

/// Memory, for where storage is forbidden and for tests.
#[derive(Default)]
pub struct MemoryArea(RefCell<BTreeMap<String, String>>);

impl Area for MemoryArea {
    fn get(&self, key: &str) -> Result<Option<String>, AreaProblem> {
        Ok(self.0.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, value: &str) -> Result<(), AreaProblem> {
        self.0.borrow_mut().insert(key.to_owned(), value.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), AreaProblem> {
        self.0.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, AreaProblem> {
        Ok(self.0.borrow().keys().cloned().collect())
    }

    fn sizes(&self) -> Result<Vec<(String, u64)>, AreaProblem> {
        let units = |value: &String| value.encode_utf16().count() as u64;
        Ok(self.0.borrow().iter().map(|(key, value)| (key.clone(), units(value))).collect())
    }

    fn rename(&self, from: &str, to: &str) -> Result<(), AreaProblem> {
        let mut values = self.0.borrow_mut();
        if let Some(value) = values.remove(from) {
            values.insert(to.to_owned(), value);
        }
        Ok(())
    }

    fn raw(&self, key: &str) -> Result<Option<Vec<u8>>, AreaProblem> {
        Ok(self.get(key)?.map(String::into_bytes))
    }
}

/// After a panic nothing is written: what is in memory may be half done.
fn running() -> Result<(), AreaProblem> {
    if panic::stopped() { Err(AreaProblem::Refused) } else { Ok(()) }
}

/// Any throw means *not kept*; only whether space is short is told apart, since the advice differs. Browsers name it
/// differently, and new ones throw a class of its own.
fn problem(error: JsValue) -> AreaProblem {
    let name = js::get(&error, "name").ok().and_then(|name| name.as_string()).unwrap_or_default();
    let code = error.dyn_ref::<DomException>().map_or(0, DomException::code);
    if name == "QuotaExceededError" || name == "NS_ERROR_DOM_QUOTA_REACHED" || code == 22 || code == 1014 {
        AreaProblem::Full
    } else {
        AreaProblem::Refused
    }
}
