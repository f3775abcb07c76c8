//! Chance, from the browser's cryptographic source.

use linchpin::model::{Id, IdKind};

/// A random 64-bit number.
pub fn random_u64() -> u64 {
    let mut bytes = [0; 8];
    let filled = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if filled { u64::from_le_bytes(bytes) } else { from_math_random() }
}

/// A new id of any kind of record.
pub fn new_id<K: IdKind>() -> Id<K> {
    Id::new(random_u64())
}

/// For a browser that forbids its cryptographic source: ids need to be unlike each other, not secret.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // the fraction is cut to 32 bits on purpose
fn from_math_random() -> u64 {
    let half = || (js_sys::Math::random() * 4_294_967_296.0) as u64;
    half() << 32 | half()
}
