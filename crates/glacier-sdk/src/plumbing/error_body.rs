//! Bodies of errors, which are read once.
//!
//! What an error is can stand behind what it holds, so its members are kept until it is known: as they stand in the body, in
//! a handful of places. A body with more members, or with one that is no string, is read a second time instead.

use crate::error::ErrorMetadata;
use crate::plumbing::json::{self, Tokens};
use crate::plumbing::response::Response;
use aws_smithy_json::deserialize::error::DeserializeError;
use aws_smithy_json::deserialize::{EscapedStr, Token};
use aws_types::request_id::apply_request_id;
use std::borrow::Cow;

/// Errors have a message, a code, a type and maybe an ID or two.
const MAX_MEMBERS: usize = 8;

/// Keys and values of the body of an error, in their order, if it was read before and has no more.
#[derive(Debug, Default)]
pub(crate) struct ErrorBody<'a>(pub(crate) Option<Members<'a>>);

type Members<'a> = [Option<(EscapedStr<'a>, EscapedStr<'a>)>; MAX_MEMBERS];

impl ErrorBody<'_> {
    /// Gives each member of the body to `each`, which must read or skip its value.
    pub(crate) fn read(
        &self,
        body: &[u8],
        mut each: impl FnMut(&str, &mut Tokens<'_>) -> Result<(), DeserializeError>,
    ) -> Result<(), DeserializeError> {
        match &self.0 {
            None => json::read_object(body, each),
            Some(members) => members.iter().flatten().try_for_each(|(key, value)| {
                each(&key.to_unescaped()?, &mut Tokens::string(*value))
            }),
        }
    }
}

/// An error of the protocol `restJson1`, as far as it is the same for all.
#[derive(Debug)]
pub(crate) struct ErrorParts<'a> {
    pub(crate) code: Option<Cow<'a, str>>,
    pub(crate) meta: ErrorMetadata,
    pub(crate) body: ErrorBody<'a>,
}

/// Reads an error.
///
/// The code is in the header, else in `code`, else in `__type`. An empty body is fine; one that is
/// not JSON is an error, even if the header has the code.
pub(crate) fn parse<'a>(response: &Response<'a>) -> Result<ErrorParts<'a>, DeserializeError> {
    let (mut code, mut r#type, mut message) = (None, None, None);
    let mut body = ErrorBody::default();
    let mut tokens = json::tokens(response.body);
    if let Some(Token::StartObject { .. }) = tokens.next().transpose()? {
        let mut members = [None; MAX_MEMBERS];
        let mut places = members.iter_mut();
        let mut are_kept = true;
        json::read_fields(tokens, "expected object key or end object", |key, tokens| {
            let Some(Ok(Token::ValueString { value, .. })) = tokens.peek() else {
                are_kept = false;
                return json::skip(tokens);
            };
            let value = *value;
            match key.as_escaped_str() {
                "code" => code = Some(value.to_unescaped()?),
                "__type" => r#type = Some(value.to_unescaped()?),
                "message" | "Message" | "errorMessage" => message = Some(value.to_unescaped()?),
                _ => {}
            }
            match places.next() {
                Some(place) => *place = Some((key, value)),
                None => are_kept = false,
            }
            json::skip(tokens)
        })?;
        if are_kept {
            body = ErrorBody(Some(members));
        }
    }
    let header = response.headers.get("x-amzn-errortype").map(Cow::Borrowed);
    let code = header.or(code).or(r#type).map(without_namespace_and_url);
    let mut meta = ErrorMetadata::builder();
    if let Some(code) = &code {
        meta = meta.code(&**code);
    }
    if let Some(message) = message {
        meta = meta.message(message);
    }
    let meta = apply_request_id(meta, response.headers).build();
    Ok(ErrorParts { code, meta, body })
}

/// `NotFound` of `com.example#NotFound:http://example.com/`.
fn without_namespace_and_url(code: Cow<'_, str>) -> Cow<'_, str> {
    let name = |code: &str| {
        let end = code.find(':').unwrap_or(code.len());
        let start = code.find('#').filter(|hash| *hash < end).map_or(0, |hash| hash + 1);
        start..end
    };
    match code {
        Cow::Borrowed(code) => Cow::Borrowed(code.get(name(code)).unwrap_or_default()),
        Cow::Owned(code) => Cow::Owned(code.get(name(&code)).unwrap_or_default().to_owned()),
    }
}
