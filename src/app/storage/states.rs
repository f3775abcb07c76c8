//! States of a workbook that files hold, kept in the database, so that a file that comes back finds the state both come from.

use std::rc::Rc;

use linchpin::format::lineage::{KeptState, as_file, common_state, state_of};
use linchpin::model::{Timestamp, Workbook, WorkbookId};

use super::codec;
use super::copies::Copies;
use super::envelope::Envelope;
use super::keys;
use crate::app::platform::database::Write;
use crate::app::platform::{clock, timer};

/// So many are kept of a workbook.
const MOST: usize = 12;
/// So long a file that is being made waits for the database, where all that it wants is kept.
const FILE_LIMIT_MS: u32 = 500;
/// So long the preview of a file waits, and what is done with it.
const PREVIEW_LIMIT_MS: u32 = 3_000;

/// The state that a workbook and a file of it both come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommonState {
    /// When it was kept: exported, opened or taken in.
    pub at: Timestamp,
    /// What the workbook held then.
    pub workbook: Workbook,
    /// Whether it is what the file holds, so that only the workbook has changed since.
    pub is_the_file: bool,
}

struct Kept {
    key: String,
    at: Timestamp,
    state: KeptState,
}

/// Keeps what a file holds, and drops the oldest beyond what is kept. What was kept before stays where it stands among
/// the others. What cannot be kept costs a question too many later.
pub async fn keep(copies: Rc<Copies>, workbook: Workbook, is_own: bool) {
    timer::at_most(PREVIEW_LIMIT_MS, async move { keep_here(&copies, &workbook, is_own).await }).await;
}

async fn keep_here(copies: &Copies, workbook: &Workbook, is_own: bool) {
    let (id, state) = (workbook.id, state_of(workbook));
    let kept = list(copies, id).await;
    let (again, others): (Vec<&Kept>, Vec<&Kept>) = kept.iter().partition(|kept| kept.state.state == state);
    if again.iter().any(|kept| kept.state.is_own || !is_own) {
        return;
    }
    let body = codec::seal_workbook(workbook, 0, 0).deflated().await;
    let oldest = others.iter().take((others.len() + 1).saturating_sub(MOST));
    let gone = oldest.chain(&again).map(|kept| Write::Delete(kept.key.clone()));
    let at = again.first().map_or_else(clock::now, |kept| kept.at);
    let key = keys::state(id, at, is_own, state);
    let writes = gone.chain([Write::Put(key, body.to_bytes())]).collect();
    if let Some(database) = copies.database().await {
        let _ = database.write(writes, None).await;
    }
}

/// A workbook as its file is to hold it: with the states it comes from. Where the database does not answer soon the file
/// names only those that the workbook itself carries: a file without a past is better than none.
pub async fn for_file(copies: &Rc<Copies>, workbook: &Workbook) -> Workbook {
    let (copies, id) = (Rc::clone(copies), workbook.id);
    let kept = timer::at_most(FILE_LIMIT_MS, async move { list(&copies, id).await }).await;
    as_file(workbook, &states(&kept.unwrap_or_default()))
}

/// The newest kept state that a workbook and a file of it both come from. One that cannot be read is passed over: an
/// older one asks more than it would have, but nothing wrong.
pub async fn common(copies: Rc<Copies>, here: Workbook, file: Workbook) -> Option<CommonState> {
    timer::at_most(PREVIEW_LIMIT_MS, async move { newest_common(&copies, &here, &file).await }).await?
}

async fn newest_common(copies: &Copies, here: &Workbook, file: &Workbook) -> Option<CommonState> {
    let mut kept = list(copies, here.id).await;
    loop {
        let state = common_state(here, file, &states(&kept))?;
        let place = kept.iter().position(|kept| kept.state.state == state)?;
        let found = kept.remove(place);
        if let Some(workbook) = read(copies, &found.key).await {
            return Some(CommonState { at: found.at, workbook, is_the_file: state == state_of(file) });
        }
    }
}

async fn read(copies: &Copies, key: &str) -> Option<Workbook> {
    let bytes = copies.database().await?.get(key).await.ok()??;
    codec::open_workbook(&Envelope::from_bytes(&bytes).ok()?).await.ok()
}

fn states(kept: &[Kept]) -> Vec<KeptState> {
    kept.iter().map(|kept| kept.state).collect()
}

/// The states that are kept of a workbook, the oldest first.
async fn list(copies: &Copies, id: WorkbookId) -> Vec<Kept> {
    let Some(database) = copies.database().await else { return Vec::new() };
    let (keys, _) = database.keys_and_each(&keys::states(id), Vec::new()).await.unwrap_or_default();
    let describe = |key: String| {
        let (at, is_own, state) = keys::parse_state(&key)?;
        Some(Kept { at, state: KeptState { state, is_own }, key })
    };
    keys.into_iter().filter_map(describe).collect()
}
