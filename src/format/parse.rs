//! Text to tree: JSON exactly as RFC 8259 has it, nothing more. Written here rather than taken from a library because
//! a person must be told what is wrong and where: cut off or malformed, line and column, and no silent choice between
//! two members of one name.

use std::borrow::Cow;

use super::tree::{Member, Node, Value};

/// Why a text is not JSON, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// What is wrong.
    pub kind: SyntaxKind,
    /// The offset in bytes from the beginning of the file.
    pub offset: usize,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The character found there; `None` at the end of the file.
    pub found: Option<char>,
}

/// What is wrong with a text that is not JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum SyntaxKind {
    /// The file ends in the middle: it was cut off.
    CutOff,
    /// A character that cannot stand here.
    Unexpected,
    /// A number that is not written as JSON writes numbers (`01`, `1.`, `+1`, `.5`).
    Number,
    /// `NaN` or `Infinity`, which are not numbers in JSON.
    NotFinite,
    /// A backslash and something that is not an escape.
    Escape,
    /// Half of a surrogate pair: text that cannot be kept as it is.
    LoneSurrogate,
    /// A line break or another control character inside a text.
    ControlCharacter,
    /// More levels of brackets than any workbook has.
    TooDeep,
    /// Something follows after the end of the document.
    Trailing,
}

/// Reads a JSON text. `max_depth` is the deepest nesting of arrays and objects that is read.
pub fn parse(text: &str, max_depth: usize) -> Result<Node<'_>, SyntaxError> {
    let mut parser = Parser { text, bytes: text.as_bytes(), at: 0, depth_left: max_depth };
    let whole = parser.document();
    whole.map_err(|(kind, offset)| located(text, kind, offset))
}

fn located(text: &str, kind: SyntaxKind, offset: usize) -> SyntaxError {
    let offset = text.floor_char_boundary(offset);
    let before = &text[..offset];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    SyntaxError {
        kind,
        offset,
        line: before.bytes().filter(|&byte| byte == b'\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
        found: text[offset..].chars().next(),
    }
}

type Fault = (SyntaxKind, usize);

struct Parser<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    depth_left: usize,
}

impl<'a> Parser<'a> {
    fn document(&mut self) -> Result<Node<'a>, Fault> {
        let node = self.value()?;
        self.skip_space();
        if self.at < self.bytes.len() { Err((SyntaxKind::Trailing, self.at)) } else { Ok(node) }
    }

    fn value(&mut self) -> Result<Node<'a>, Fault> {
        self.skip_space();
        let at = u32::try_from(self.at).unwrap_or(u32::MAX);
        let value = match self.peek()? {
            b'{' => self.nested(Self::object)?,
            b'[' => self.nested(Self::array)?,
            b'"' => Value::Text(self.string()?),
            b'-' | b'0'..=b'9' => Value::Number(Cow::Borrowed(self.number()?)),
            b't' => self.word("true", Value::Bool(true))?,
            b'f' => self.word("false", Value::Bool(false))?,
            b'n' => self.word("null", Value::Null)?,
            b'N' | b'I' => return Err(self.not_finite()),
            b'+' | b'.' => return Err((SyntaxKind::Number, self.at)),
            _ => return Err((SyntaxKind::Unexpected, self.at)),
        };
        Ok(Node { at, value })
    }

    fn nested(&mut self, read: fn(&mut Self) -> Result<Value<'a>, Fault>) -> Result<Value<'a>, Fault> {
        self.depth_left = self.depth_left.checked_sub(1).ok_or((SyntaxKind::TooDeep, self.at))?;
        self.at += 1;
        let value = read(self)?;
        self.depth_left += 1;
        Ok(value)
    }

    fn object(&mut self) -> Result<Value<'a>, Fault> {
        let mut members = Vec::new();
        if self.ends(b'}')? {
            return Ok(Value::Object(members));
        }
        loop {
            self.skip_space();
            if self.peek()? != b'"' {
                return Err((SyntaxKind::Unexpected, self.at));
            }
            let name = self.string()?;
            self.skip_space();
            if self.peek()? != b':' {
                return Err((SyntaxKind::Unexpected, self.at));
            }
            self.at += 1;
            members.push(Member { name, value: self.value()? });
            if !self.goes_on(b'}')? {
                return Ok(Value::Object(members));
            }
        }
    }

    fn array(&mut self) -> Result<Value<'a>, Fault> {
        let mut items = Vec::new();
        if self.ends(b']')? {
            return Ok(Value::Array(items));
        }
        loop {
            items.push(self.value()?);
            if !self.goes_on(b']')? {
                return Ok(Value::Array(items));
            }
        }
    }

    /// Whether the bracket just opened closes at once.
    fn ends(&mut self, close: u8) -> Result<bool, Fault> {
        self.skip_space();
        let closes = self.peek()? == close;
        self.at += usize::from(closes);
        Ok(closes)
    }

    /// Passes the comma or the closing bracket after an item; true after a comma.
    fn goes_on(&mut self, close: u8) -> Result<bool, Fault> {
        self.skip_space();
        let byte = self.peek()?;
        if byte != b',' && byte != close {
            return Err((SyntaxKind::Unexpected, self.at));
        }
        self.at += 1;
        Ok(byte == b',')
    }

    fn string(&mut self) -> Result<Cow<'a, str>, Fault> {
        self.at += 1;
        let start = self.at;
        self.skip_plain();
        if self.peek()? == b'"' {
            self.at += 1;
            return Ok(Cow::Borrowed(&self.text[start..self.at - 1]));
        }
        let mut owned = self.text[start..self.at].to_owned();
        loop {
            match self.peek()? {
                b'"' => {
                    self.at += 1;
                    return Ok(Cow::Owned(owned));
                }
                b'\\' => owned.push(self.escape()?),
                _ => return Err((SyntaxKind::ControlCharacter, self.at)),
            }
            let plain = self.at;
            self.skip_plain();
            owned.push_str(&self.text[plain..self.at]);
        }
    }

    fn skip_plain(&mut self) {
        while let Some(&byte) = self.bytes.get(self.at) {
            if byte == b'"' || byte == b'\\' || byte < 0x20 {
                return;
            }
            self.at += 1;
        }
    }

    fn escape(&mut self) -> Result<char, Fault> {
        let start = self.at;
        self.at += 1;
        let byte = self.peek()?;
        self.at += 1;
        Ok(match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode(start),
            _ => return Err((SyntaxKind::Escape, start)),
        })
    }

    fn unicode(&mut self, start: usize) -> Result<char, Fault> {
        let first = self.hex4(start)?;
        let lone = (SyntaxKind::LoneSurrogate, start);
        if !(0xD800..0xDC00).contains(&first) {
            return char::from_u32(first).ok_or(lone);
        }
        if self.peek()? != b'\\' || self.bytes.get(self.at + 1) != Some(&b'u') {
            return Err(lone);
        }
        self.at += 2;
        let second = self.hex4(start)?;
        if !(0xDC00..0xE000).contains(&second) {
            return Err(lone);
        }
        char::from_u32(0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00)).ok_or(lone)
    }

    fn hex4(&mut self, start: usize) -> Result<u32, Fault> {
        let mut value = 0;
        for _ in 0..4 {
            let digit = char::from(self.peek()?).to_digit(16).ok_or((SyntaxKind::Escape, start))?;
            value = value * 16 + digit;
            self.at += 1;
        }
        Ok(value)
    }

    fn number(&mut self) -> Result<&'a str, Fault> {
        let start = self.at;
        self.pass(b"-");
        if self.bytes.get(self.at) == Some(&b'I') {
            return Err(self.not_finite());
        }
        let whole = self.at;
        self.digits(start)?;
        if self.bytes[whole] == b'0' && self.at > whole + 1 {
            return Err((SyntaxKind::Number, start));
        }
        if self.pass(b".") {
            self.digits(start)?;
        }
        if self.pass(b"eE") {
            self.pass(b"+-");
            self.digits(start)?;
        }
        Ok(&self.text[start..self.at])
    }

    /// Passes one or more digits.
    fn digits(&mut self, start: usize) -> Result<(), Fault> {
        if !self.peek()?.is_ascii_digit() {
            return Err((SyntaxKind::Number, start));
        }
        while self.bytes.get(self.at).is_some_and(u8::is_ascii_digit) {
            self.at += 1;
        }
        Ok(())
    }

    /// Passes the next byte when it is one of these.
    fn pass(&mut self, any_of: &[u8]) -> bool {
        let passes = self.bytes.get(self.at).is_some_and(|byte| any_of.contains(byte));
        self.at += usize::from(passes);
        passes
    }

    fn word(&mut self, word: &'static str, value: Value<'a>) -> Result<Value<'a>, Fault> {
        let rest = &self.bytes[self.at..];
        if rest.starts_with(word.as_bytes()) {
            self.at += word.len();
            return Ok(value);
        }
        let cut_off = word.as_bytes().starts_with(rest);
        Err(if cut_off { (SyntaxKind::CutOff, self.bytes.len()) } else { (SyntaxKind::Unexpected, self.at) })
    }

    fn not_finite(&self) -> Fault {
        let rest = &self.bytes[self.at..];
        let known = rest.starts_with(b"NaN") || rest.starts_with(b"Infinity");
        (if known { SyntaxKind::NotFinite } else { SyntaxKind::Unexpected }, self.at)
    }

    fn skip_space(&mut self) {
        while matches!(self.bytes.get(self.at), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Result<u8, Fault> {
        self.bytes.get(self.at).copied().ok_or((SyntaxKind::CutOff, self.at))
    }
}
