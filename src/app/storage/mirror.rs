//! The device's preferences a second time, in the database: a killed browser forgets the last seconds of its local
//! storage.

use std::rc::Rc;

use super::copies::Copies;
use super::keys::PREFS;
use crate::app::platform::database::Write;
use crate::app::platform::timer;

/// A database that does not answer must not keep the page from starting.
const LIMIT_MS: u32 = 1_000;

/// What was written down last.
pub async fn read(copies: &Rc<Copies>) -> Option<String> {
    let copies = Rc::clone(copies);
    let asked = async move { copies.database().await?.get(PREFS).await.ok().flatten() };
    String::from_utf8(timer::at_most(LIMIT_MS, asked).await??).ok()
}

/// Writes it down. What is refused is tried with the next choice: the local storage has it.
pub async fn write(copies: &Copies, text: String) {
    if let Some(database) = copies.database().await {
        let _ = database.write(vec![Write::Put(PREFS.to_owned(), text.into_bytes())], None).await;
    }
}
