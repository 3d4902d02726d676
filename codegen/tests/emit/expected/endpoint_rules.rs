// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! The endpoint rules of the model, in their order: the first that fits gives the address.

use crate::error::BoxError;
use super::{Endpoint, Params};

/// The address for these parameters.
pub(super) fn resolve(_: &Params) -> Result<Endpoint, BoxError> {
    url("https://bakery.example.com")
}

fn url(url: impl Into<String>) -> Result<Endpoint, BoxError> {
    Ok(Endpoint::builder().url(url.into()).build())
}
