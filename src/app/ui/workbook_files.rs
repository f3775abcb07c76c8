//! Workbooks as files: making one, offering it, and how it is called.

use leptos::prelude::*;
use leptos::task::spawn_local;
use linchpin::format::{Layout, read_workbook, workbook_file_name, write_workbook};
use linchpin::model::{Workbook, WorkbookId};

use super::components::{Toasts, Tone};
use crate::app::i18n::{t, texts};
use crate::app::platform::{clock, file};
use crate::app::state::{Desk, DeskNotice, Store};
use crate::app::storage::Dumped;

/// Offers the open workbook as a file, and notes that one was made.
pub fn export(desk: Desk, store: Store, toasts: Toasts) {
    let Some(session) = desk.session() else { return };
    let (number, workbook) = (desk.file_number(untrack(|| store.revision())), store.peek(Clone::clone));
    let exported = untrack(|| store.revision());
    spawn_local(async move {
        match offer(desk, &session.for_file(workbook.clone()).await, number) {
            Some(name) => {
                session.mark_exported(clock::now(), exported);
                desk.list_changed();
                toasts.tell(Tone::Success, texts::files::export::done(&name));
                session.keep_state(workbook, true).await;
            }
            None => toasts.tell(Tone::Danger, t(texts::files::export::FAILED)),
        }
    });
}

/// Offers a workbook as the file of a number, made by the person at this device, and gives its name; `None` when that failed. What is offered was read again and
/// compared first: a file that cannot be read back is worse than none.
pub fn offer(desk: Desk, workbook: &Workbook, number: u64) -> Option<String> {
    let text = write_workbook(workbook, Layout::Lines);
    let again = read_workbook(text.as_bytes()).ok()?.whole()?;
    if again != *workbook {
        return None;
    }
    let name = workbook_file_name(workbook.meta.name.as_str(), clock::today(), &desk.person(), number);
    file::download(&name, "application/json", text.as_bytes()).ok()?;
    Some(name)
}

/// Offers everything that is kept of a workbook that cannot be read.
pub async fn rescue(desk: Desk, id: WorkbookId) {
    give_raw(desk, Dumped::Workbook(id), &format!("linchpin-{id}-raw.json")).await;
}

/// Offers what stands aside under these keys, in one file.
pub async fn give_asides(desk: Desk, keys: Vec<String>) {
    let name = format!("linchpin-set-aside-{}.json", clock::today());
    give_raw(desk, Dumped::Asides(keys), &name).await;
}

async fn give_raw(desk: Desk, what: Dumped, name: &str) {
    if let Some(library) = desk.library() {
        match library.raw(what).await {
            // A blocked download leaves the data where they are.
            Ok(raw) => drop(file::download(name, "application/json", raw.as_bytes())),
            Err(problem) => desk.say([DeskNotice::Library(problem)]),
        }
    }
}
