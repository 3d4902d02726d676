//! Answers as they come over the wire: of the documented form, and broken in the ways that answers break.

mod broken;
mod errors;
mod message;
mod success;

pub use broken::broken_error_response;
pub use errors::{error_response, error_response_with};
pub use success::success_response;
