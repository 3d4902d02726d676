//! Reading lists and maps from JSON.

use crate::plumbing::json::{FromJson, Tokens};
use aws_smithy_json::deserialize::Token;
use aws_smithy_json::deserialize::error::DeserializeError;
use std::collections::HashMap;
use std::hash::Hash;

/// A `null` where the type has no room for it is refused: to leave it out would move what follows.
impl<F, T: FromJson<F>> FromJson<F> for Vec<T> {
    fn from_json(tokens: &mut Tokens<'_>) -> Result<Option<Self>, DeserializeError> {
        match tokens.next().transpose()? {
            Some(Token::ValueNull { .. }) => return Ok(None),
            Some(Token::StartArray { .. }) => {}
            _ => return Err(DeserializeError::custom("expected start array or null")),
        }
        let mut elements = Self::new();
        loop {
            if let Some(Ok(Token::EndArray { .. })) = tokens.peek() {
                tokens.next();
                return Ok(Some(elements));
            }
            let element = T::from_json(tokens)?;
            let refused = || DeserializeError::custom("dense list cannot contain null values");
            elements.push(element.ok_or_else(refused)?);
        }
    }
}

/// A `null` where the type has no room for it is overlooked.
impl<F, K, T> FromJson<F> for HashMap<K, T>
where
    K: for<'k> From<&'k str> + Eq + Hash,
    T: FromJson<F>,
{
    fn from_json(tokens: &mut Tokens<'_>) -> Result<Option<Self>, DeserializeError> {
        match tokens.next().transpose()? {
            Some(Token::ValueNull { .. }) => return Ok(None),
            Some(Token::StartObject { .. }) => {}
            _ => return Err(DeserializeError::custom("expected start object or null")),
        }
        let mut entries = Self::new();
        loop {
            match tokens.next().transpose()? {
                Some(Token::EndObject { .. }) => return Ok(Some(entries)),
                Some(Token::ObjectKey { key, .. }) => {
                    let key = K::from(&key.to_unescaped()?);
                    entries.extend(T::from_json(tokens)?.map(|value| (key, value)));
                }
                other => {
                    let message = format!("expected object key or end object, found: {other:?}");
                    return Err(DeserializeError::custom(message));
                }
            }
        }
    }
}

/// What a collection holds that has room for `null`.
impl<F, T: FromJson<F>> FromJson<F> for Option<T> {
    fn from_json(tokens: &mut Tokens<'_>) -> Result<Option<Self>, DeserializeError> {
        T::from_json(tokens).map(Some)
    }
}
