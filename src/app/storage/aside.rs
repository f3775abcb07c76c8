//! Quarantine: what cannot be read is moved aside, under a key that nothing writes to, and only a person deletes it.

use std::cell::Cell;

use super::copies::Copies;
use super::keys::{self, ASIDE};
use super::notice::{Aside, Copy};
use crate::app::platform::clock;
use crate::app::platform::database::Write;

thread_local! {
    static NUMBER: Cell<usize> = const { Cell::new(0) };
}

/// Moves values aside. Gives what was moved, and whether everything was: a copy from which something could not be
/// moved must not be written to.
pub async fn set_aside(copies: &Copies, places: &[(Copy, String)]) -> (Vec<Aside>, bool) {
    let mut asides = Vec::new();
    for (copy, origin) in places {
        let moved = match copy {
            Copy::Local => local(copies, origin).await,
            Copy::Database => database(copies, origin).await,
        };
        asides.extend(moved);
    }
    let all = asides.len() == places.len();
    (asides, all)
}

/// Keeps bytes that stand nowhere yet.
pub async fn keep(copies: &Copies, origin: &str, bytes: &[u8]) -> Option<Aside> {
    let aside = aside(origin, Copy::Database, bytes.len());
    let write = vec![Write::Put(aside.key.clone(), bytes.to_vec())];
    let kept = match copies.database().await {
        Some(database) => database.write(write, None).await.is_ok(),
        None => false,
    };
    if kept {
        return Some(aside);
    }
    let text = String::from_utf8_lossy(bytes);
    copies.put_local(&aside.key, &text).is_ok().then_some(Aside { copy: Copy::Local, ..aside })
}

/// Everything that stands aside.
pub async fn list(copies: &Copies) -> Vec<Aside> {
    let described = |key: String, copy, bytes| {
        let (at, origin) = keys::parse_aside(&key)?;
        let origin = origin.to_owned();
        Some(Aside { key, origin, copy, bytes, at })
    };
    let ours = |(key, _): &(String, u64)| key.starts_with(ASIDE);
    let local = copies.area.sizes().unwrap_or_default().into_iter().filter(ours);
    let size = |units| usize::try_from(units).unwrap_or(usize::MAX);
    let mut asides: Vec<Aside> = local.filter_map(|(key, units)| described(key, Copy::Local, size(units))).collect();
    if let Some(database) = copies.database().await {
        let values = database.all(ASIDE).await.unwrap_or_default();
        asides.extend(values.into_iter().filter_map(|(key, value)| described(key, Copy::Database, value.len())));
    }
    asides
}

/// The bytes of a value of ours as they are, in whichever copy they are.
pub async fn read_raw(copies: &Copies, key: &str) -> Option<Vec<u8>> {
    if !key.starts_with(keys::PREFIX) {
        return None;
    }
    match copies.area.raw(key) {
        Ok(Some(bytes)) => Some(bytes),
        _ => copies.database().await?.get(key).await.ok().flatten(),
    }
}

/// Deletes something that stands aside; gives whether it is gone.
pub async fn delete(copies: &Copies, key: &str) -> bool {
    if !key.starts_with(ASIDE) {
        return false;
    }
    let local = copies.area.remove(key).is_ok();
    match copies.database().await {
        Some(database) => database.write(vec![Write::Delete(key.to_owned())], None).await.is_ok() && local,
        None => local,
    }
}

async fn local(copies: &Copies, origin: &str) -> Option<Aside> {
    let bytes = copies.area.raw(origin).ok().flatten()?;
    let aside = aside(origin, Copy::Local, bytes.len());
    if copies.area.rename(origin, &aside.key).is_ok() {
        return Some(aside);
    }
    // No space for two of it for a moment: the database has more.
    let kept = keep(copies, origin, &bytes).await?;
    copies.area.remove(origin).ok()?;
    Some(kept)
}

async fn database(copies: &Copies, origin: &str) -> Option<Aside> {
    let database = copies.database().await?;
    let bytes = database.get(origin).await.ok().flatten()?;
    let aside = aside(origin, Copy::Database, bytes.len());
    let writes = vec![Write::Put(aside.key.clone(), bytes), Write::Delete(origin.to_owned())];
    database.write(writes, None).await.ok()?;
    Some(aside)
}

fn aside(origin: &str, copy: Copy, bytes: usize) -> Aside {
    let number = NUMBER.with(|number| number.replace(number.get() + 1));
    let at = clock::now();
    Aside { key: keys::aside(at, number, origin), origin: origin.to_owned(), copy, bytes, at }
}
