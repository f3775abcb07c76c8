//! From a text to a formula, by recursive descent.

use super::token::{Token, tokens};
use super::{Expression, ExpressionError, ExpressionErrorKind, Node, Operator, RollUp};

use ExpressionErrorKind as Kind;

struct Parser {
    tokens: Vec<(usize, Token)>,
    next: usize,
    depth: usize,
    /// The length of the text: the place of what is missing at its end.
    end: usize,
    inputs: Vec<String>,
}

enum Function {
    Extreme { is_max: bool },
    Over(RollUp),
}

/// A function by its name in any of our languages.
fn function(name: &str) -> Option<Function> {
    Some(match name.to_lowercase().as_str() {
        "min" | "мин" | "کمینه" => Function::Extreme { is_max: false },
        "max" | "макс" | "بیشینه" => Function::Extreme { is_max: true },
        "first" | "первое" | "نخستین" => Function::Over(RollUp::First),
        "last" | "последнее" | "آخرین" => Function::Over(RollUp::Last),
        "mean" | "среднее" | "میانگین" => Function::Over(RollUp::Mean),
        _ => return None,
    })
}

pub(super) fn parse(text: &str) -> Result<(Node, Vec<String>), ExpressionError> {
    let end = text.chars().count();
    let refuse = |at, kind| Err(ExpressionError { at, kind });
    if end == 0 {
        return refuse(0, Kind::Empty);
    }
    if end > Expression::MAX_CHARACTERS {
        return refuse(Expression::MAX_CHARACTERS, Kind::TooLong);
    }
    let mut parser = Parser { tokens: tokens(text)?, next: 0, depth: 0, end, inputs: Vec::new() };
    let root = parser.sum()?;
    if parser.peek().is_some() {
        return refuse(parser.place(), Kind::Unexpected);
    }
    if parser.inputs.is_empty() {
        return refuse(0, Kind::NoInputs);
    }
    Ok((root, parser.inputs))
}

impl Parser {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.next).map(|(_, token)| token)
    }

    fn place(&self) -> usize {
        self.tokens.get(self.next).map_or(self.end, |(at, _)| *at)
    }

    fn refuse<T>(&self, kind: Kind) -> Result<T, ExpressionError> {
        Err(ExpressionError { at: self.place(), kind })
    }

    fn takes(&mut self, token: &Token) -> bool {
        let is_next = self.peek() == Some(token);
        self.next += usize::from(is_next);
        is_next
    }

    fn operator(&mut self, wanted: [Operator; 2]) -> Option<Operator> {
        let found = wanted.into_iter().find(|operator| self.peek() == Some(&Token::Operator(*operator)));
        self.next += usize::from(found.is_some());
        found
    }

    fn sum(&mut self) -> Result<Node, ExpressionError> {
        let mut node = self.product()?;
        while let Some(operator) = self.operator([Operator::Plus, Operator::Minus]) {
            node = Node::Binary(operator, Box::new(node), Box::new(self.product()?));
        }
        Ok(node)
    }

    fn product(&mut self) -> Result<Node, ExpressionError> {
        let mut node = self.signed()?;
        while let Some(operator) = self.operator([Operator::Times, Operator::Over]) {
            node = Node::Binary(operator, Box::new(node), Box::new(self.signed()?));
        }
        Ok(node)
    }

    fn signed(&mut self) -> Result<Node, ExpressionError> {
        self.depth += 1;
        if self.depth > Expression::MAX_DEPTH {
            return self.refuse(Kind::TooDeep);
        }
        let mut node = match self.operator([Operator::Minus, Operator::Plus]) {
            Some(Operator::Minus) => Node::Negated(Box::new(self.signed()?)),
            Some(_) => self.signed()?,
            None => self.operand()?,
        };
        while self.takes(&Token::Hundredth) {
            node = Node::Hundredth(Box::new(node));
        }
        self.depth -= 1;
        Ok(node)
    }

    fn operand(&mut self) -> Result<Node, ExpressionError> {
        match self.peek().cloned() {
            Some(Token::Number(value)) => {
                self.next += 1;
                Ok(Node::Number(value))
            }
            Some(Token::Open) => {
                let opened = self.next;
                self.next += 1;
                let inner = self.sum()?;
                self.close(opened)?;
                Ok(inner)
            }
            Some(Token::Word(_)) => {
                let start = self.next;
                let name = self.name();
                if self.peek() == Some(&Token::Open) {
                    return self.call(&name, start);
                }
                Ok(Node::Input(self.input(name), RollUp::Sum))
            }
            Some(_) | None => self.refuse(Kind::OperandMissing),
        }
    }

    /// The words that follow each other, as one name.
    fn name(&mut self) -> String {
        let mut words: Vec<&str> = Vec::new();
        while let Some((_, Token::Word(word))) = self.tokens.get(self.next) {
            words.push(word);
            self.next += 1;
        }
        words.join(" ")
    }

    fn input(&mut self, name: String) -> usize {
        let folded = name.to_lowercase();
        if let Some(known) = self.inputs.iter().position(|it| it.to_lowercase() == folded) {
            return known;
        }
        self.inputs.push(name);
        self.inputs.len() - 1
    }

    fn close(&mut self, opened: usize) -> Result<(), ExpressionError> {
        if self.takes(&Token::Close) {
            return Ok(());
        }
        match self.peek() {
            Some(_) => self.refuse(Kind::Unexpected),
            None => Err(ExpressionError { at: self.tokens[opened].0, kind: Kind::Unclosed }),
        }
    }

    fn call(&mut self, name: &str, start: usize) -> Result<Node, ExpressionError> {
        let at = self.tokens[start].0;
        let Some(function) = function(name) else {
            return Err(ExpressionError { at, kind: Kind::UnknownFunction });
        };
        let opened = self.next;
        self.next += 1;
        let mut values = vec![self.sum()?];
        while self.takes(&Token::Separator) {
            values.push(self.sum()?);
        }
        self.close(opened)?;
        match function {
            Function::Extreme { .. } if values.len() < 2 => Err(ExpressionError { at, kind: Kind::FewValues }),
            Function::Extreme { is_max } => Ok(Node::Extreme { is_max, of: values }),
            Function::Over(roll_up) => match values.as_slice() {
                [Node::Input(index, RollUp::Sum)] => Ok(Node::Input(*index, roll_up)),
                _ => Err(ExpressionError { at, kind: Kind::NotAnInput }),
            },
        }
    }
}
