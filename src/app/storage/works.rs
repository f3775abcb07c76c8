//! What opens, makes and reads whole workbooks: a part of the program of its own, which those load who have one open.
//!
//! The list of workbooks, its heads and marks do without it, and so does a first visit.

#![allow(clippy::unnecessary_wraps, reason = "what is split off gives the error of its loading by its own type")]

use std::rc::Rc;

use linchpin::model::{Workbook, WorkbookId};

use super::backup::NoCopy;
use super::copies::{Copies, Finds};
use super::dump::{self, Dumped};
use super::envelope::{Broken, Envelope};
use super::head::Head;
use super::notice::OpenProblem;
use super::recover::recover;
use super::session::Opened;
use super::shelf::Shelf;
use super::{Library, LibraryProblem, backup, checksum, codec, open};
use crate::app::platform::part::{LaterOfPart, of_part};

/// Opens a workbook in this tab.
#[cfg_attr(parts, wasm_split_helpers::wasm_split(works, fallible))]
pub fn opened(copies: Rc<Copies>, shelf: Rc<Shelf>, id: WorkbookId) -> LaterOfPart<Result<Opened, OpenProblem>> {
    Ok(Box::pin(async move { open::open(&copies, &shelf, id).await }))
}

/// The first snapshot of a new workbook. Two workbooks made apart with one id must not be taken for one: their states
/// are named by their contents.
#[cfg_attr(parts, wasm_split_helpers::wasm_split(works, fallible))]
pub fn first_snapshot(workbook: &Workbook) -> LaterOfPart<Envelope> {
    let mut snapshot = codec::seal_workbook(workbook, 0, 0);
    snapshot.tip = checksum::crc32(&[snapshot.body.bytes()]);
    Ok(Box::pin(async move { snapshot.deflated().await }))
}

/// The head of a workbook whose heads cannot be read, from the workbook itself; how many bytes are kept of it where that
/// cannot be read either.
pub async fn rebuilt(copies: &Rc<Copies>, id: WorkbookId) -> Result<(Head, u64), usize> {
    match of_part!(rebuilt_head(Rc::clone(copies), id)) {
        Ok(rebuilt) => rebuilt.await,
        // It is there, without a name; opening it says that the part did not come.
        Err(_) => Ok(Default::default()),
    }
}

/// The workbook of an automatic copy.
pub async fn backup_of(copies: &Rc<Copies>, key: &str) -> Result<Workbook, NoCopy> {
    let read = of_part!(backup(Rc::clone(copies), key.to_owned()));
    read.map_err(|_| NoCopy::NotLoaded)?.await.ok_or(NoCopy::Gone)
}

#[cfg_attr(parts, wasm_split_helpers::wasm_split(works, fallible))]
fn rebuilt_head(copies: Rc<Copies>, id: WorkbookId) -> LaterOfPart<Result<(Head, u64), usize>> {
    Ok(Box::pin(async move {
        let finds = Finds::look(&copies, id).await;
        let mut head = Head::default();
        let recovered = match recover(&finds, id).await {
            Ok(recovered) => recovered,
            Err(Broken::Newer(_)) => return Ok((head, 0)),
            Err(Broken::Damaged) => return Err(copies.bytes_of(id).await),
        };
        head.describe(&recovered.workbook);
        head.saved_at = recovered.until(&finds);
        Ok((head, recovered.at.0))
    }))
}

#[cfg_attr(parts, wasm_split_helpers::wasm_split(works, fallible))]
fn backup(copies: Rc<Copies>, key: String) -> LaterOfPart<Option<Workbook>> {
    Ok(Box::pin(async move { backup::read(&copies, &key).await }))
}

/// Deletes a workbook for good.
#[cfg_attr(parts, wasm_split_helpers::wasm_split(works, fallible))]
pub fn deleted(library: Library, id: WorkbookId) -> LaterOfPart<Result<(), LibraryProblem>> {
    Ok(Box::pin(async move { library.delete_here(id).await }))
}

/// What is wanted of everything that is kept, as one JSON text.
#[cfg_attr(parts, wasm_split_helpers::wasm_split(works, fallible))]
pub fn raw(copies: Rc<Copies>, what: Dumped) -> LaterOfPart<String> {
    Ok(Box::pin(async move { dump::all_of(&copies, &what).await }))
}
