//! Reading unions from JSON.

use crate::plumbing::json::{Tokens, skip};
use aws_smithy_json::deserialize::Token;
use aws_smithy_json::deserialize::error::DeserializeError;

/// Reads an object with one member that is not `null`: `variant` gets its key, and reads its value.
///
/// Services may add a `__type`, and members that are `null`.
pub(crate) fn read_variant<U>(
    tokens: &mut Tokens<'_>,
    mut variant: impl FnMut(&str, &mut Tokens<'_>) -> Result<U, DeserializeError>,
) -> Result<Option<U>, DeserializeError> {
    match tokens.next().transpose()? {
        Some(Token::ValueNull { .. }) => return Ok(None),
        Some(Token::StartObject { .. }) => {}
        _ => return Err(DeserializeError::custom("expected start object or null")),
    }
    let mut found = None;
    loop {
        let key = match tokens.next().transpose()? {
            Some(Token::EndObject { .. }) => break,
            Some(Token::ObjectKey { key, .. }) => key.to_unescaped()?,
            other => {
                let message = format!("expected object key or end object, found: {other:?}");
                return Err(DeserializeError::custom(message));
            }
        };
        if key == "__type" || matches!(tokens.peek(), Some(Ok(Token::ValueNull { .. }))) {
            skip(tokens)?;
        } else if found.is_some() {
            return Err(DeserializeError::custom("a union has more than one member"));
        } else {
            found = Some(variant(&key, tokens)?);
        }
    }
    found.map(Some).ok_or_else(|| DeserializeError::custom("a union has no member"))
}
