//! What opens a workbook and works with it: a part of the program of its own, which those load who have one open. With it
//! comes what storage has in it, and all that only an open workbook reaches: commands, changes, totals.

#![allow(clippy::unnecessary_wraps, reason = "what is split off gives the error of its loading by its own type")]

use linchpin::command::Command;
use linchpin::model::WorkbookId;

use super::{Desk, Refused};
use crate::app::i18n::all_here;
use crate::app::platform::part::LaterOfPart;

/// Opens a workbook that no other is open beside, and shows it; `false` when it cannot be opened, which is said.
#[cfg_attr(parts, wasm_split_helpers::wasm_split(works, fallible, preload(load)))]
pub fn open(desk: Desk, id: WorkbookId) -> LaterOfPart<bool> {
    all_here();
    Ok(Box::pin(desk.open_here(id)))
}

/// Changes a workbook that is not open here.
#[cfg_attr(parts, wasm_split_helpers::wasm_split(works, fallible))]
pub fn change_closed(desk: Desk, id: WorkbookId, command: Command) -> LaterOfPart<Result<(), Refused>> {
    all_here();
    Ok(Box::pin(desk.change_closed_here(id, command)))
}
