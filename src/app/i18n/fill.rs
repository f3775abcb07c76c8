//! Puts arguments into a text. Pure, so it is tested without a browser.

use std::borrow::Cow;

/// First strong isolate: the argument finds its own direction and does not disturb its surroundings.
const ISOLATE: char = '\u{2068}';
/// Pop directional isolate.
const POP: char = '\u{2069}';

/// Replaces `{0}`, `{1}` … by the arguments. Those that run against the text are isolated, so that a Latin name in a
/// Persian sentence (or the reverse) keeps its brackets, digits and full stops where they belong.
pub fn fill(text: &str, arguments: &[&str], right_to_left: bool) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let (number, tail) = after.split_once('}').unwrap_or((after, ""));
        let argument = number.parse().ok().and_then(|place: usize| arguments.get(place)).copied().unwrap_or_default();
        let argument = inner_quotes(argument, before.chars().next_back(), tail.chars().next(), right_to_left);
        let argument = isolated(&argument, right_to_left);
        filled.push_str(&argument);
        rest = if ends_sentence(&argument, tail) { &tail[1..] } else { tail };
    }
    filled.push_str(rest);
    filled
}

/// Whether what is filled in ends with a full stop where the text puts the one of its sentence: "Moravia S.r.l." is not
/// followed by a second. What is isolated ends at its own side, not where the sentence does; three stops are no full stop.
fn ends_sentence(argument: &str, tail: &str) -> bool {
    let mut after = tail.chars();
    argument.ends_with('.') && after.next() == Some('.') && after.next().is_none_or(char::is_whitespace)
}

/// What stands between a text's own quotes, with its quotes of the same kind made the inner ones of the language: a
/// company's name carries them, and «ООО «Север»» reads as two names. A mark alone
/// (inches) stays.
fn inner_quotes(argument: &str, before: Option<char>, after: Option<char>, right_to_left: bool) -> Cow<'_, str> {
    let (outer, inner) = match (before, after) {
        (Some('«'), Some('»')) if right_to_left => (['«', '»'], ["‹", "›"]),
        (Some('«'), Some('»')) => (['«', '»'], ["„", "“"]),
        (Some('“'), Some('”')) => (['“', '”'], ["‘", "’"]),
        _ => return Cow::Borrowed(argument),
    };
    if !outer.iter().all(|quote| argument.contains(*quote)) {
        return Cow::Borrowed(argument);
    }
    Cow::Owned(argument.replace(outer[0], inner[0]).replace(outer[1], inner[1]))
}

/// The argument, wrapped in isolates when part of it runs against the text around it.
pub fn isolated(argument: &str, right_to_left: bool) -> Cow<'_, str> {
    let against = |c: char| if right_to_left { runs_left_to_right(c) } else { runs_right_to_left(c) };
    if argument.chars().any(against) {
        Cow::Owned(format!("{ISOLATE}{argument}{POP}"))
    } else {
        Cow::Borrowed(argument)
    }
}

/// Hebrew, Arabic and their presentation forms, Persian digits included: what a right-to-left text is made of.
fn runs_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}')
}

/// Latin letters and digits, Greek, Cyrillic and everything beyond Hebrew and Arabic. Latin digits count: after a
/// Persian letter the parts of `2024-03-20` would change places.
fn runs_left_to_right(c: char) -> bool {
    c.is_ascii_alphanumeric() || (c >= '\u{c0}' && !runs_right_to_left(c) && !matches!(c, '\u{2000}'..='\u{2fff}'))
}
