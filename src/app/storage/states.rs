//! States of a workbook that files hold, kept in the database, so that a file that comes back finds the state both come from.

use linchpin::format::lineage::{KeptState, as_file, common_state, state_of};
use linchpin::model::{Timestamp, Workbook};

use super::codec;
use super::copies::Copies;
use super::envelope::Envelope;
use super::keys;
use crate::app::platform::clock;
use crate::app::platform::database::Write;

/// So many are kept of a workbook.
const MOST: usize = 12;

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
pub async fn keep(copies: &Copies, workbook: &Workbook, is_own: bool) {
    let (id, state) = (workbook.id, state_of(workbook));
    let kept = list(copies, workbook).await;
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

/// A workbook as its file is to hold it: with the states it comes from.
pub async fn for_file(copies: &Copies, workbook: &Workbook) -> Workbook {
    as_file(workbook, &states(&list(copies, workbook).await))
}

/// The newest kept state that a workbook and a file of it both come from.
pub async fn common(copies: &Copies, here: &Workbook, file: &Workbook) -> Option<CommonState> {
    let kept = list(copies, here).await;
    let state = common_state(here, file, &states(&kept))?;
    let found = kept.into_iter().find(|kept| kept.state.state == state)?;
    let bytes = copies.database().await?.get(&found.key).await.ok()??;
    let workbook = codec::open_workbook(&Envelope::from_bytes(&bytes).ok()?).await.ok()?;
    Some(CommonState { at: found.at, workbook, is_the_file: state == state_of(file) })
}

fn states(kept: &[Kept]) -> Vec<KeptState> {
    kept.iter().map(|kept| kept.state).collect()
}

/// The states that are kept of a workbook, the oldest first.
async fn list(copies: &Copies, workbook: &Workbook) -> Vec<Kept> {
    let Some(database) = copies.database().await else { return Vec::new() };
    let (keys, _) = database.keys_and_each(&keys::states(workbook.id), Vec::new()).await.unwrap_or_default();
    let describe = |key: String| {
        let (at, is_own, state) = keys::parse_state(&key)?;
        Some(Kept { at, state: KeptState { state, is_own }, key })
    };
    keys.into_iter().filter_map(describe).collect()
}
