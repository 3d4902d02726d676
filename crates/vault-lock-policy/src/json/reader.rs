//! From text to values.

use std::collections::HashSet;

use super::{JsonProblem, Kind, MAX_DEPTH, Member, Segment, Span, Spanned, Value, string};

/// Why a text could not be read, and where.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) problem: JsonProblem,
    pub(crate) span: Span,
    /// From the root to the place.
    pub(crate) path: Vec<Segment>,
}

/// Reads one JSON document.
pub(crate) fn read(text: &str) -> Result<Value, Failure> {
    let mut reader = Reader { text, at: 0 };
    if text.starts_with('\u{feff}') {
        return Err(reader.failure(JsonProblem::ByteOrderMark));
    }
    reader.skip_whitespace();
    if reader.peek().is_none() {
        return Err(reader.failure(JsonProblem::Empty));
    }
    let value = reader.value(0).map_err(|mut failure| {
        // Segments were added on the way out, innermost first.
        failure.path.reverse();
        failure
    })?;
    reader.skip_whitespace();
    match reader.peek() {
        Some(_) => Err(reader.failure(JsonProblem::TrailingText)),
        None => Ok(value),
    }
}

pub(super) struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Reader<'t> {
    /// A value; whitespace before it has been skipped.
    fn value(&mut self, depth: usize) -> Result<Value, Failure> {
        let start = self.at;
        let kind = match self.peek() {
            Some('{') => self.object(depth + 1)?,
            Some('[') => self.array(depth + 1)?,
            Some('"') => Kind::String(string::read(self)?),
            Some('-' | '0'..='9') => self.number()?,
            _ => self.word()?,
        };
        Ok(Value { span: self.span_from(start), kind })
    }

    fn object(&mut self, depth: usize) -> Result<Kind, Failure> {
        self.open(depth)?;
        let mut names = HashSet::new();
        let mut members = Vec::new();
        if self.eat('}') {
            return Ok(Kind::Object(members));
        }
        loop {
            let name = self.name()?;
            let at = |mut failure: Failure| {
                failure.path.push(Segment::Name(name.value.clone()));
                failure
            };
            if !names.insert(name.value.clone()) {
                let problem = JsonProblem::DuplicateName(name.value.clone());
                return Err(at(Failure { problem, span: name.span, path: Vec::new() }));
            }
            self.skip_whitespace();
            self.expect(':', "`:`").map_err(at)?;
            self.skip_whitespace();
            let value = self.value(depth).map_err(at)?;
            members.push(Member { name, value });
            if self.close('}', "`,` or `}`")? {
                return Ok(Kind::Object(members));
            }
        }
    }

    fn name(&mut self) -> Result<Spanned<String>, Failure> {
        let start = self.at;
        if self.peek() != Some('"') {
            return Err(self.unexpected("a name in double quotes"));
        }
        let value = string::read(self)?;
        Ok(Spanned { value, span: self.span_from(start) })
    }

    fn array(&mut self, depth: usize) -> Result<Kind, Failure> {
        self.open(depth)?;
        let mut items = Vec::new();
        if self.eat(']') {
            return Ok(Kind::Array(items));
        }
        loop {
            items.push(self.value(depth).map_err(|mut failure| {
                failure.path.push(Segment::Index(items.len()));
                failure
            })?);
            if self.close(']', "`,` or `]`")? {
                return Ok(Kind::Array(items));
            }
        }
    }

    /// Past an opening bracket and the whitespace after it.
    fn open(&mut self, depth: usize) -> Result<(), Failure> {
        if depth > MAX_DEPTH {
            return Err(self.failure(JsonProblem::TooDeep));
        }
        self.bump();
        self.skip_whitespace();
        Ok(())
    }

    /// After a member or an item: past `bracket` (true), or past a comma to what follows it (false).
    fn close(&mut self, bracket: char, expected: &'static str) -> Result<bool, Failure> {
        self.skip_whitespace();
        if self.eat(bracket) {
            return Ok(true);
        }
        let comma = self.at;
        self.expect(',', expected)?;
        self.skip_whitespace();
        if self.peek() == Some(bracket) {
            let span = Span { start: comma, end: comma + 1 };
            return Err(Failure { problem: JsonProblem::TrailingComma, span, path: Vec::new() });
        }
        Ok(false)
    }

    fn number(&mut self) -> Result<Kind, Failure> {
        let rest = self.rest();
        let length =
            rest.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '+' | '-' | '.'));
        let text = rest.get(..length.unwrap_or(rest.len())).unwrap_or_default();
        if !is_number(text) {
            let span = Span { start: self.at, end: self.at + text.len() };
            return Err(Failure {
                problem: JsonProblem::Number(text.to_owned()),
                span,
                path: Vec::new(),
            });
        }
        self.at += text.len();
        Ok(Kind::Number(text.to_owned()))
    }

    fn word(&mut self) -> Result<Kind, Failure> {
        let words =
            [("true", Kind::Bool(true)), ("false", Kind::Bool(false)), ("null", Kind::Null)];
        for (word, kind) in words {
            if self.rest().starts_with(word) {
                self.at += word.len();
                return Ok(kind);
            }
        }
        Err(self.unexpected("a value"))
    }

    fn skip_whitespace(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
    }

    fn expect(&mut self, wanted: char, expected: &'static str) -> Result<(), Failure> {
        if self.eat(wanted) { Ok(()) } else { Err(self.unexpected(expected)) }
    }

    fn eat(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.bump();
        }
        found
    }

    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Past one character.
    pub(super) fn bump(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.at += next.len_utf8();
        Some(next)
    }

    pub(super) fn position(&self) -> usize {
        self.at
    }

    pub(super) fn skip_bytes(&mut self, count: usize) {
        self.at += count;
    }

    fn span_from(&self, start: usize) -> Span {
        Span { start, end: self.at }
    }

    /// `problem` at the next character.
    pub(super) fn failure(&self, problem: JsonProblem) -> Failure {
        let end = self.at + self.peek().map_or(0, char::len_utf8);
        Failure { problem, span: Span { start: self.at, end }, path: Vec::new() }
    }

    fn unexpected(&self, expected: &'static str) -> Failure {
        self.failure(match self.peek() {
            Some(found) => JsonProblem::Unexpected { expected, found },
            None => JsonProblem::End { expected },
        })
    }
}

/// `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`
fn is_number(text: &str) -> bool {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let unsigned = mantissa.strip_prefix('-').unwrap_or(mantissa);
    let (whole, fraction) = match unsigned.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (unsigned, None),
    };
    is_digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(is_digits)
        && exponent.is_none_or(|e| is_digits(e.strip_prefix(['+', '-']).unwrap_or(e)))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}
