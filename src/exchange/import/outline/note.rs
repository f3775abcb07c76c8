//! Notes below and between the rows of a report: sources, signatures, copyright.

use crate::exchange::mapping::{fold, report_words as words};

/// Where such a text is a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoteKind {
    /// Wherever it stands.
    Anywhere,
    /// Below the last row of figures; elsewhere it may be a name.
    AtEnd,
}

/// What the first text of a row says of its being a note; `is_alone` is whether nothing else stands in the row.
pub(super) fn read(text: &str, is_alone: bool) -> Option<NoteKind> {
    if is_alone && text.starts_with(['*', '†', '‡', '¹', '²', '³']) && text.contains(char::is_alphabetic) {
        return Some(NoteKind::AtEnd);
    }
    if let Some((label, _)) = text.split_once([':', '：'])
        && words::LABELS.contains(&fold(label).as_str())
    {
        return Some(NoteKind::AtEnd);
    }
    // Longer texts are folded only where they stand alone, which few do.
    if !is_alone {
        return None;
    }
    let folded = fold(text);
    let is_page =
        words::PAGES.iter().any(|word| begins(&folded, word)) && folded.contains(|c: char| c.is_ascii_digit());
    if is_page || text.starts_with('©') || words::ANYWHERE.iter().any(|words| folded.contains(words)) {
        return Some(NoteKind::Anywhere);
    }
    words::BEGINNINGS.iter().any(|word| begins(&folded, word)).then_some(NoteKind::AtEnd)
}

/// Whether a text is the sum of what it begins with, as pivot tables write it: "Jane Doe Total", «Иванов Итог».
pub(super) fn ends_as_total(text: &str) -> bool {
    let text = text.trim();
    // Most cells are no such thing, and folding each would cost more than reading it.
    let Some(last) = text.rsplit(char::is_whitespace).next().filter(|last| last.len() < text.len()) else {
        return false;
    };
    words::ENDINGS_OF_TOTALS.contains(&fold(last).as_str())
}

fn begins(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| rest.starts_with(' '))
}
