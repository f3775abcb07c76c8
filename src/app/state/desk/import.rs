//! Tables on their way into a workbook: the file that another page handed over, and a workbook made only for it.

use leptos::task::spawn_local;
use linchpin::model::{Workbook, WorkbookId};

use super::{Desk, Store};

/// A file the person gave on one page that another page deals with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandedOver {
    /// The file's name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A workbook that was made only to take a table in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct MadeForImport {
    id: WorkbookId,
    /// The workbook that was open before.
    before: Option<WorkbookId>,
}

impl Desk {
    /// Keeps and opens a new workbook for a table that is to be taken in; see [`Self::drop_import`].
    pub async fn create_for_import(self, workbook: &Workbook) -> bool {
        let before = self.open_now().map(Store::id);
        let created = self.create(workbook).await;
        self.inner().for_import.set(created.then_some(MadeForImport { id: workbook.id, before }));
        created
    }

    /// Whether a workbook was made for an import that has not happened yet.
    pub fn is_for_import(self, id: WorkbookId) -> bool {
        self.inner().for_import.get().is_some_and(|made| made.id == id)
    }

    /// The import has happened: the workbook is one like any other.
    pub fn import_happened(self) {
        self.inner().for_import.set(None);
    }

    /// The import will not happen: a workbook that was made for it is deleted, and the one before opened again.
    pub fn drop_import(self, id: WorkbookId) {
        let Some(made) = self.inner().for_import.get().filter(|made| made.id == id) else { return };
        self.inner().for_import.set(None);
        spawn_local(async move {
            let is_open = self.open_now().is_some_and(|store| store.id() == id);
            if is_open {
                self.close().await;
            }
            self.delete_forever(id).await;
            if let Some(before) = made.before.filter(|_| is_open) {
                self.open(before).await;
            }
        });
    }

    /// Hands a file over to the page that deals with it.
    pub fn hand_over(self, file: HandedOver) {
        *self.inner().handed_over.borrow_mut() = Some(file);
    }

    /// Takes the file that another page handed over, once.
    pub fn take_handed_over(self) -> Option<HandedOver> {
        self.inner().handed_over.borrow_mut().take()
    }
}
