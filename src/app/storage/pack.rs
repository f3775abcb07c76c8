//! Bytes as text for the local storage: fifteen bits a character.
//!
//! The local storage counts UTF-16 units, so base 64 would waste ten bits of every sixteen. All sixteen would make lone
//! surrogates, which not every browser keeps; fifteen bits from U+0020 on (up to U+801F) are always valid text.

const FIRST: u32 = 0x20;
const BITS: u32 = 15;

/// The bytes as text.
pub fn pack(bytes: &[u8]) -> String {
    // Most characters take three bytes of UTF-8.
    let mut text = String::with_capacity(bytes.len() * 8 / 15 * 3 + 6);
    let (mut buffer, mut held): (u32, u32) = (0, 0);
    for byte in bytes {
        buffer = buffer << 8 | u32::from(*byte);
        held += 8;
        if held >= BITS {
            held -= BITS;
            text.extend(char::from_u32((buffer >> held) + FIRST));
            buffer &= (1 << held) - 1;
        }
    }
    if held > 0 {
        text.extend(char::from_u32((buffer << (BITS - held)) + FIRST));
    }
    text
}

/// So many bytes from their text; `None` when the text was not made by [`pack`] from so many.
pub fn unpack(text: &str, length: usize) -> Option<Vec<u8>> {
    // The length is what the value itself claims: it is no reason to ask for memory.
    let mut bytes = Vec::with_capacity(length.min(text.len()));
    let (mut buffer, mut held): (u32, u32) = (0, 0);
    for character in text.chars() {
        if bytes.len() == length {
            return None;
        }
        let value = u32::from(character).checked_sub(FIRST).filter(|value| *value < 1 << BITS)?;
        buffer = buffer << BITS | value;
        held += BITS;
        while held >= 8 && bytes.len() < length {
            held -= 8;
            let [byte, ..] = (buffer >> held).to_le_bytes();
            bytes.push(byte);
        }
        buffer &= (1 << held) - 1;
    }
    (bytes.len() == length && buffer == 0).then_some(bytes)
}
