//! XML as far as these parts use it: tags with attributes, and text between them. What is broken ends the reading.

/// What comes next in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Event<'a> {
    /// A tag opens; `is_empty` when it closes at once.
    Open { tag: Tag<'a>, is_empty: bool },
    /// A tag closes.
    Close(&'a str),
    /// Text, its entities not resolved yet.
    Text(&'a str),
}

/// A tag's name without its prefix, and its attributes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    pub name: &'a str,
    attributes: &'a str,
}

impl Tag<'_> {
    /// An attribute's value, by its name without or with its prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut rest = self.attributes;
        loop {
            let (own, after) = rest.split_once('=')?;
            let after = after.trim_start();
            let quote = after.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
            let (value, next) = after[1..].split_once(quote)?;
            if own.trim() == name {
                return Some(text_of(value));
            }
            rest = next;
        }
    }
}

/// The events of a document.
pub(super) struct Events<'a> {
    rest: &'a str,
}

/// Reads a document.
pub(super) fn events(text: &str) -> Events<'_> {
    Events { rest: text }
}

impl<'a> Iterator for Events<'a> {
    type Item = Event<'a>;

    fn next(&mut self) -> Option<Event<'a>> {
        loop {
            if !self.rest.starts_with('<') {
                let length = self.rest.find('<')?;
                let (text, rest) = self.rest.split_at(length);
                self.rest = rest;
                return Some(Event::Text(text));
            }
            // Comments, instructions and declarations say nothing to us.
            let skipped = [("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"), ("<!", ">")];
            match skipped.into_iter().find(|(start, _)| self.rest.starts_with(start)) {
                Some((start, end)) => {
                    let length = self.rest.find(end)?;
                    let inside = self.rest.get(start.len()..length).unwrap_or("");
                    self.rest = &self.rest[length + end.len()..];
                    if start == "<![CDATA[" {
                        return Some(Event::Text(inside));
                    }
                }
                None => return self.tag(),
            }
        }
    }
}

impl<'a> Events<'a> {
    fn tag(&mut self) -> Option<Event<'a>> {
        let end = tag_end(self.rest)?;
        let (inside, rest) = (&self.rest[1..end], &self.rest[end + 1..]);
        self.rest = rest;
        if let Some(name) = inside.strip_prefix('/') {
            return Some(Event::Close(local(name.trim_end())));
        }
        let (inside, is_empty) = inside.strip_suffix('/').map_or((inside, false), |inside| (inside, true));
        let length = inside.find(|c: char| c.is_ascii_whitespace()).unwrap_or(inside.len());
        let (name, attributes) = inside.split_at(length);
        Some(Event::Open { tag: Tag { name: local(name), attributes }, is_empty })
    }
}

/// Where a tag ends: an angle bracket may stand in an attribute.
fn tag_end(text: &str) -> Option<usize> {
    let mut quote = None;
    for (place, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(place),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// A text with its entities resolved; those that XML does not know stay as they are.
pub(super) fn text_of(text: &str) -> String {
    let mut resolved = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        resolved.push_str(&rest[..at]);
        rest = &rest[at..];
        let known = rest.find(';').filter(|end| *end <= 10).and_then(|end| Some((entity(&rest[1..end])?, end)));
        if let Some((character, end)) = known {
            resolved.push(character);
            rest = &rest[end + 1..];
        } else {
            resolved.push('&');
            rest = &rest[1..];
        }
    }
    resolved.push_str(rest);
    resolved
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}
