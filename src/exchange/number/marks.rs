//! The marks inside a number: which of them is the decimal one, and which group.

/// Marks that only ever group.
const GROUPING: [char; 4] = [' ', '\'', '٬', '،'];

/// What the marks of a number say.
pub(super) enum Found {
    /// The decimal mark, at this byte.
    Decimal(usize),
    /// No decimal mark; the mark of thousands, where there is one.
    Whole(Option<char>),
    /// One mark, at this byte, that may be either.
    Open(usize),
    /// Not a number.
    Nothing,
}

/// What the marks of digits say; `eastern` digits have a slash for a decimal mark, too.
pub(super) fn decimal_mark(body: &str, eastern: bool) -> Found {
    let is_mark = |c: char| matches!(c, ',' | '.' | '٫') || (eastern && c == '/');
    let known = |c: char| c.is_ascii_digit() || is_mark(c) || GROUPING.contains(&c);
    if !body.ends_with(|c: char| c.is_ascii_digit()) || !body.chars().all(known) {
        return Found::Nothing;
    }
    let Some(last) = body.rfind(is_mark) else {
        return Found::Whole(None);
    };
    let mark = body[last..].chars().next().unwrap_or_default();
    let before = &body[..last];
    let after = &body[last + mark.len_utf8()..];
    if !after.bytes().all(|byte| byte.is_ascii_digit()) {
        // A grouping mark behind it: `1.234'567` is no way to write a number, `1,234 567` neither.
        return Found::Nothing;
    }
    if before.contains(mark) {
        return if matches!(mark, ',' | '.') { Found::Whole(Some(mark)) } else { Found::Nothing };
    }
    let other_marks = before.contains(|c: char| is_mark(c) || GROUPING.contains(&c));
    let thousands = after.len() == 3 && (1..=3).contains(&before.len()) && !before.starts_with('0');
    if matches!(mark, ',' | '.') && !other_marks && thousands { Found::Open(last) } else { Found::Decimal(last) }
}

/// The digits of a whole part whose groups are thousands (or the Indian lakhs); `None` for other groups.
pub(super) fn ungrouped(whole: &str) -> Option<String> {
    let Some(mark) = whole.chars().find(|c| !c.is_ascii_digit()) else {
        return Some(whole.to_owned());
    };
    let groups: Vec<&str> = whole.split(mark).collect();
    let (first, rest) = groups.split_first()?;
    let (last, middle) = rest.split_last()?;
    let sizes = |size: usize| middle.iter().all(|group| group.len() == size);
    let sound =
        last.len() == 3 && !first.is_empty() && ((first.len() <= 3 && sizes(3)) || (first.len() <= 2 && sizes(2)));
    let digits = groups.concat();
    (sound && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
}
