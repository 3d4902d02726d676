// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! Builders of the errors in [`types::error`](super).

pub use super::invalid_parameter_value_exception::InvalidParameterValueExceptionBuilder;
pub use super::limit_exceeded_exception::LimitExceededExceptionBuilder;
pub use super::missing_parameter_value_exception::MissingParameterValueExceptionBuilder;
pub use super::no_longer_supported_exception::NoLongerSupportedExceptionBuilder;
pub use super::resource_not_found_exception::ResourceNotFoundExceptionBuilder;
pub use super::service_unavailable_exception::ServiceUnavailableExceptionBuilder;
