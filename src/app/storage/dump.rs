//! Everything that is kept, as one text, for a rescue by hand.

use serde_json::{Map, Value};

use super::copies::Copies;
use super::envelope::Envelope;
use super::keys::PREFIX;

/// All values of both copies as JSON: `{"local": {key: text}, "database": {key: text}}`. Compressed values are inflated
/// where they can be; everything is under the key it is kept under.
pub async fn all(copies: &Copies) -> String {
    let mut local = Map::new();
    for key in copies.area.keys().unwrap_or_default().into_iter().filter(|key| key.starts_with(PREFIX)) {
        let raw = copies.area.get(&key).ok().flatten().unwrap_or_default();
        let text = match Envelope::from_text(&raw) {
            Ok(envelope) => readable(&envelope).await,
            Err(_) => raw,
        };
        local.insert(key, Value::String(text));
    }
    let mut kept = Map::new();
    if let Some(database) = copies.database().await {
        for (key, raw) in database.all(PREFIX).await.unwrap_or_default() {
            let text = match Envelope::from_bytes(&raw) {
                Ok(envelope) => readable(&envelope).await,
                Err(_) => String::from_utf8_lossy(&raw).into_owned(),
            };
            kept.insert(key, Value::String(text));
        }
    }
    let all = [("local".to_owned(), Value::Object(local)), ("database".to_owned(), Value::Object(kept))];
    Value::Object(Map::from_iter(all)).to_string()
}

async fn readable(envelope: &Envelope) -> String {
    match envelope.plain().await {
        Some(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        None => envelope.to_text(),
    }
}
