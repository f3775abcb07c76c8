//! Everything that is kept, as one text, for a rescue by hand.

use serde_json::{Map, Value};

use super::copies::Copies;
use super::envelope::Envelope;
use super::keys::PREFIX;

/// All values of both copies whose keys have a part, as JSON: `{"local": {key: text}, "database": {key: text}}`.
/// Compressed values are inflated where they can be; bytes that are no text are given as `{"hex": "…"}`, so that none
/// is lost; everything is under the key it is kept under.
pub async fn all_with(copies: &Copies, part: &str) -> String {
    let is_meant = |key: &String| key.starts_with(PREFIX) && key.contains(part);
    let mut local = Map::new();
    for key in copies.area.keys().unwrap_or_default().into_iter().filter(is_meant) {
        let raw = copies.area.get(&key).ok().flatten().unwrap_or_default();
        let text = match Envelope::from_text(&raw) {
            Ok(envelope) => readable(&envelope).await,
            Err(_) => raw,
        };
        local.insert(key, Value::String(text));
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
