//! How wide columns of figures have to be: rials take twenty places where euros take nine.

/// The width in px in which a figure stands whole, bold as sums are, with the room beside it.
pub fn figure_width(text: &str) -> u32 {
    let of = |one: char| if one.is_numeric() { 8 } else { 5 };
    26 + text.chars().map(of).sum::<u32>()
}
