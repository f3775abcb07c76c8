//! Everything that is kept, as one text, for a rescue by hand.

use serde_json::{Map, Value};

use linchpin::model::WorkbookId;

use super::copies::Copies;
use super::envelope::Envelope;
use super::keys::{self, PREFIX};

/// All values of both copies that are meant by their keys, as JSON: `{"local": {key: text}, "database": {key: text}}`.
/// Compressed values are inflated where they can be; bytes that are no text are given as `{"hex": "…"}`, so that none
/// is lost; everything is under the key it is kept under.
pub async fn all_of(copies: &Copies, what: &Dumped) -> String {
    let is_meant = |key: &String| key.starts_with(PREFIX) && what.has(key);
    let mut local = Map::new();
    for key in copies.area.keys().unwrap_or_default().into_iter().filter(is_meant) {
        let raw = copies.area.raw(&key).ok().flatten().unwrap_or_default();
        let value = match std::str::from_utf8(&raw).map(Envelope::from_text) {
            Ok(Ok(envelope)) => Value::String(readable(&envelope).await),
            _ => as_found(raw),
        };
        local.insert(key, value);
    }
    let mut kept = Map::new();
    if let Some(database) = copies.database().await {
        let values = database.all(PREFIX).await.unwrap_or_default();
        for (key, raw) in values.into_iter().filter(|(key, _)| is_meant(key)) {
            let value = match Envelope::from_bytes(&raw) {
                Ok(envelope) => Value::String(readable(&envelope).await),
                Err(_) => as_found(raw),
            };
            kept.insert(key, value);
        }
    }
    let all = [("local".to_owned(), Value::Object(local)), ("database".to_owned(), Value::Object(kept))];
    Value::Object(Map::from_iter(all)).to_string()
}

/// What is wanted of everything that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dumped {
    /// All of it.
    All,
    /// What is kept of a workbook, what stands aside of it included.
    Workbook(WorkbookId),
    /// What stands aside under these keys.
    Asides(Vec<String>),
}

impl Dumped {
    fn has(&self, key: &String) -> bool {
        match self {
            Self::All => true,
            Self::Workbook(id) => key.contains(&keys::of_workbook(*id)),
            Self::Asides(keys) => keys.contains(key),
        }
    }
}

fn as_found(raw: Vec<u8>) -> Value {
    match String::from_utf8(raw) {
        Ok(text) => Value::String(text),
        Err(bytes) => {
            let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or('0');
            let hex = bytes.as_bytes().iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect();
            Value::Object(Map::from_iter([("hex".to_owned(), Value::String(hex))]))
        }
    }
}

async fn readable(envelope: &Envelope) -> String {
    match envelope.plain().await {
        Some(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        None => envelope.to_text(),
    }
}
