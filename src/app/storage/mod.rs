//! Keeps workbooks in the browser: two copies of each (local storage and the browser's database), a journal with
//! snapshots, recovery, quarantine of what cannot be read, backups, one editing tab with live followers.
//!
//! Nothing is lost silently: what goes wrong comes out as a [`Notice`] or a [`SaveStatus`]. This room knows the file
//! format and what a change is; it knows no command, no question, no word of the interface.

mod chain;
mod checksum;
mod codec;
mod copies;
mod envelope;
mod head;
mod keys;
mod library;
mod notice;
mod pack;
mod session;
mod status;

pub use library::{Library, LibraryProblem, Space, WorkbookEntry};
pub use notice::{Aside, Copy, Notice, OpenProblem, Recovery};
pub use session::{Backup, Loaded, Opened, Remote, RoleChange, RoleReason, Session, SnapshotReason, Source};
pub use status::{Role, SaveProblem, SaveStatus, Weakness};
