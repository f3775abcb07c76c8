//! Opens a workbook: looks into both copies, recovers the newest state, sets aside what is unusable, and knows afterwards
//! what each copy lacks.

use std::rc::Rc;

use linchpin::change::JournalEntry;
use linchpin::model::{WorkbookId, order};

use super::chain::{Point, founds, point, reach_alone};
use super::copies::{Copies, Finds, Found};
use super::envelope::{Broken, Envelope};
use super::head::Head;
use super::keys::Part;
use super::notice::{Copy, Notice, OpenProblem, SetAside};
use super::recover::{Recovered, announce, recover};
use super::session::{Inner, Loaded, Opened, Session};
use super::shelf::Shelf;
use super::side::{Ledger, Side};
use super::status::Role;
use super::{aside, tabs, writer};

/// How many of the last entries are remembered besides those a copy lacks: for saving again after a clearing.
const REMEMBERED: usize = 200;

/// Opens a workbook in this tab.
pub async fn open(copies: &Rc<Copies>, shelf: &Rc<Shelf>, id: WorkbookId) -> Result<Opened, OpenProblem> {
    let inner = Inner::new(id, Rc::clone(copies), Rc::clone(shelf), Role::Follower);
    tabs::join(&inner);
    let role = tabs::ask_for_lock(&inner).await;
    if role == Role::Follower {
        tabs::announce(&inner);
    }
    let read = read(&inner, role).await;
    let (loaded, notices) = match read {
        Ok(read) => read,
        Err(problem) => {
            tabs::leave(&inner);
            return Err(problem);
        }
    };
    inner.set_role(role);
    inner.attend();
    if role == Role::Editor {
        writer::wake(&inner);
    } else {
        tabs::queue(&inner);
    }
    writer::tell(&inner);
    let Loaded { workbook, revision, entries } = loaded;
    Ok(Opened { session: Session::new(inner), workbook, revision, entries, role, notices })
}

/// Reads the workbook again for a following tab that missed something.
pub async fn reload(inner: &Rc<Inner>) -> Option<Loaded> {
    let (loaded, _) = read(inner, Role::Follower).await.ok()?;
    Some(loaded)
}

/// Reads the workbook again for a tab that is to edit it from now on.
pub async fn take_charge(inner: &Rc<Inner>) -> Option<Loaded> {
    let (loaded, notices) = read(inner, Role::Editor).await.ok()?;
    for notice in notices {
        inner.say(notice);
    }
    Some(loaded)
}

async fn read(inner: &Rc<Inner>, role: Role) -> Result<(Loaded, Vec<Notice>), OpenProblem> {
    let mut finds = Finds::look(&inner.copies, inner.id).await;
    let mut recovered = match recover(&finds, inner.id).await {
        Ok(recovered) => recovered,
        Err(Broken::Newer(found)) => return Err(OpenProblem::NewerVersion { found }),
        Err(Broken::Damaged) => return Err(hopeless(inner, &finds).await),
    };
    let mut notices: Vec<Notice> = announce(&finds, &recovered).into_iter().map(Notice::Recovered).collect();
    let mut shut = Vec::new();
    if role == Role::Editor
        && let Some(set_aside) = clear_away(&inner.copies, &finds, &recovered, &mut shut).await
    {
        // It says what is missing and what is not: that one copy made the other good is no second message.
        notices = vec![Notice::SetAside(set_aside)];
    }
    forget_unusable(&mut finds, &recovered);
    let mut ledger = ledger(&finds, &recovered);
    for copy in shut {
        ledger.side(copy).shut = true;
    }
    if role == Role::Follower {
        // Another tab sees to the copies; what this one has read is kept.
        ledger.local.kept = Some(ledger.at);
        ledger.database.kept = Some(ledger.at);
        ledger.local.anew = false;
        ledger.database.anew = false;
    } else if ledger.local.anew || ledger.database.anew {
        inner.stash.replace(Some(recovered.snapshot.clone()));
    }
    tabs::set_published(inner, ledger.at.0);
    inner.ledger.replace(ledger);
    let entries: Vec<JournalEntry> = recovered.entries.drain(..).map(|(entry, _)| entry).collect();
    let loaded = Loaded { workbook: recovered.workbook, revision: recovered.at.0, entries };
    Ok((loaded, notices))
}

/// Moves what cannot be used aside, before anything is written; `None` when all can be used.
async fn clear_away(copies: &Copies, finds: &Finds, recovered: &Recovered, shut: &mut Vec<Copy>) -> Option<SetAside> {
    let (unreadable, all) = aside::set_aside(copies, &recovered.unusable).await;
    if !all {
        shut.extend(recovered.unusable.iter().map(|(copy, _)| *copy));
    }
    let (parted, all) = aside::set_aside(copies, &recovered.parted).await;
    if !all {
        shut.extend(recovered.parted.iter().map(|(copy, _)| *copy));
    }
    (!unreadable.is_empty() || !parted.is_empty()).then(|| SetAside {
        workbook: recovered.workbook.id,
        name: recovered.workbook.meta.name.to_string(),
        unreadable,
        parted,
        lost: newest_known(finds).saturating_sub(recovered.at.0),
        until: recovered.until(finds),
    })
}

/// The newest revision that something found tells of, readable or not.
fn newest_known(finds: &Finds) -> u64 {
    let told = |found: &Found| {
        let heads = found.head.iter().map(|(_, revision, _)| *revision);
        let whole = found.snapshots.iter().chain(&found.entries).map(|envelope| envelope.revision);
        let damaged = found.damaged.iter().filter_map(|key| match Part::parse(key)?.1 {
            Part::Snapshot(revision) | Part::Entry(revision) => Some(revision),
            Part::Head | Part::Mark => None,
        });
        heads.chain(whole).chain(damaged).max()
    };
    founds(finds).filter_map(told).max().unwrap_or(0)
}

/// Nothing could be read: everything stays where it is, and can be downloaded from there.
async fn hopeless(inner: &Inner, finds: &Finds) -> OpenProblem {
    if founds(finds).all(Found::is_empty) {
        return OpenProblem::Missing(inner.id);
    }
    inner.shelf.note_unreadable(inner.id, inner.copies.bytes_of(inner.id).await);
    OpenProblem::Unreadable(inner.id)
}

fn forget_unusable(finds: &mut Finds, recovered: &Recovered) {
    let gone = recovered.unusable.iter().chain(&recovered.parted);
    for (copy, key) in gone {
        match copy {
            Copy::Local => finds.local.forget(key),
            Copy::Database => {
                if let Some(found) = &mut finds.database {
                    found.forget(key);
                }
            }
        }
    }
}

fn ledger(finds: &Finds, recovered: &Recovered) -> Ledger {
    let mut head = Head::default();
    head.describe(&recovered.workbook);
    head.saved_at = founds(finds)
        .filter_map(|found| found.head.as_ref())
        .map(|(head, ..)| head.saved_at)
        .max()
        .unwrap_or(recovered.workbook.meta.created);
    head.size = recovered.snapshot.size() as u64;
    let mut ledger = Ledger::new(recovered.at, head, finds.mark());
    let entries: Vec<&Envelope> = recovered.entries.iter().map(|(_, envelope)| envelope).collect();
    ledger.local = side(Some(&finds.local), recovered.at, &entries);
    ledger.database = side(finds.database.as_ref(), recovered.at, &entries);

    let lacked = |side: &Side| if side.anew { recovered.snapshot.revision } else { side.kept.map_or(0, |kept| kept.0) };
    let from = lacked(&ledger.local).min(lacked(&ledger.database));
    let recent = entries.len().saturating_sub(REMEMBERED);
    let wanted = |(index, entry): &(usize, &&Envelope)| *index >= recent || entry.revision > from;
    ledger.tail = entries.iter().enumerate().filter(wanted).map(|(_, entry)| Rc::new((*entry).clone())).collect();
    ledger.know(entries.iter().map(|entry| point(entry)));
    ledger.know([point(&recovered.snapshot)]);
    ledger.know(founds(finds).filter_map(|found| found.head.as_ref()).map(|(_, revision, tip)| (*revision, *tip)));
    ledger
}

/// What one copy holds of the recovered state.
fn side(found: Option<&Found>, at: Point, entries: &[&Envelope]) -> Side {
    let Some(found) = found else { return Side::emptied() };
    let reach = reach_alone(found);
    let ours = |reach: &Point| {
        *reach == at || entries.iter().any(|entry| (entry.revision, entry.prev) == (reach.0 + 1, reach.1))
    };
    let kept = reach.filter(ours);
    let mut side = Side { kept, anew: kept.is_none(), ..Side::default() };
    side.snapshots = found.snapshots.iter().map(|snapshot| snapshot.revision).collect();
    order::sort_by_key(&mut side.snapshots, |revision| *revision);
    side.entries = order::map(found.entries.iter().map(|entry| (entry.revision, entry.size())));
    // What the database's guard compares with is its head, wherever its entries end.
    side
}
