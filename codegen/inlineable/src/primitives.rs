//! Values and streams that inputs and outputs are made of.

pub use aws_smithy_types::body::SdkBody;
pub use aws_smithy_types::byte_stream::error::Error as ByteStreamError;
pub use aws_smithy_types::byte_stream::{AggregatedBytes, ByteStream};
#[cfg(feature = "rt-tokio")]
pub use aws_smithy_types::byte_stream::{FsBuilder, Length};
pub use aws_smithy_types::date_time::Format as DateTimeFormat;
pub use aws_smithy_types::{Blob, DateTime};

/// Messages of event streams. No operation of this crate uses any.
pub mod event_stream {}

pub(crate) mod sealed_enum_unknown;
pub(crate) mod unnamed_enum;
