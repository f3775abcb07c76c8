// The mark of a text: by it the page knows a text of another language without having that language here.
// FNV-1a, read by build.rs and by the page alike.

/// The mark of a text.
pub fn mark(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |mark, byte| (mark ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
