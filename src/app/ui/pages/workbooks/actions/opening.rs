//! A file that was chosen or dropped: what it is, and what becomes of it.

use std::sync::Arc;

use leptos::prelude::*;
use linchpin::exchange::table::{ReadOptions, read_bytes as read_table};
use linchpin::exchange::xlsx::is_workbook;
use linchpin::format::{BALLOT_FORMAT, BallotReading, FileError, FileKind, Reading, read_ballot, read_workbook};
use linchpin::model::WorkbookId;
use web_sys::File;

use super::{Actions, RefusedFile};
use crate::app::i18n::{errors, t, texts, texts::workbooks as words};
use crate::app::platform::file;
use crate::app::state::HandedOver;
use crate::app::ui::ballot_files::open_ballot;
use crate::app::ui::components::Tone;
use crate::app::ui::pages::files::stand_in;
use crate::app::ui::pages::matrix::first_problem;
use crate::app::ui::shell::{Place, Route};

/// The largest file that is read, in bytes.
const LARGEST: u64 = 100_000_000;

impl Actions {
    pub(super) async fn open_chosen(self, chosen: File) {
        let name = chosen.name();
        self.refused.set(None);
        let Ok(bytes) = file::read_bytes(&chosen, LARGEST).await else {
            return self.toasts.tell(Tone::Danger, t(texts::files::open::UNREADABLE));
        };
        match read_workbook(&bytes) {
            Ok(mut reading) => {
                match self.desk.open_now() {
                    Some(store) => store.peek(|open| stand_in(&mut reading, Some(open), &name)),
                    None => stand_in(&mut reading, None, &name),
                }
                self.workbook(name, bytes, reading).await;
            }
            Err(FileError::OtherJson { format: Some(format) }) if format == BALLOT_FORMAT => {
                self.ballot(name, bytes).await;
            }
            Err(_) if is_table(&bytes) => self.import(name, bytes).await,
            Err(error) => self.refuse(name, why_refused(&error, &bytes), None),
        }
    }

    // A sound workbook that is not here yet is kept. Any other is compared with the open one before anything happens.
    async fn workbook(self, name: String, bytes: Vec<u8>, reading: Reading) {
        let Some(workbook) = &reading.workbook else {
            return self.refuse(name, t(texts::files::problems::FATAL).to_owned(), Some(reading));
        };
        let known = self.desk.library().is_some_and(|library| library.list().iter().any(|it| it.id == workbook.id));
        if reading.problem_count == 0 && !known {
            return self.keep(workbook, &name, true).await;
        }
        if self.desk.has_open() || (self.is_on_the_shelf(workbook.id) && self.desk.open(workbook.id).await) {
            self.desk.hand_over(HandedOver { name, bytes });
            self.router.go(Route::Files);
        } else if reading.problem_count == 0 {
            self.keep_copy(workbook.clone(), &name, true).await;
        } else {
            self.refuse(name, t(words::refused::BROKEN).to_owned(), Some(reading));
        }
    }

    fn is_on_the_shelf(self, id: WorkbookId) -> bool {
        self.desk
            .library()
            .is_some_and(|library| library.list().iter().any(|it| it.id == id && it.deleted_at.is_none()))
    }

    fn refuse(self, name: String, why: String, reading: Option<Reading>) {
        self.refused.set(Some(RefusedFile { name, why, reading: reading.map(Arc::new) }));
    }

    // A ballot that comes back to its workbook is taken in there; any other is there to be scored.
    async fn ballot(self, name: String, bytes: Vec<u8>) {
        match read_ballot(&bytes) {
            Ok(BallotReading { ballot: Some(ballot), .. }) => {
                let home = ballot.of.workbook;
                let here = self.desk.library().is_some_and(|library| {
                    library.list().iter().any(|entry| entry.id == home && entry.deleted_at.is_none())
                });
                if ballot.saved.is_some() && here && self.desk.open(home).await {
                    self.desk.hand_over(HandedOver { name, bytes });
                    self.router.go(Place::new(Route::Matrix, "raters"));
                } else {
                    open_ballot(self.desk, self.router, self.toasts, ballot).await;
                }
            }
            Ok(broken) => self.toasts.tell(Tone::Danger, format!("{name}: {}", first_problem(&broken))),
            Err(error) => self.toasts.tell(Tone::Danger, format!("{name}: {}", errors::file_error(&error))),
        }
    }

    async fn import(self, name: String, bytes: Vec<u8>) {
        let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem).to_owned();
        if self.make_for_import(&stem).await {
            self.desk.hand_over(HandedOver { name, bytes });
            self.router.go(Place::new(Route::Accounts, "import"));
        }
    }
}

// Both a workbook and a table may be opened here, so what is neither is named, with what can be opened.
fn why_refused(error: &FileError, bytes: &[u8]) -> String {
    match error {
        FileError::LooksLike(FileKind::Csv | FileKind::Text) => match read_table(bytes, ReadOptions::default()) {
            Err(error) => errors::table_error(&error),
            Ok(_) => errors::file_error(error),
        },
        FileError::LooksLike(kind) => words::refused::not_ours(errors::kind_of_file(*kind)),
        // What begins like a workbook is one that another program has spoilt: where, is said.
        FileError::NotUtf8 { .. } if !bytes.trim_ascii_start().starts_with(b"{") => {
            words::refused::not_ours(errors::kind_of_file(FileKind::Binary))
        }
        _ => errors::file_error(error),
    }
}

fn is_table(bytes: &[u8]) -> bool {
    is_workbook(bytes) || read_table(bytes, ReadOptions::default()).is_ok_and(|table| table.header.len() > 1)
}
