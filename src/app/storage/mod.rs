//! Keeps workbooks in the browser: two copies of each (local storage and the browser's database), a journal with
//! snapshots, recovery, quarantine of what cannot be read, backups, one editing tab with live followers.
//!
//! Nothing is lost silently: what goes wrong comes out as a [`Notice`] or a [`SaveStatus`]. This room knows the file
//! format and what a change is; it knows no command, no question, no word of the interface.
//!
//! | | |
//! | --- | --- |
//! | [`Library`], `shelf`, `space`, `rescue` | all workbooks, their list, trash, space, what can be had by hand |
//! | [`Session`], `side` | one open workbook, and how much of it each copy holds |
//! | `writer`, `snapshot` | changes into both copies; whole workbooks when the journal is long |
//! | `works` | what of all this only those load who have a workbook open |
//! | `open`, `recover`, `chain`, `aside` | the newest state out of both copies; what cannot be read stands aside |
//! | `tabs` | the lock, followers, taking over |
//! | `mirror` | the device's preferences once more |
//! | `states` | what files hold, so that one that comes back finds the state both come from |
//! | `backup`, `dump` | copies kept apart; everything for a rescue by hand |
//! | `envelope`, `pack`, `checksum`, `keys`, `head`, `codec`, `copies` | how a value is wrapped, named and found |

mod aside;
mod backup;
mod chain;
mod checksum;
mod codec;
mod copies;
mod dump;
mod envelope;
mod head;
mod keys;
mod library;
mod mirror;
mod notice;
mod open;
mod pack;
mod recover;
mod rescue;
mod session;
mod shelf;
mod side;
mod snapshot;
mod space;
mod states;
mod status;
mod tabs;
#[cfg(test)]
mod tests;
mod works;
mod writer;

pub use backup::{Backup, IN_ALL as COPIES_IN_ALL, NoCopy, OF_TODAY as COPIES_OF_TODAY, SnapshotReason};
pub use dump::Dumped;
pub use keys::PREFS;
pub use library::{Asked, Library, LibraryProblem};
pub use notice::{Aside, Copy, Notice, OpenProblem, Recovery, SetAside};
pub use session::{Loaded, Opened, Session, Source};
pub use shelf::WorkbookEntry;
pub use space::Space;
pub use states::CommonState;
pub use status::{Role, SaveProblem, SaveStatus, Weakness};
pub use tabs::{Remote, RoleChange, RoleReason};
