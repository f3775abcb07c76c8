//! The lineage of a workbook: which earlier states of it, as files held them, it comes from. With it a file and a workbook
//! find the state that both come from.
//!
//! A state is named by what it holds, without its lineage, so that a file which nobody changed is the same bytes
//! wherever it is exported again. A file never names its own state, only those before it. Where the workbook is open, the
//! states that were exported there are known besides (`kept` below); what a file brought is in the workbook, so that undoing
//! it takes it back. A workbook carries its lineage among its fields of the top level.

use super::parse;
use super::read::Reader;
use super::shape::Shape;
use super::workbook::write_workbook;
use super::write::{Layout, Writer};
use crate::model::{StateId, Workbook};

/// The field of the file.
pub const FIELD: &str = "lineage";
/// So many states a file names, the newest last,
const IN_FILE: usize = 8;
/// and so many a workbook carries.
const IN_WORKBOOK: usize = 16;

/// The states a workbook comes from, as far as it carries them, the newest last.
pub fn lineage_of(workbook: &Workbook) -> Vec<StateId> {
    let read = |text: &String| Vec::read(&mut Reader::default(), &parse::parse(text, 2).ok()?);
    workbook.extra.get(FIELD).and_then(read).unwrap_or_default()
}

/// A workbook with another lineage.
#[must_use]
pub fn with_lineage(mut workbook: Workbook, lineage: &[StateId]) -> Workbook {
    if lineage.is_empty() {
        workbook.extra.remove(FIELD);
    } else {
        let mut writer = Writer::new(Layout::Compact);
        writer.list(lineage);
        workbook.extra.insert(FIELD.to_owned(), writer.finish());
    }
    workbook
}

/// What a workbook holds, in a number: FNV-1a of its canonical text, without its lineage. Nobody has to be kept from
/// making two of the same, and one workbook has a few dozen states.
pub fn state_of(workbook: &Workbook) -> StateId {
    let text = write_workbook(&with_lineage(workbook.clone(), &[]), Layout::Compact);
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    StateId::new(text.bytes().fold(0xcbf2_9ce4_8422_2325, step))
}

/// A state that is kept where a workbook is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeptState {
    /// Which it is.
    pub state: StateId,
    /// Whether the workbook was in this state here, when it was exported or opened; else a file was, that was taken in, and it
    /// counts as long as the workbook says so.
    pub is_own: bool,
}

/// Which of the kept states a workbook comes from, in their order.
fn ancestors<'k>(carried: &'k [StateId], kept: &'k [KeptState]) -> impl Iterator<Item = StateId> + 'k {
    kept.iter().filter(|kept| kept.is_own || carried.contains(&kept.state)).map(|kept| kept.state)
}

/// A workbook as its file holds it: with the lineage it carries and what is kept here, the oldest first. Of a state that was
/// kept before it is the file it was then, whatever was exported in between and undone.
#[must_use]
pub fn as_file(workbook: &Workbook, kept: &[KeptState]) -> Workbook {
    let (own, carried) = (state_of(workbook), lineage_of(workbook));
    let before = kept.iter().position(|kept| kept.state == own).unwrap_or(kept.len());
    let older = carried.iter().copied().filter(|state| kept.iter().all(|kept| kept.state != *state));
    let mut lineage: Vec<StateId> = older.chain(ancestors(&carried, &kept[..before])).collect();
    lineage.retain(|state| *state != own);
    lineage.drain(..lineage.len().saturating_sub(IN_FILE));
    with_lineage(workbook.clone(), &lineage)
}

/// Which kept state a workbook and a file of it both come from: the newest that the file names, or is.
pub fn common_state(here: &Workbook, file: &Workbook, kept: &[KeptState]) -> Option<StateId> {
    let carried = lineage_of(here);
    let known: Vec<StateId> = ancestors(&carried, kept).collect();
    let mut named = lineage_of(file).into_iter().chain([state_of(file)]);
    named.rfind(|state| known.contains(state))
}

/// What is taken in, with the lineage of the workbook it is taken into and that of the file. Of the same file once
/// more nothing is new.
#[must_use]
pub fn taken_from(taken: Workbook, here: &Workbook, file: &Workbook) -> Workbook {
    let (mut lineage, state) = (lineage_of(here), state_of(file));
    if here.id == file.id && !lineage.contains(&state) {
        for state in lineage_of(file).into_iter().chain([state]) {
            if !lineage.contains(&state) {
                lineage.push(state);
            }
        }
        lineage.drain(..lineage.len().saturating_sub(IN_WORKBOOK));
    }
    with_lineage(taken, &lineage)
}
