//! Named texts as one text, to be kept and read again whatever stands in them.

/// Writes named texts as one: a line for each, the name first.
pub fn write<'a>(texts: impl IntoIterator<Item = (&'a str, String)>) -> String {
    let line = |(name, text): (&str, String)| {
        format!("{name}={}\n", text.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r"))
    };
    texts.into_iter().map(line).collect()
}

/// Reads what [`write`] wrote. Lines that are none of its are passed over.
pub fn read(kept: &str) -> Vec<(&str, String)> {
    kept.split('\n').filter_map(|line| line.split_once('=')).map(|(name, text)| (name, plain(text))).collect()
}

fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match (letter, letter == '\\') {
            (_, true) => match letters.next() {
                Some('n') => plain.push('\n'),
                Some('r') => plain.push('\r'),
                Some(other) => plain.push(other),
                None => {}
            },
            (letter, false) => plain.push(letter),
        }
    }
    plain
}
