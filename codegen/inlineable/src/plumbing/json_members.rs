//! Reading structures within JSON documents.

use crate::plumbing::json::Tokens;
use aws_smithy_json::deserialize::Token;
use aws_smithy_json::deserialize::error::DeserializeError;

/// Reads a value that is an object, as `read_object` does for a document. Whether there is one; `null` is none.
pub(crate) fn read_members(
    tokens: &mut Tokens<'_>,
    mut each: impl FnMut(&str, &mut Tokens<'_>) -> Result<(), DeserializeError>,
) -> Result<bool, DeserializeError> {
    match tokens.next().transpose()? {
        Some(Token::ValueNull { .. }) => return Ok(false),
        Some(Token::StartObject { .. }) => {}
        _ => return Err(DeserializeError::custom("expected start object or null")),
    }
    loop {
        match tokens.next().transpose()? {
            Some(Token::EndObject { .. }) => return Ok(true),
            Some(Token::ObjectKey { key, .. }) => each(&key.to_unescaped()?, tokens)?,
            other => {
                let message = format!("expected object key or end object, found: {other:?}");
                return Err(DeserializeError::custom(message));
            }
        }
    }
}
