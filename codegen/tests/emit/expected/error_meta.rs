// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! One error for all operations.

use aws_smithy_runtime_api::client::result::SdkError;
use crate::error::BuildError;
use crate::error::sealed_unhandled::Unhandled;
use crate::operation::bake_cake::BakeCakeError;
use crate::operation::close_shop::CloseShopError;
use crate::plumbing::errors;
use crate::plumbing::error_macros::{error_enum, from_operation_error};
use crate::types::error::OvenIsCold;
use std::fmt;

/// Any error of Bakery, so that `?` works across operations.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The service answered [`OvenIsCold`].
    OvenIsCold(OvenIsCold),
    /// An error that the model does not have; its `code()` says which.
    #[deprecated(note = "match with a wildcard instead, and compare `err.code()`")]
    Unhandled(Unhandled),
}

error_enum! { Error, root_source:
    OvenIsCold
}

impl From<BuildError> for Error {
    #[expect(
        deprecated,
        reason = "deprecated for callers, who cannot name what it holds"
    )]
    fn from(err: BuildError) -> Self {
        Self::Unhandled(Unhandled::new(err))
    }
}

from_operation_error! { BakeCakeError:
    OvenIsCold
}

from_operation_error! { CloseShopError:
    
}
