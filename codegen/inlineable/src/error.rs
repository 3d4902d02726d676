//! What can go wrong with a call, and how to look into it.
//!
//! A call that fails gives an [`SdkError`]. If the service answered, it holds the error of the operation, with a variant
//! for each error that the model has. [`ProvideErrorMetadata`] tells the code of every error, with a variant or without.
//!
//! ```
//! use inlineable::error::{DisplayErrorContext, ProvideErrorMetadata, SdkError};
//!
//! fn tell<E: std::error::Error + ProvideErrorMetadata + 'static>(err: &SdkError<E>) {
//!     match err.code() {
//!         Some("AccessDeniedException") => println!("not allowed: {:?}", err.message()),
//!         _ => println!("{}", DisplayErrorContext(err)), // with all that caused it
//!     }
//! }
//! ```

pub use aws_smithy_runtime_api::box_error::BoxError;
pub use aws_smithy_runtime_api::client::result::ConnectorError;
pub use aws_smithy_types::error::display::DisplayErrorContext;
pub use aws_smithy_types::error::metadata::{ErrorMetadata, ProvideErrorMetadata};
pub use aws_smithy_types::error::operation::BuildError;

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result;
use std::error::Error;
use std::fmt;

pub(crate) mod sealed_unhandled;

/// Why a call failed: `E` is the error of the operation, `R` the answer that carried it.
pub type SdkError<E, R = HttpResponse> = result::SdkError<E, R>;

/// A text that is no known value of an enumeration.
#[derive(Debug)]
pub struct UnknownVariantError {
    pub(crate) value: String,
}

impl fmt::Display for UnknownVariantError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> Result<(), fmt::Error> {
        write!(f, "unknown enum variant: '{}'", self.value)
    }
}

impl Error for UnknownVariantError {}
