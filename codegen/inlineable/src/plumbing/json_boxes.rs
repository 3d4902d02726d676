//! Reading what is in a box from JSON.

use crate::plumbing::json::{FromJson, Tokens};
use aws_smithy_json::deserialize::error::DeserializeError;

impl<F, T: FromJson<F>> FromJson<F> for Box<T> {
    fn from_json(tokens: &mut Tokens<'_>) -> Result<Option<Self>, DeserializeError> {
        Ok(T::from_json(tokens)?.map(Self::new))
    }
}
