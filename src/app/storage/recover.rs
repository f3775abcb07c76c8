//! The newest state of a workbook out of everything that is found of it in both copies.

use std::collections::BTreeSet;

use linchpin::change::{JournalEntry, replay};
use linchpin::model::{Timestamp, Workbook, WorkbookId, order};

use super::chain::{Chain, Point, founds, point, reach_alone};
use super::codec;
use super::copies::Finds;
use super::envelope::{Broken, Envelope};
use super::head::Head;
use super::keys::Part;
use super::notice::{Copy, Recovery};

/// What was recovered, and what has to be done to make both copies say it.
pub struct Recovered {
    /// The workbook at its newest state.
    pub workbook: Workbook,
    /// That state.
    pub at: Point,
    /// The snapshot it was read from.
    pub snapshot: Envelope,
    /// The entries that led to the state, the oldest first, as far back as they are kept and can be read: parsed, and
    /// as they are kept.
    pub entries: Vec<(JournalEntry, Envelope)>,
    /// The entry at which the replay had to stop.
    torn: Option<Point>,
    /// What cannot be used: the copy it is in and its key.
    pub unusable: Vec<(Copy, String)>,
    /// Entries of a history that parted from this one, with the copy each is in.
    pub parted: Vec<(Copy, String)>,
}

impl Recovered {
    /// When the newest change was made that is in it, or where none is kept, when it was saved.
    pub fn until(&self, finds: &Finds) -> Timestamp {
        let of_it = |(_, revision, _): &&(Head, u64, u32)| *revision == self.at.0;
        let heads = founds(finds).filter_map(|found| found.head.as_ref()).filter(of_it);
        let changed = self.entries.last().map(|(entry, _)| entry.at);
        changed.or(heads.map(|(head, ..)| head.saved_at).max()).unwrap_or(self.workbook.meta.created)
    }
}

/// Recovers a workbook; fails when no snapshot can be read or something is of a newer version.
pub async fn recover(finds: &Finds, id: WorkbookId) -> Result<Recovered, Broken> {
    if let Some(version) = founds(finds).filter_map(|found| found.newer).max() {
        return Err(Broken::Newer(version));
    }
    let chain = Chain::new(founds(finds));
    let mut unreadable = BTreeSet::new();
    for path in chain.paths(founds(finds)) {
        if unreadable.contains(&point(path.snapshot)) {
            continue;
        }
        match codec::open_workbook(path.snapshot).await {
            Ok(workbook) if workbook.id == id => {
                let mut recovered = follow(&chain, path.snapshot, workbook).await?;
                let useless = |snapshot: &Envelope| unreadable.contains(&point(snapshot));
                let foreign = foreign(&chain, recovered.at);
                recovered.unusable = places(finds, id, useless, |entry| recovered.torn == Some(point(entry)));
                recovered.unusable.extend(damaged(finds));
                recovered.parted = places(finds, id, |it| !useless(it) && foreign(it), &foreign);
                recovered.parted.retain(|place| !recovered.unusable.contains(place));
                return Ok(recovered);
            }
            Err(Broken::Newer(version)) => return Err(Broken::Newer(version)),
            Ok(_) | Err(Broken::Damaged) => unreadable.insert(point(path.snapshot)),
        };
    }
    Err(Broken::Damaged)
}

/// Replays what follows a snapshot and collects what led to it.
async fn follow(chain: &Chain<'_>, snapshot: &Envelope, mut workbook: Workbook) -> Result<Recovered, Broken> {
    let mut at = point(snapshot);
    let mut entries = earlier(chain, at).await;
    let mut torn = None;
    for envelope in chain.after(at) {
        match codec::open_entry(envelope).await {
            Ok(entry) if replay(&mut workbook, at.0, std::slice::from_ref(&entry)).is_ok() => {
                at = point(envelope);
                entries.push((entry, envelope.clone()));
            }
            Err(Broken::Newer(version)) => return Err(Broken::Newer(version)),
            Ok(_) | Err(Broken::Damaged) => {
                torn = Some(point(envelope));
                break;
            }
        }
    }
    let (unusable, parted) = Default::default();
    Ok(Recovered { workbook, at, snapshot: snapshot.clone(), entries, torn, unusable, parted })
}

/// The entries before a snapshot. They are wanted for *Undo* only: the first that cannot be read ends them.
async fn earlier(chain: &Chain<'_>, to: Point) -> Vec<(JournalEntry, Envelope)> {
    let mut entries = Vec::new();
    for envelope in chain.before(to) {
        let Ok(entry) = codec::open_entry(envelope).await else { break };
        entries.push((entry, envelope.clone()));
    }
    entries.reverse();
    entries
}

/// Where the snapshots and entries stand that a condition picks.
fn places(
    finds: &Finds,
    id: WorkbookId,
    snapshot: impl Fn(&Envelope) -> bool,
    entry: impl Fn(&Envelope) -> bool,
) -> Vec<(Copy, String)> {
    let mut places = Vec::new();
    for (copy, found) in finds.each() {
        let snapshots = found.snapshots.iter().filter(|it| snapshot(it)).map(|it| Part::Snapshot(it.revision));
        let entries = found.entries.iter().filter(|it| entry(it)).map(|it| Part::Entry(it.revision));
        places.extend(snapshots.chain(entries).map(|part| (copy, part.key(id))));
    }
    places
}

fn damaged(finds: &Finds) -> impl Iterator<Item = (Copy, String)> {
    finds.each().flat_map(|(copy, found)| found.damaged.iter().map(move |key| (copy, key.clone())))
}

/// What belongs to another history: a state with a revision of ours that is not ours, or beyond the newest.
fn foreign(chain: &Chain<'_>, at: Point) -> impl Fn(&Envelope) -> bool + use<> {
    let ours: BTreeSet<Point> = order::set(chain.before(at).map(point).chain([at]));
    let oldest = ours.first().map_or(at.0, |(revision, _)| *revision);
    move |envelope| envelope.revision >= oldest && !ours.contains(&point(envelope))
}

/// What has to be said about a copy that was behind; `None` when it was not, or when nothing was ever at risk: the
/// other copy knew that this one had not got so far yet.
pub fn announce(finds: &Finds, recovered: &Recovered) -> Vec<Recovery> {
    let mut recoveries = Vec::new();
    for (copy, found) in finds.each() {
        let behind = reach_alone(found).map(|(reach, _)| reach.min(recovered.at.0));
        let other = if copy == Copy::Local { Copy::Database } else { Copy::Local };
        let known = finds.each().find(|(name, _)| *name == other).and_then(|(_, found)| found.head.as_ref());
        let expected = known.is_some_and(|(head, ..)| behind.unwrap_or(0) >= head.other);
        if behind == Some(recovered.at.0) || expected {
            continue;
        }
        let changes = recovered.at.0 - behind.unwrap_or(0);
        let (revision, at) = (recovered.at.0, recovered.until(finds));
        recoveries.push(Recovery { from: other, changes, behind, revision, at });
    }
    recoveries
}
