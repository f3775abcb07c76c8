//! The words and marks of a formula, each with its place.

use super::{ExpressionError, ExpressionErrorKind, Operator};

/// The longest number: more digits than a quantity holds say nothing.
const MAX_DIGITS: usize = 15;

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    Number(f64),
    Word(String),
    Operator(Operator),
    Hundredth,
    Open,
    Close,
    Separator,
}

/// The tokens of a text, with the places of their first characters.
pub(super) fn tokens(text: &str) -> Result<Vec<(usize, Token)>, ExpressionError> {
    let characters: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(&character) = characters.get(at) {
        let start = at;
        at += 1;
        let token = match character {
            it if it.is_whitespace() => continue,
            '+' => Token::Operator(Operator::Plus),
            '-' | '−' | '–' => Token::Operator(Operator::Minus),
            '*' | '×' | '·' => Token::Operator(Operator::Times),
            '/' | '÷' | ':' => Token::Operator(Operator::Over),
            '%' | '٪' => Token::Hundredth,
            '(' => Token::Open,
            ')' => Token::Close,
            ',' | ';' | '،' | '؛' => Token::Separator,
            it if digit(it).is_some() => number(&characters, start, &mut at)?,
            it if starts_word(it) => {
                while characters.get(at).is_some_and(|it| continues_word(*it)) {
                    at += 1;
                }
                Token::Word(characters[start..at].iter().collect())
            }
            _ => return Err(ExpressionError { at: start, kind: ExpressionErrorKind::Unexpected }),
        };
        found.push((start, token));
    }
    Ok(found)
}

fn starts_word(character: char) -> bool {
    character.is_alphabetic() || character == '_'
}

// Persian words are joined by a zero-width non-joiner.
fn continues_word(character: char) -> bool {
    starts_word(character) || digit(character).is_some() || character == '\u{200c}'
}

fn digit(character: char) -> Option<u32> {
    let own = |zero: char| (u32::from(character)).checked_sub(u32::from(zero)).filter(|value| *value < 10);
    own('0').or_else(|| own('۰')).or_else(|| own('٠'))
}

/// A number from its first digit on. A comma is a decimal mark when a digit follows it at once.
fn number(characters: &[char], start: usize, at: &mut usize) -> Result<Token, ExpressionError> {
    let at_digit = |place: usize| characters.get(place).and_then(|it| digit(*it));
    let mut plain = String::new();
    let mut decimal = None;
    *at = start;
    loop {
        match (characters.get(*at), at_digit(*at)) {
            (_, Some(value)) => plain.extend(char::from_digit(value, 10)),
            (Some('.' | ',' | '٫'), None) if decimal.is_none() && at_digit(*at + 1).is_some() => {
                decimal = Some(*at);
                plain.push('.');
            }
            _ => break,
        }
        *at += 1;
    }
    let places = decimal.map_or(0, |decimal| *at - decimal - 1);
    if let Some(decimal) = decimal.filter(|decimal| characters[*decimal] == ',' && places == 3) {
        return Err(ExpressionError { at: decimal, kind: ExpressionErrorKind::Ambiguous });
    }
    if *at - start > MAX_DIGITS {
        return Err(ExpressionError { at: start, kind: ExpressionErrorKind::Number });
    }
    let value = plain.parse().map_err(|_| ExpressionError { at: start, kind: ExpressionErrorKind::Number })?;
    Ok(Token::Number(value))
}
