//! Words that stand in a cell where nothing is known.

use super::fold::folded;

/// Whether a cell says in so many words, or with a dash, that it holds nothing: `н/д`, `#N/A`, `—`. A number of nought is
/// something, and so is a plain "no".
pub(super) fn is_missing(cell: &str) -> bool {
    let plain = folded(cell).to_lowercase();
    !plain.is_empty() && (plain.chars().all(|c| matches!(c, '-' | '\u{2014}')) || WORDS.contains(&plain.as_str()))
}

const WORDS: [&str; 24] = [
    "n/a",
    "#n/a",
    "na",
    "n.a.",
    "n.a",
    "null",
    "no data",
    "not available",
    "unknown",
    "н/д",
    "н.д.",
    "н. д.",
    "нд",
    "н/а",
    "#н/д",
    "нет данных",
    "данных нет",
    "нет сведений",
    "неизвестно",
    "ندارد",
    "نامشخص",
    "نامعلوم",
    "ناموجود",
    "اطلاعات ندارد",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_nothing() {
        let check = |cell: &str, expected| assert_eq!(is_missing(cell), expected, "{cell}");
        for cell in ["-", "–", " — ", "--", "n/a", "N/A", "#N/A", "н/д", "Н/Д", "нет данных", "ندارد", "no data"]
        {
            check(cell, true);
        }
        for cell in ["", "0", "нет", "no", "-5", "abc", "#DIV/0!"] {
            check(cell, false);
        }
    }
}
