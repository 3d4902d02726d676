// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! Errors that the service answers with.

pub use self::invalid_parameter_value_exception::InvalidParameterValueException;
pub use self::limit_exceeded_exception::LimitExceededException;
pub use self::missing_parameter_value_exception::MissingParameterValueException;
pub use self::no_longer_supported_exception::NoLongerSupportedException;
pub use self::resource_not_found_exception::ResourceNotFoundException;
pub use self::service_unavailable_exception::ServiceUnavailableException;
pub mod builders;
mod invalid_parameter_value_exception;
mod limit_exceeded_exception;
mod missing_parameter_value_exception;
mod no_longer_supported_exception;
mod resource_not_found_exception;
mod service_unavailable_exception;
