//! Which of the snapshots and entries that are found make the newest state: the journal read as a chain.

use std::collections::BTreeMap;

use linchpin::model::order;

use super::copies::{Finds, Found};
use super::envelope::Envelope;

/// A state: a revision and the name of what it is.
pub type Point = (u64, u32);

/// The way from a snapshot to the newest state that can be reached from it.
#[derive(Debug, Clone, Copy)]
pub struct Path<'a> {
    /// The snapshot to begin with.
    pub snapshot: &'a Envelope,
    /// The revision that is reached.
    pub reach: u64,
}

/// The entries of a workbook, whichever copy they are from, by the state they lead to.
pub struct Chain<'a> {
    by_point: BTreeMap<Point, &'a Envelope>,
    /// The best continuation of each state, and how far it leads.
    next: BTreeMap<Point, (u64, u32)>,
}

impl<'a> Chain<'a> {
    /// The chain of entries from several finds.
    pub fn new(finds: impl IntoIterator<Item = &'a Found>) -> Self {
        let entries = finds.into_iter().flat_map(|found| &found.entries);
        let by_point: BTreeMap<Point, &Envelope> = order::map(entries.map(|entry| (point(entry), entry)));
        let mut next: BTreeMap<Point, (u64, u32)> = BTreeMap::new();
        // From the newest back, so that what follows an entry is known when the entry's turn comes.
        for (point, entry) in by_point.iter().rev() {
            let Some(before) = entry.revision.checked_sub(1) else { continue };
            let reach = next.get(point).map_or(entry.revision, |(reach, _)| *reach);
            let best = next.entry((before, entry.prev)).or_insert((reach, entry.tip));
            *best = (*best).max((reach, entry.tip));
        }
        Self { by_point, next }
    }

    /// The snapshots with how far each leads, the best first: the highest revision, then the fewest entries to replay.
    pub fn paths(&self, finds: impl IntoIterator<Item = &'a Found>) -> Vec<Path<'a>> {
        let snapshots = finds.into_iter().flat_map(|found| &found.snapshots);
        let reach = |snapshot| self.next.get(&point(snapshot)).map_or(snapshot.revision, |(reach, _)| *reach);
        let mut paths: Vec<Path<'a>> = snapshots.map(|snapshot| Path { snapshot, reach: reach(snapshot) }).collect();
        order::sort_by_key(&mut paths, |path| std::cmp::Reverse((path.reach, path.snapshot.revision)));
        paths
    }

    /// The entries that follow a state, in order.
    pub fn after(&self, from: Point) -> impl Iterator<Item = &'a Envelope> {
        let mut at = from;
        std::iter::from_fn(move || {
            let (_, tip) = *self.next.get(&at)?;
            at = (at.0 + 1, tip);
            self.by_point.get(&at).copied()
        })
    }

    /// The entries that led to a state, the newest first, as far back as they are kept.
    pub fn before(&self, to: Point) -> impl Iterator<Item = &'a Envelope> {
        let mut at = to;
        std::iter::from_fn(move || {
            let entry = self.by_point.get(&at).copied()?;
            at = (at.0.checked_sub(1)?, entry.prev);
            Some(entry)
        })
    }

    /// All entries, in the order of their revisions.
    pub fn entries(&self) -> impl Iterator<Item = &'a Envelope> {
        self.by_point.values().copied()
    }
}

/// The newest state one find can reach by itself; `None` when it holds no whole snapshot.
pub fn reach_alone(found: &Found) -> Option<Point> {
    let chain = Chain::new([found]);
    let start = point(chain.paths([found]).first()?.snapshot);
    Some(chain.after(start).last().map_or(start, point))
}

/// The state a value is of.
pub fn point(envelope: &Envelope) -> Point {
    (envelope.revision, envelope.tip)
}

/// All finds of a workbook.
pub fn founds(finds: &Finds) -> impl Iterator<Item = &Found> + Clone {
    std::iter::once(&finds.local).chain(&finds.database)
}
