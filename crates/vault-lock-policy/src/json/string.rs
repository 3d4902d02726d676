//! Strings of JSON, with their escapes.

use super::{
    JsonProblem, Span,
    reader::{Failure, Reader},
};

/// A string, from its opening to its closing quote.
pub(super) fn read(reader: &mut Reader<'_>) -> Result<String, Failure> {
    reader.bump();
    let mut string = String::new();
    loop {
        let plain = plain_length(reader.rest());
        string.push_str(reader.rest().get(..plain).unwrap_or_default());
        reader.skip_bytes(plain);
        match reader.peek() {
            Some('"') => {
                reader.bump();
                return Ok(string);
            }
            Some('\\') => string.push(escape(reader)?),
            Some(control) => {
                return Err(reader.failure(JsonProblem::ControlCharacter(control.into())));
            }
            None => {
                return Err(
                    reader.failure(JsonProblem::End { expected: "the closing quote of a string" })
                );
            }
        }
    }
}

/// How many bytes stand for themselves.
fn plain_length(rest: &str) -> usize {
    rest.bytes().position(|b| b < 0x20 || b == b'"' || b == b'\\').unwrap_or(rest.len())
}

fn escape(reader: &mut Reader<'_>) -> Result<char, Failure> {
    let start = reader.position();
    reader.bump();
    Ok(match reader.bump() {
        Some(same @ ('"' | '\\' | '/')) => same,
        Some('b') => '\u{8}',
        Some('f') => '\u{c}',
        Some('n') => '\n',
        Some('r') => '\r',
        Some('t') => '\t',
        Some('u') => return unicode(reader, start),
        Some(other) => {
            return Err(failure(reader, start, JsonProblem::Escape(format!("\\{other}"))));
        }
        None => return Err(reader.failure(JsonProblem::End { expected: "the rest of an escape" })),
    })
}

/// The rest of `\uXXXX`, and of its second half if it is the first half of a pair.
fn unicode(reader: &mut Reader<'_>, start: usize) -> Result<char, Failure> {
    let first = four_digits(reader, start)?;
    if let Some(character) = char::from_u32(first) {
        return Ok(character);
    }
    let lone = JsonProblem::Surrogate(format!("\\u{first:04x}"));
    if first >= 0xDC00 || !reader.rest().starts_with("\\u") {
        return Err(failure(reader, start, lone));
    }
    let second_start = reader.position();
    reader.skip_bytes(2);
    let second = four_digits(reader, second_start)?;
    char::decode_utf16([first, second].map(|unit| u16::try_from(unit).unwrap_or_default()))
        .next()
        .and_then(Result::ok)
        .ok_or_else(|| failure(reader, start, lone))
}

fn four_digits(reader: &mut Reader<'_>, start: usize) -> Result<u32, Failure> {
    let digits: String = reader.rest().chars().take(4).collect();
    let is_hex = digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_hexdigit());
    match u32::from_str_radix(&digits, 16) {
        Ok(unit) if is_hex => {
            reader.skip_bytes(4);
            Ok(unit)
        }
        _ => Err(failure(reader, start, JsonProblem::Escape(format!("\\u{digits}")))),
    }
}

fn failure(reader: &Reader<'_>, start: usize, problem: JsonProblem) -> Failure {
    Failure { problem, span: Span { start, end: reader.position() }, path: Vec::new() }
}
