//! Operations of the service.

pub use aws_types::request_id::RequestId;

pub mod ping;
