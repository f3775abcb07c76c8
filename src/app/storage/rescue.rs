//! What can be had of the library by hand: what stands aside, raw data, automatic copies.

use std::rc::Rc;

use linchpin::model::{Workbook, WorkbookId};

use super::dump::Dumped;
use super::{Aside, Backup, Library, LibraryProblem, NoCopy, aside, backup, works};
use crate::app::platform::part::of_part;

impl Library {
    /// What stands aside because it could not be read.
    pub async fn asides(&self) -> Vec<Aside> {
        aside::list(&self.copies).await
    }

    /// What is wanted of everything that this browser holds of Linchpin, as one JSON text for a rescue by hand.
    pub async fn raw(&self, what: Dumped) -> Result<String, LibraryProblem> {
        let raw = of_part!(works::raw(Rc::clone(&self.copies), what));
        Ok(raw.map_err(|_| LibraryProblem::NotLoaded)?.await)
    }

    /// The automatic copies of a workbook, the newest first, also of one that cannot be read.
    pub async fn backups(&self, id: WorkbookId) -> Vec<Backup> {
        backup::list(&self.copies, id).await
    }

    /// The workbook of an automatic copy.
    ///
    /// # Errors
    /// [`NoCopy`].
    pub async fn read_backup(&self, key: &str) -> Result<Workbook, NoCopy> {
        works::backup_of(&self.copies, key).await
    }

    /// The raw bytes of a value of ours, of something that stands aside for instance.
    pub async fn read_raw(&self, key: &str) -> Option<Vec<u8>> {
        aside::read_raw(&self.copies, key).await
    }

    /// Deletes something that stands aside, on the person's word; gives whether it is gone.
    pub async fn delete_aside(&self, key: &str) -> bool {
        aside::delete(&self.copies, key).await
    }
}
