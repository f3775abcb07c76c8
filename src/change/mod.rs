//! What happened to a workbook, as data: edits with before and after, their inverse, their sum, and the journal they
//! stand in.
//!
//! Changes are the only thing that is journalled, undone, sent to other tabs or merged. They know the model and
//! nothing of what a person asked for (that is `command`), and they are mechanical: no rule of the field is here.

mod act;
mod any_edit;
mod edit;
mod history;
mod journal;
mod set;

pub use act::Act;
pub use any_edit::{AnyEdit, TableName};
pub use edit::{Conflict, Edit};
pub use history::{History, Step};
pub use journal::{EntryKind, JournalEntry, ReplayError, replay};
pub use set::{Change, ChangeError, difference};
