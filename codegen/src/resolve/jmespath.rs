//! JMESPath expressions, by which a model points into inputs and outputs: text to syntax tree.
//!
//! What models use of the language is here; the rest (slices, multi-select hashes, pipes, expression references) is an
//! error that says so.

use std::fmt;
use std::iter::Peekable;
use std::str::CharIndices;

use serde_json::Value;

/// An expression, seen from some node of a document.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Expression {
    /// `a.b[].c`, `@`
    Path(Vec<Step>),
    /// `` `true` ``, `'text'`
    Literal(Value),
    /// `length(a)`
    Call(String, Vec<Self>),
    /// `!a`
    Not(Box<Self>),
    /// `a && b`
    And(Box<Self>, Box<Self>),
    /// `a || b`
    Or(Box<Self>, Box<Self>),
    /// `a == b`
    Compare(Box<Self>, Comparator, Box<Self>),
}

/// A step of a path. After one that leads to several values the rest of the path applies to each.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Step {
    /// `.a`
    Field(String),
    /// `[*]`: each item of a list.
    Items,
    /// `[]`: each item of a list, and in the place of one that is a list each of its own.
    Flatten,
    /// `.*`: each value of a map or member of a structure.
    Values,
    /// `[0]`
    Index(i64),
    /// `[?a]`: each item for which the condition holds.
    Filter(Box<Expression>),
    /// `[a, b]`: a list of what these expressions give.
    Select(Vec<Expression>),
}

impl Step {
    /// Whether it leads to several values, to each of which the rest of the path applies.
    fn projects(&self) -> bool {
        matches!(self, Self::Items | Self::Flatten | Self::Values | Self::Filter(_))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comparator {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// Why a text is no expression, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SyntaxError {
    pub(super) message: String,
    pub(super) offset: usize,
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at offset {}", self.message, self.offset)
    }
}

/// Parses an expression.
pub(super) fn parse(text: &str) -> Result<Expression, SyntaxError> {
    if text.len() > LENGTH {
        let message = format!("the expression is longer than {LENGTH} bytes");
        return Err(SyntaxError { message, offset: LENGTH });
    }
    let mut parser = Parser { text, letters: text.char_indices().peekable(), depth: 0 };
    let expression = parser.or()?;
    if parser.peek().is_some() {
        return Err(parser.unexpected());
    }
    Ok(expression)
}

/// How long an expression may be, so that neither its tree nor what goes through it exhausts the stack.
const LENGTH: usize = 4096;

/// How deeply expressions may nest, so that none exhausts the stack.
const DEPTH: usize = 64;

struct Parser<'a> {
    text: &'a str,
    letters: Peekable<CharIndices<'a>>,
    depth: usize,
}

type Parsed = Result<Expression, SyntaxError>;

impl Parser<'_> {
    fn or(&mut self) -> Parsed {
        self.depth += 1;
        if self.depth > DEPTH {
            return Err(self.error("the expression nests too deeply"));
        }
        let mut left = self.and()?;
        while self.takes("||") {
            left = Expression::Or(Box::new(left), Box::new(self.and()?));
        }
        self.depth -= 1;
        Ok(left)
    }

    fn and(&mut self) -> Parsed {
        let mut left = self.comparison()?;
        while self.takes("&&") {
            left = Expression::And(Box::new(left), Box::new(self.comparison()?));
        }
        Ok(left)
    }

    fn comparison(&mut self) -> Parsed {
        let left = self.unary()?;
        // Longer ones first: `<=` begins with `<`.
        let comparators = [
            ("==", Comparator::Equal),
            ("!=", Comparator::NotEqual),
            ("<=", Comparator::LessOrEqual),
            (">=", Comparator::GreaterOrEqual),
            ("<", Comparator::Less),
            (">", Comparator::Greater),
        ];
        let found = comparators.into_iter().find(|(sign, _)| self.takes(sign));
        let Some((_, comparator)) = found else { return Ok(left) };
        Ok(Expression::Compare(Box::new(left), comparator, Box::new(self.unary()?)))
    }

    fn unary(&mut self) -> Parsed {
        let mut negations = 0;
        while self.takes("!") {
            negations += 1;
        }
        let mut expression = self.primary()?;
        for _ in 0..negations {
            expression = Expression::Not(Box::new(expression));
        }
        Ok(expression)
    }

    fn primary(&mut self) -> Parsed {
        if self.takes("(") {
            let inner = self.or()?;
            self.expect(")")?;
            return Ok(inner);
        }
        match self.peek() {
            Some('`') => self.json(),
            Some('\'') => self.quoted('\'').map(|text| Expression::Literal(text.into())),
            Some('@') => {
                self.letters.next();
                self.path(Vec::new())
            }
            Some('[') => self.path(Vec::new()),
            _ => {
                let name = self.name()?;
                if self.takes("(") {
                    let arguments = self.list(")")?;
                    return Ok(Expression::Call(name, arguments));
                }
                self.path(vec![Step::Field(name)])
            }
        }
    }

    /// The rest of a path.
    fn path(&mut self, mut steps: Vec<Step>) -> Parsed {
        loop {
            if self.takes("[?") {
                let condition = self.or()?;
                self.expect("]")?;
                steps.push(Step::Filter(Box::new(condition)));
            } else if self.takes("[]") {
                steps.push(Step::Flatten);
            } else if self.takes("[*]") {
                steps.push(Step::Items);
            } else if self.takes(".*") || (steps.is_empty() && self.takes("*")) {
                steps.push(Step::Values);
            } else if self.takes(".[") {
                steps.push(Step::Select(self.list("]")?));
            } else if self.takes(".") {
                steps.push(Step::Field(self.name()?));
            } else if self.takes("[") {
                let is_start = steps.last().is_none_or(Step::projects);
                steps.push(self.index_or_select(is_start)?);
            } else {
                return Ok(Expression::Path(steps));
            }
        }
    }

    /// What follows `[`: an index or, where a path begins or begins for each of several values, expressions to select.
    fn index_or_select(&mut self, is_start: bool) -> Result<Step, SyntaxError> {
        let is_number = self.peek().is_some_and(|c| c == '-' || c.is_ascii_digit());
        if !is_number && is_start {
            return self.list("]").map(Step::Select);
        }
        let digits = self.while_in(|c| c == '-' || c.is_ascii_digit());
        let index = digits.parse().map_err(|_| self.error("expected an index"))?;
        self.expect("]")?;
        Ok(Step::Index(index))
    }

    /// Expressions between commas, and the sign that ends them.
    fn list(&mut self, end: &str) -> Result<Vec<Expression>, SyntaxError> {
        let mut all = vec![self.or()?];
        while self.takes(",") {
            all.push(self.or()?);
        }
        self.expect(end)?;
        Ok(all)
    }

    fn name(&mut self) -> Result<String, SyntaxError> {
        match self.peek() {
            Some('"') => self.quoted('"'),
            Some(c) if c == '_' || c.is_ascii_alphabetic() => {
                Ok(self.while_in(|c| c == '_' || c.is_ascii_alphanumeric()))
            }
            _ => Err(self.unexpected()),
        }
    }

    fn json(&mut self) -> Parsed {
        let text = self.quoted('`')?;
        let text = text.trim();
        // The older form, without quotation marks, means a text as well.
        let value = serde_json::from_str(text).unwrap_or_else(|_| text.into());
        Ok(Expression::Literal(value))
    }

    /// What stands between two `quote`s; a backslash takes the next letter as it is.
    fn quoted(&mut self, quote: char) -> Result<String, SyntaxError> {
        self.letters.next();
        let mut text = String::new();
        while let Some((_, letter)) = self.letters.next() {
            match letter {
                _ if letter == quote => return Ok(text),
                '\\' => match self.letters.next() {
                    Some((_, escaped)) if escaped == quote => text.push(escaped),
                    Some((_, other)) => text.extend(['\\', other]),
                    None => break,
                },
                _ => text.push(letter),
            }
        }
        Err(self.error(format!("{quote} is missing")))
    }

    fn while_in(&mut self, belongs: fn(char) -> bool) -> String {
        let mut text = String::new();
        while let Some((_, letter)) = self.letters.next_if(|(_, letter)| belongs(*letter)) {
            text.push(letter);
        }
        text
    }

    /// The next letter that is not a blank.
    fn peek(&mut self) -> Option<char> {
        while self.letters.next_if(|(_, letter)| letter.is_whitespace()).is_some() {}
        self.letters.peek().map(|(_, letter)| *letter)
    }

    /// Steps over `sign`, if it comes next.
    fn takes(&mut self, sign: &str) -> bool {
        self.peek();
        let comes = self.rest().starts_with(sign);
        if comes {
            self.letters.by_ref().take(sign.chars().count()).for_each(drop);
        }
        comes
    }

    fn expect(&mut self, sign: &str) -> Result<(), SyntaxError> {
        if self.takes(sign) { Ok(()) } else { Err(self.error(format!("expected `{sign}`"))) }
    }

    fn rest(&mut self) -> &str {
        let offset = self.offset();
        self.text.get(offset..).unwrap_or_default()
    }

    fn offset(&mut self) -> usize {
        self.letters.peek().map_or(self.text.len(), |(offset, _)| *offset)
    }

    fn unexpected(&mut self) -> SyntaxError {
        match self.peek() {
            Some(letter) => self.error(format!("unexpected `{letter}`")),
            None => self.error("the expression ends too early"),
        }
    }

    fn error(&mut self, message: impl Into<String>) -> SyntaxError {
        SyntaxError { message: message.into(), offset: self.offset() }
    }
}

#[cfg(test)]
mod tests;
