//! The list of workbooks, as it is read off the heads in both copies and kept current while one is open.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use linchpin::model::{Timestamp, WorkbookId, order};

use super::chain::Point;
use super::copies::Copies;
use super::envelope::Envelope;
use super::head::{Head, Mark};
use super::keys::{Part, WORKBOOKS};
use super::side::Ledger;
use super::works;
use crate::app::platform::database::Write;

/// What the list of workbooks shows of one, without opening it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkbookEntry {
    /// Its id.
    pub id: WorkbookId,
    /// What it is called; empty when that could not be read.
    pub name: String,
    /// Its newest revision.
    pub revision: u64,
    /// When it was last saved.
    pub saved_at: Timestamp,
    /// When it was last exported to a file, and at which revision.
    pub last_export: Option<(Timestamp, u64)>,
    /// When it was put into the trash.
    pub deleted_at: Option<Timestamp>,
    /// How many accounts it holds.
    pub accounts: usize,
    /// The size of its last snapshot as kept, in bytes; of all that is kept of it when it cannot be read.
    pub size: u64,
    /// Whether nothing of it can be read: opening it failed, or not even its name could be found out.
    pub is_unreadable: bool,
}

/// The list.
#[derive(Default)]
pub struct Shelf {
    kept: RefCell<BTreeMap<WorkbookId, (Head, u64, Mark)>>,
    /// Those that cannot be read, with the bytes that are kept of each.
    unreadable: RefCell<BTreeMap<WorkbookId, usize>>,
}

impl Shelf {
    /// Reads the list anew; gives whether the database holds anything of any workbook.
    pub async fn refresh(&self, copies: &Rc<Copies>) -> bool {
        let local = ids(copies.area.keys().unwrap_or_default().iter());
        let (in_database, small) = look_into_database(copies, &local).await;
        let ids: BTreeSet<WorkbookId> = order::set(ids(in_database.iter()).into_iter().chain(local));
        let (mut found, mut unreadable) = (BTreeMap::new(), BTreeMap::new());
        for id in ids {
            let (heads, marks) = small_values(copies, &small, id);
            let newest = heads.into_iter().max_by_key(|(head, revision)| (*revision, head.saved_at));
            let (head, revision) = match newest {
                Some(newest) => {
                    // A head says nothing of the workbook: what opening it has found out holds.
                    unreadable.extend(self.unreadable.borrow().get(&id).map(|bytes| (id, *bytes)));
                    newest
                }
                None => match works::rebuilt(copies, id).await {
                    Ok(rebuilt) => rebuilt,
                    Err(bytes) => {
                        unreadable.insert(id, bytes);
                        Default::default()
                    }
                },
            };
            let mark = marks.into_iter().max_by_key(|mark| mark.count).unwrap_or_default();
            found.insert(id, (head, revision, mark));
        }
        self.kept.replace(found);
        self.unreadable.replace(unreadable);
        !in_database.is_empty()
    }

    /// All workbooks, the one saved last first.
    pub fn list(&self) -> Vec<WorkbookEntry> {
        let (kept, unreadable) = (self.kept.borrow(), self.unreadable.borrow());
        let described = kept.iter().map(|(id, kept)| entry(*id, kept, unreadable.get(id).copied()));
        let mut entries: Vec<WorkbookEntry> = described.collect();
        order::sort_by_key(&mut entries, |entry| (std::cmp::Reverse(entry.saved_at), entry.id));
        entries
    }

    /// Whether there is a workbook with this id.
    pub fn contains(&self, id: WorkbookId) -> bool {
        self.kept.borrow().contains_key(&id)
    }

    /// What is noted about a workbook from outside; `None` when there is none with this id.
    pub fn mark(&self, id: WorkbookId) -> Option<Mark> {
        self.kept.borrow().get(&id).map(|(_, _, mark)| *mark)
    }

    /// Takes over what an open workbook knows.
    pub fn note(&self, id: WorkbookId, ledger: &Ledger) {
        self.kept.borrow_mut().insert(id, (ledger.head.clone(), ledger.at.0, ledger.mark));
        self.unreadable.borrow_mut().remove(&id);
    }

    /// Notes that a workbook cannot be read, and how many bytes are kept of it.
    pub fn note_unreadable(&self, id: WorkbookId, bytes: usize) {
        self.unreadable.borrow_mut().insert(id, bytes);
    }

    /// Adds a workbook that was just made.
    pub fn add(&self, id: WorkbookId, head: Head, at: Point) {
        self.kept.borrow_mut().insert(id, (head, at.0, Mark::default()));
    }

    /// Takes a workbook off the list.
    pub fn remove(&self, id: WorkbookId) {
        self.kept.borrow_mut().remove(&id);
        self.unreadable.borrow_mut().remove(&id);
    }

    /// Writes what is noted about a workbook from outside into both copies; gives whether one of them has it.
    pub async fn put_mark(&self, copies: &Copies, id: WorkbookId, mark: Mark) -> bool {
        if let Some(kept) = self.kept.borrow_mut().get_mut(&id) {
            kept.2 = mark;
        }
        let key = Part::Mark.key(id);
        let local = copies.put_local(&key, &mark.seal().to_text()).is_ok();
        let database = match copies.database().await {
            Some(database) => database.write(vec![Write::Put(key, mark.seal().to_bytes())], None).await.is_ok(),
            None => false,
        };
        local || database
    }
}

/// All keys of workbooks in the database, and the heads and marks there. Those of workbooks that the local storage knows,
/// which is nearly always all of them, come with the keys.
async fn look_into_database(copies: &Copies, local: &BTreeSet<WorkbookId>) -> (Vec<String>, BTreeMap<String, Vec<u8>>) {
    let Some(database) = copies.database().await else { return Default::default() };
    let small = |ids: &BTreeSet<WorkbookId>| -> Vec<String> {
        ids.iter().flat_map(|id| [Part::Head, Part::Mark].map(|part| part.key(*id))).collect()
    };
    let (keys, mut values) = database.keys_and_each(WORKBOOKS, small(local)).await.unwrap_or_default();
    let further = small(&order::set(ids(keys.iter()).difference(local).copied()));
    values.extend(database.each(further).await.unwrap_or_default());
    (keys, order::map(values))
}

/// The ids of all workbooks of which anything is there.
fn ids<'a>(keys: impl Iterator<Item = &'a String>) -> BTreeSet<WorkbookId> {
    // A mark alone is what is left of a workbook that was deleted in the other copy.
    let parts = keys.filter_map(|key| Part::parse(key)).filter(|(_, part)| *part != Part::Mark);
    order::set(parts.map(|(id, _)| id))
}

/// The heads and marks of a workbook, out of the local storage and what was read of the database.
fn small_values(copies: &Copies, small: &BTreeMap<String, Vec<u8>>, id: WorkbookId) -> (Vec<(Head, u64)>, Vec<Mark>) {
    let (mut heads, mut marks) = (Vec::new(), Vec::new());
    for part in [Part::Head, Part::Mark] {
        let key = part.key(id);
        let local = copies.area.get(&key).ok().flatten().and_then(|text| Envelope::from_text(&text).ok());
        let database = small.get(&key).and_then(|bytes| Envelope::from_bytes(bytes).ok());
        for envelope in local.iter().chain(&database) {
            heads.extend(Head::open(envelope).map(|head| (head, envelope.revision)));
            marks.extend(Mark::open(envelope));
        }
    }
    (heads, marks)
}

fn entry(id: WorkbookId, (head, revision, mark): &(Head, u64, Mark), unreadable: Option<usize>) -> WorkbookEntry {
    WorkbookEntry {
        id,
        name: head.name.clone(),
        revision: *revision,
        saved_at: head.saved_at,
        last_export: mark.exported,
        deleted_at: mark.deleted,
        accounts: head.accounts,
        size: unreadable.map_or(head.size, |bytes| bytes as u64),
        is_unreadable: unreadable.is_some(),
    }
}
