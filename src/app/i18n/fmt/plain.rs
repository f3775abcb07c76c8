//! The order of names in plain ASCII. The root order of Unicode (CLDR) has it, and no language here changes it, so ten
//! thousand such names are put in order without asking the browser at every comparison.

use std::cmp::Ordering;

/// What comes before digits and letters, in order.
const MARKS: &[u8] = b" _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$";
/// Longer runs of digits are told apart in parts by the browser; no name is that long.
const LONGEST: usize = 250;

/// Whether a name is one that [`compare`] orders.
pub fn is_plain(name: &str) -> bool {
    name.len() <= LONGEST && name.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// The order of two plain names: case is not told apart, numbers count as numbers.
pub fn compare(one: &str, two: &str) -> Ordering {
    let (mut one, mut two) = (one.as_bytes(), two.as_bytes());
    loop {
        let (Some((&a, after_a)), Some((&b, after_b))) = (one.split_first(), two.split_first()) else {
            return one.len().cmp(&two.len());
        };
        let order = if a.is_ascii_digit() && b.is_ascii_digit() {
            let (a, b) = (take_number(&mut one), take_number(&mut two));
            a.len().cmp(&b.len()).then_with(|| a.cmp(b))
        } else {
            (one, two) = (after_a, after_b);
            rank(a).cmp(&rank(b))
        };
        if order.is_ne() {
            return order;
        }
    }
}

/// Takes the digits off the beginning and gives them without leading zeros.
fn take_number<'a>(rest: &mut &'a [u8]) -> &'a [u8] {
    let end = rest.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(rest.len());
    let (digits, after) = rest.split_at(end);
    *rest = after;
    let zeros = digits.iter().take_while(|byte| **byte == b'0').count();
    &digits[zeros..]
}

fn rank(byte: u8) -> usize {
    if byte.is_ascii_alphanumeric() {
        return MARKS.len() + usize::from(byte.to_ascii_lowercase());
    }
    MARKS.iter().position(|mark| *mark == byte).unwrap_or(0)
}
