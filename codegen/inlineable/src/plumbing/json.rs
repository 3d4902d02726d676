//! Reading JSON documents, token by token.

use aws_smithy_json::deserialize::error::DeserializeError;
use aws_smithy_json::deserialize::token::{
    expect_bool_or_null, expect_number_or_null, expect_start_object, expect_string_or_null,
};
use aws_smithy_json::deserialize::{EscapedStr, JsonTokenIterator, Offset, Token, json_token_iter};
use std::borrow::Cow;
use std::iter::Peekable;

pub(crate) use aws_smithy_json::deserialize::token::skip_value as skip;

/// What is left to read of a document, or of a value.
pub(crate) type Tokens<'a> = Peekable<Source<'a>>;

/// Where tokens come from.
pub(crate) enum Source<'a> {
    Document(JsonTokenIterator<'a>),
    /// A value that was read before, until it is read again.
    String(Option<EscapedStr<'a>>),
}

impl<'a> Iterator for Source<'a> {
    type Item = Result<Token<'a>, DeserializeError>;

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Self::Document(tokens) => tokens.next(),
            Self::String(value) => {
                value.take().map(|value| Ok(Token::ValueString { offset: Offset(0), value }))
            }
        }
    }
}

/// Starts to read a document; no text at all counts as an empty object.
pub(crate) fn tokens(body: &[u8]) -> Tokens<'_> {
    let body = if body.is_empty() { b"{}" } else { body };
    Source::Document(json_token_iter(body)).peekable()
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
