//! The browser's database (`IndexedDB`), as one table of bytes by key with all-or-nothing writes.

mod requests;
mod writes;

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, Object, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, Event, IdbDatabase, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbTransaction};

use self::requests::{ask_each, result, values};
use self::writes::{write_all, write_guarded};
use super::{js, panic, timer};

const STORE: &str = "values";
/// Some browsers have been seen to never answer; a page must start all the same.
const OPEN_LIMIT_MS: u32 = 5_000;
/// How long a write may take before it counts as failed. It may still complete: writes are repeatable.
const WRITE_LIMIT_MS: u32 = 20_000;

/// Why the database refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DatabaseProblem {
    /// No space is left.
    Full,
    /// Any other refusal: forbidden, broken, closed, or no answer in time.
    Refused,
    /// What stands under the guarded key is not what was expected; nothing was written.
    Guarded(Option<Vec<u8>>),
}

/// One write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Write {
    /// Puts bytes under a key.
    Put(String, Vec<u8>),
    /// Removes what is under a key.
    Delete(String),
    /// Removes everything whose key begins so.
    DeleteAll(String),
}

/// Whether what stands under a key (`None`: nothing) is as expected.
pub type Condition = Box<dyn Fn(Option<&[u8]>) -> bool>;

/// A condition of a write: what must stand under a key for the write to happen.
pub struct Guard {
    /// The key.
    pub key: String,
    /// Whether what stands there is as expected.
    pub holds: Condition,
}

/// An open database.
pub struct Database {
    handle: IdbDatabase,
    closed: Rc<Cell<bool>>,
}

/// A database that was asked for.
pub struct Opening {
    request: IdbOpenDbRequest,
    opened: js::Deferred,
}

impl Opening {
    /// Waits for the database.
    pub async fn opened(self) -> Result<Database, DatabaseProblem> {
        let Self { request, opened } = self;
        match timer::within(OPEN_LIMIT_MS, &opened.promise, &opened.resolve).await {
            Some(Ok(_)) => {}
            Some(Err(_)) => return Err(request.error().ok().flatten().map_or(DatabaseProblem::Refused, problem)),
            None => return Err(DatabaseProblem::Refused),
        }
        let handle: IdbDatabase = request.result().map_err(refused)?.dyn_into().map_err(refused)?;
        let closed = Rc::new(Cell::new(false));
        watch(&handle, &closed);
        Ok(Database { handle, closed })
    }
}

impl Database {
    /// Opens the database of this name, and makes it when it is not there.
    pub async fn open(name: &str) -> Result<Self, DatabaseProblem> {
        Self::ask(name)?.opened().await
    }

    /// Asks for the database of this name, which takes the browser its time.
    pub fn ask(name: &str) -> Result<Opening, DatabaseProblem> {
        let factory =
            web_sys::window().and_then(|window| window.indexed_db().ok().flatten()).ok_or(DatabaseProblem::Refused)?;
        let request = factory.open_with_u32(name, 1).map_err(refused)?;
        let upgrade = Closure::once_into_js(|event: Event| {
            let request = event.target().and_then(|target| target.dyn_into::<IdbOpenDbRequest>().ok());
            let database = request.and_then(|request| request.result().ok()?.dyn_into::<IdbDatabase>().ok());
            if let Some(database) = database {
                let _ = database.create_object_store(STORE);
            }
        });
        request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
        let opened = js::Deferred::new();
        request.set_onsuccess(Some(&opened.resolve));
        request.set_onerror(Some(&opened.reject));
        Ok(Opening { request, opened })
    }

    /// Whether the connection has ended: the site's data was cleared, or a newer version of the page wants the
    /// database. Open it anew.
    pub fn is_closed(&self) -> bool {
        self.closed.get()
    }

    /// The bytes under a key.
    pub async fn get(&self, key: &str) -> Result<Option<Vec<u8>>, DatabaseProblem> {
        let (_transaction, store) = self.begin(false)?;
        let request = store.get(&key.into()).map_err(refused)?;
        Ok(bytes(&result(request).await?))
    }

    /// The values under those of the keys that are there.
    pub async fn each(&self, keys: Vec<String>) -> Result<Vec<(String, Vec<u8>)>, DatabaseProblem> {
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        let (_transaction, store) = self.begin(false)?;
        values(ask_each(&store, keys)?).await
    }

    /// All keys that begin so, in order, and the values under those of the wanted keys that are there, as both stand at
    /// one moment.
    pub async fn keys_and_each(
        &self,
        prefix: &str,
        wanted: Vec<String>,
    ) -> Result<(Vec<String>, Vec<(String, Vec<u8>)>), DatabaseProblem> {
        let (_transaction, store) = self.begin(false)?;
        let keys = result(store.get_all_keys_with_key(&range(prefix)?).map_err(refused)?);
        // All are asked for before any is awaited: a transaction ends when nothing is asked of it.
        let asked = ask_each(&store, wanted)?;
        let keys = Array::from(&keys.await?).iter().filter_map(|key| key.as_string()).collect();
        Ok((keys, values(asked).await?))
    }

    /// All values whose keys begin so, in the order of their keys.
    pub async fn all(&self, prefix: &str) -> Result<Vec<(String, Vec<u8>)>, DatabaseProblem> {
        self.all_of(&[prefix.to_owned()]).await
    }

    /// All values whose keys begin in one of these ways, as they stand at one moment.
    pub async fn all_of(&self, prefixes: &[String]) -> Result<Vec<(String, Vec<u8>)>, DatabaseProblem> {
        let (_transaction, store) = self.begin(false)?;
        let mut asked = Vec::new();
        for prefix in prefixes {
            let range = range(prefix)?;
            // All are asked for before any is awaited: a transaction ends when nothing is asked of it.
            let keys = result(store.get_all_keys_with_key(&range).map_err(refused)?);
            asked.push((keys, result(store.get_all_with_key(&range).map_err(refused)?)));
        }
        let mut all = Vec::new();
        for (keys, values) in asked {
            let (keys, values) = (Array::from(&keys.await?), Array::from(&values.await?));
            let pairs = keys.iter().zip(values.iter());
            all.extend(pairs.filter_map(|(key, value)| Some((key.as_string()?, bytes(&value).unwrap_or_default()))));
        }
        Ok(all)
    }

    /// Writes all or nothing; done means durable.
    pub async fn write(&self, writes: Vec<Write>, guard: Option<Guard>) -> Result<(), DatabaseProblem> {
        // After a panic nothing is written: what is in memory may be half done.
        if panic::stopped() {
            return Err(DatabaseProblem::Refused);
        }
        let (transaction, store) = self.begin(true)?;
        let ended = js::Deferred::new();
        transaction.set_oncomplete(Some(&ended.resolve));
        transaction.set_onabort(Some(&ended.reject));
        let found = Rc::new(Cell::new(None));
        match guard {
            None => write_all(&store, &transaction, &writes).map_err(refused)?,
            Some(guard) => write_guarded(&store, &transaction, writes, guard, &found).map_err(refused)?,
        }
        match timer::within(WRITE_LIMIT_MS, &ended.promise, &ended.resolve).await {
            Some(Ok(_)) => Ok(()),
            None => Err(DatabaseProblem::Refused),
            Some(Err(_)) => match found.take() {
                Some(problem) => Err(problem),
                None => Err(transaction.error().map_or(DatabaseProblem::Refused, problem)),
            },
        }
    }

    fn begin(&self, write: bool) -> Result<(IdbTransaction, IdbObjectStore), DatabaseProblem> {
        let mode = if write { "readwrite" } else { "readonly" };
        let options = Object::new();
        // Strict: complete means that it is on the disk, not only on its way.
        js::set(&options, "durability", &"strict".into());
        let transaction = js::call(&self.handle, "transaction", &[&STORE.into(), &mode.into(), &options]);
        let transaction: IdbTransaction = transaction.and_then(JsCast::dyn_into).map_err(|error| {
            self.closed.set(true);
            refused(error)
        })?;
        let store = transaction.object_store(STORE).map_err(refused)?;
        Ok((transaction, store))
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        self.handle.set_onclose(None);
        self.handle.set_onversionchange(None);
        self.handle.close();
    }
}

fn watch(handle: &IdbDatabase, closed: &Rc<Cell<bool>>) {
    let mark = Rc::clone(closed);
    let on_close = Closure::once_into_js(move || mark.set(true));
    handle.set_onclose(Some(on_close.unchecked_ref()));
    let (mark, database) = (Rc::clone(closed), handle.clone());
    let on_change = Closure::once_into_js(move || {
        mark.set(true);
        database.close();
    });
    handle.set_onversionchange(Some(on_change.unchecked_ref()));
}

/// All keys that begin so: keys are plain ASCII, so what follows them is below the highest character.
fn range(prefix: &str) -> Result<JsValue, DatabaseProblem> {
    let bound = IdbKeyRange::bound(&prefix.into(), &format!("{prefix}\u{ffff}").into());
    bound.map(JsValue::from).map_err(refused)
}

fn bytes(value: &JsValue) -> Option<Vec<u8>> {
    value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec)
}

fn problem(error: DomException) -> DatabaseProblem {
    if error.name() == "QuotaExceededError" { DatabaseProblem::Full } else { DatabaseProblem::Refused }
}

fn refused(_: JsValue) -> DatabaseProblem {
    DatabaseProblem::Refused
}
