//! What a session knows of its workbook and of how much of it each copy holds.

use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use linchpin::model::{Timestamp, order};

use super::chain::{Point, point};
use super::envelope::Envelope;
use super::head::{Head, Mark};
use super::notice::Copy;

/// A copy is given a new snapshot when its journal since the last one has more entries than this,
const MAX_ENTRIES: usize = 200;
/// or more bytes than this.
const MAX_BYTES: usize = 256 * 1024;
/// How many states are remembered to tell our own from another tab's.
const REMEMBERED: usize = 4_000;

/// Why a copy refused its last write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// No space.
    Full,
    /// Anything else.
    Failed,
}

/// How much of the workbook one copy holds.
#[derive(Debug, Clone, Default)]
pub struct Side {
    /// The newest state it holds; `None` when it holds nothing of the workbook.
    pub kept: Option<Point>,
    /// The revisions of the snapshots it holds.
    pub snapshots: Vec<u64>,
    /// The entries it holds, with their sizes.
    pub entries: BTreeMap<u64, usize>,
    /// Whether its last write was refused.
    pub refusal: Option<Refusal>,
    /// Whether it must be given a snapshot and all entries anew: it was cleared, or lacks an entry that is too large.
    pub anew: bool,
    /// Whether it must not be written to at all: something unreadable stands there and could not be moved.
    pub shut: bool,
    /// When a snapshot may be tried again after it was refused: it is too dear for every retry.
    pub snapshot_after: Timestamp,
}

impl Side {
    /// A copy that holds nothing any more and has to be given everything.
    pub fn emptied() -> Self {
        Self { anew: true, ..Self::default() }
    }

    /// Notes a snapshot it has been given.
    pub fn add_snapshot(&mut self, at: Point) {
        self.snapshots.retain(|revision| *revision != at.0);
        self.snapshots.push(at.0);
        order::sort_by_key(&mut self.snapshots, |revision| *revision);
        self.kept = self.kept.max(Some(at));
    }

    /// The snapshots to drop so that so many are left, the oldest first. They are removed from what is known.
    pub fn drop_snapshots(&mut self, keep: usize) -> Vec<u64> {
        let surplus = self.snapshots.len().saturating_sub(keep);
        self.snapshots.drain(..surplus).collect()
    }

    /// The newest snapshot's revision.
    pub fn snapshot(&self) -> u64 {
        self.snapshots.last().copied().unwrap_or(0)
    }

    /// Whether its journal is long enough for a new snapshot.
    pub fn wants_snapshot(&self, now: Timestamp) -> bool {
        if self.shut || (now < self.snapshot_after && self.refusal.is_some()) {
            return false;
        }
        let since = || self.entries.range(self.snapshot() + 1..);
        self.anew || since().count() > MAX_ENTRIES || since().map(|(_, size)| size).sum::<usize>() > MAX_BYTES
    }

    /// The entries to drop now that there is a newer snapshot, so that about so many entries and bytes before it are
    /// left for *Undo*. They are removed from what is known.
    pub fn drop_entries(&mut self, max_entries: usize, max_bytes: usize) -> Vec<u64> {
        let snapshot = self.snapshot();
        let (mut count, mut bytes) = (0, 0);
        let mut floor = 0;
        for (revision, size) in self.entries.range(..=snapshot).rev() {
            count += 1;
            bytes += size;
            if count > max_entries || bytes > max_bytes {
                floor = *revision;
                break;
            }
        }
        let dropped: Vec<u64> = self.entries.range(..=floor).map(|(revision, _)| *revision).collect();
        self.entries.retain(|revision, _| *revision > floor);
        dropped
    }
}

/// What a session knows of its workbook.
pub struct Ledger {
    /// The newest state in memory.
    pub at: Point,
    /// The last entries, the oldest first; always those that a copy still lacks.
    pub tail: VecDeque<Rc<Envelope>>,
    /// What the list shows.
    pub head: Head,
    /// What is noted from outside.
    pub mark: Mark,
    /// The local storage.
    pub local: Side,
    /// The database.
    pub database: Side,
    known: VecDeque<Point>,
}

impl Ledger {
    /// At a state, with nothing known of the copies.
    pub fn new(at: Point, head: Head, mark: Mark) -> Self {
        let (local, database) = Default::default();
        Self { at, tail: VecDeque::new(), head, mark, local, database, known: VecDeque::from([at]) }
    }

    /// Adds an entry that leads to the newest state.
    pub fn push(&mut self, entry: Envelope) {
        self.at = point(&entry);
        self.known.push_back(self.at);
        if self.known.len() > REMEMBERED {
            self.known.pop_front();
        }
        self.tail.push_back(Rc::new(entry));
    }

    /// Remembers states that are ours.
    pub fn know(&mut self, points: impl IntoIterator<Item = Point>) {
        self.known.extend(points);
    }

    /// Whether a state is one of ours.
    pub fn knows(&self, state: Point) -> bool {
        self.known.contains(&state)
    }

    /// One of the sides.
    pub fn side(&mut self, copy: Copy) -> &mut Side {
        match copy {
            Copy::Local => &mut self.local,
            Copy::Database => &mut self.database,
        }
    }

    /// The entries a side lacks.
    pub fn lacking(&self, side: &Side) -> Vec<Rc<Envelope>> {
        let kept = side.kept.map_or(0, |(revision, _)| revision);
        self.tail.iter().filter(|entry| entry.revision > kept).cloned().collect()
    }

    /// Adds an entry that another tab has made and kept.
    pub fn follow(&mut self, entry: Envelope) {
        self.push(entry);
        self.local.kept = Some(self.at);
        self.database.kept = Some(self.at);
    }

    /// The entries that no copy holds.
    pub fn unkept(&self) -> Vec<Rc<Envelope>> {
        let better = if self.local.kept > self.database.kept { &self.local } else { &self.database };
        self.lacking(better)
    }

    /// Whether there are entries that no copy holds.
    pub fn is_unkept(&self) -> bool {
        self.local.kept.max(self.database.kept) < Some(self.at)
    }

    /// Whether the newest state is kept by a side.
    pub fn is_whole(&self, side: &Side) -> bool {
        side.kept == Some(self.at) && !side.anew
    }

    /// Whether a copy lacks something.
    pub fn is_pending(&self) -> bool {
        !self.is_whole(&self.local) || !self.is_whole(&self.database)
    }

    /// Whether a copy refused its last write.
    pub fn is_refused(&self) -> bool {
        self.local.refusal.is_some() || self.database.refusal.is_some()
    }

    /// Whether a copy should be given a snapshot, and whether it cannot wait for an idle moment.
    pub fn snapshot_due(&self, now: Timestamp) -> Option<bool> {
        let due = self.local.wants_snapshot(now) || self.database.wants_snapshot(now);
        due.then_some(self.local.anew || self.database.anew)
    }

    /// Forgets entries that both copies hold, and, of a copy that refuses for long, so many that memory is not filled:
    /// that copy is then given everything anew.
    pub fn trim(&mut self) {
        let held = |side: &Side| side.kept.map_or(0, |(revision, _)| revision);
        let both = held(&self.local).min(held(&self.database));
        let mut bytes: usize = self.tail.iter().map(|entry| entry.size()).sum();
        while let Some(oldest) = self.tail.front() {
            let spare = self.tail.len() > MAX_ENTRIES || bytes > MAX_BYTES;
            let lacked = oldest.revision > both;
            if !spare || (lacked && self.tail.len() <= 4 * MAX_ENTRIES && bytes <= 16 * MAX_BYTES) {
                break;
            }
            for side in [&mut self.local, &mut self.database] {
                side.anew |= held(side) < oldest.revision;
            }
            bytes -= oldest.size();
            self.tail.pop_front();
        }
    }
}
