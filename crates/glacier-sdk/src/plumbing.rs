//! What an operation needs to be called: the half of a client that its users do not see.

pub(crate) mod builder;
pub(crate) mod error_macros;
pub(crate) mod errors;
pub(crate) mod glacier;
pub(crate) mod host_label;
pub(crate) mod interceptors;
pub(crate) mod json;
pub(crate) mod label;
pub(crate) mod modeled_error;
pub(crate) mod operation;
pub(crate) mod operation_macros;
pub(crate) mod partition;
pub(crate) mod payload;
pub(crate) mod poll;
pub(crate) mod read_error;
pub(crate) mod request;
pub(crate) mod response;
pub(crate) mod response_header;
pub(crate) mod serde;
pub(crate) mod to_json;
pub(crate) mod waiter;
