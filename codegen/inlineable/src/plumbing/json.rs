//! Reading JSON documents, token by token.

use aws_smithy_json::deserialize::error::DeserializeError;
use aws_smithy_json::deserialize::token::{
    expect_bool_or_null, expect_number_or_null, expect_start_object, expect_string_or_null,
    skip_value,
};
use aws_smithy_json::deserialize::{EscapedStr, JsonTokenIterator, Token, json_token_iter};
use std::borrow::Cow;
use std::iter::Peekable;

/// What is left to read of a document.
pub(crate) struct Tokens<'a> {
    pub(crate) document: &'a [u8], // only: plumbing::json_big_numbers
    rest: Peekable<JsonTokenIterator<'a>>,
    /// How many objects and lists are open.
    depth: u32,
}

/// How many objects and lists may be open at once, the outermost not counted: whoever reads one within another uses up the
/// stack. What is skipped, and documents, have bounds of their own.
const MAX_DEPTH: u32 = 128;

impl<'a> Tokens<'a> {
    pub(crate) fn peek(&mut self) -> Option<&Result<Token<'a>, DeserializeError>> {
        self.rest.peek()
    }

    /// The same, not counted.
    pub(crate) fn uncounted(&mut self) -> &mut Peekable<JsonTokenIterator<'a>> {
        &mut self.rest
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Result<Token<'a>, DeserializeError>;

    fn next(&mut self) -> Option<Self::Item> {
        let token = self.rest.next();
        match token {
            Some(Ok(Token::StartObject { .. } | Token::StartArray { .. })) => {
                self.depth += 1;
                if self.depth > MAX_DEPTH + 1 {
                    return Some(Err(DeserializeError::custom("maximum nesting depth exceeded")));
                }
            }
            Some(Ok(Token::EndObject { .. } | Token::EndArray { .. })) => self.depth -= 1,
            _ => {}
        }
        token
    }
}

/// Starts to read a document; no text at all counts as an empty object.
pub(crate) fn tokens(body: &[u8]) -> Tokens<'_> {
    let document = if body.is_empty() { b"{}" } else { body };
    Tokens {
        document, // only: plumbing::json_big_numbers
        rest: json_token_iter(document).peekable(),
        depth: 0,
    }
}

/// Passes over a value.
pub(crate) fn skip(tokens: &mut Tokens<'_>) -> Result<(), DeserializeError> {
    skip_value(tokens.uncounted())
}

/// Reads a document that is an object: `each` gets every key, and must read or [`skip`] its value.
pub(crate) fn read_object(
    body: &[u8],
    mut each: impl FnMut(&str, &mut Tokens<'_>) -> Result<(), DeserializeError>,
) -> Result<(), DeserializeError> {
    let mut tokens = tokens(body);
    expect_start_object(tokens.next())?;
    let cut_off = "expected object key or end object, found: None";
    read_fields(tokens, cut_off, |key, tokens| each(&key.to_unescaped()?, tokens))
}

/// Reads the rest of a document that starts as an object; `cut_off` is what to say if it does not
/// end as one.
pub(crate) fn read_fields<'a>(
    mut tokens: Tokens<'a>,
    cut_off: &'static str,
    mut each: impl FnMut(EscapedStr<'a>, &mut Tokens<'a>) -> Result<(), DeserializeError>,
) -> Result<(), DeserializeError> {
    loop {
        match tokens.next().transpose()? {
            Some(Token::EndObject { .. }) => break,
            Some(Token::ObjectKey { key, .. }) => each(key, &mut tokens)?,
            _ => return Err(DeserializeError::custom(cut_off)),
        }
    }
    match tokens.next() {
        None => Ok(()),
        Some(_) => Err(DeserializeError::custom("found more JSON tokens after completing parsing")),
    }
}

/// Reads a value into its place; `null` is `None`.
pub(crate) fn read<T: FromJson>(
    place: &mut Option<T>,
    tokens: &mut Tokens<'_>,
) -> Result<(), DeserializeError> {
    *place = T::from_json(tokens)?;
    Ok(())
}

/// How timestamps are read and written unless the model says otherwise.
pub(crate) enum EpochSeconds {}

/// A type that has a form in JSON; `F` is how timestamps in it are written.
pub(crate) trait FromJson<F = EpochSeconds>: Sized {
    /// Reads a value; `null` is `None`.
    fn from_json(tokens: &mut Tokens<'_>) -> Result<Option<Self>, DeserializeError>;
}

impl<F> FromJson<F> for String {
    fn from_json(tokens: &mut Tokens<'_>) -> Result<Option<Self>, DeserializeError> {
        let text = expect_string_or_null(tokens.next())?;
        Ok(text.map(EscapedStr::to_unescaped).transpose()?.map(Cow::into_owned))
    }
}

impl<F> FromJson<F> for bool {
    fn from_json(tokens: &mut Tokens<'_>) -> Result<Option<Self>, DeserializeError> {
        expect_bool_or_null(tokens.next())
    }
}

macro_rules! whole_numbers {
    ($($type:ty)*) => { $(
        impl<F> FromJson<F> for $type {
            fn from_json(tokens: &mut Tokens<'_>) -> Result<Option<Self>, DeserializeError> {
                let number = expect_number_or_null(tokens.next())?;
                Ok(number.map(Self::try_from).transpose()?)
            }
        }
    )* };
}
whole_numbers!(i8 i16 i32 i64);
