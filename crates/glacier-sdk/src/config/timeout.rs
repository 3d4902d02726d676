//! How long a call, an attempt, a connection or a read may take.

pub use aws_smithy_types::timeout::{TimeoutConfig, TimeoutConfigBuilder};
