//! Values and streams that inputs and outputs are made of.

pub use aws_smithy_types::body::SdkBody;
pub use aws_smithy_types::byte_stream::error::Error as ByteStreamError;
pub use aws_smithy_types::byte_stream::{AggregatedBytes, ByteStream};
#[cfg(feature = "rt-tokio")]
pub use aws_smithy_types::byte_stream::{FsBuilder, Length};
pub use aws_smithy_types::date_time::Format as DateTimeFormat;
pub use aws_smithy_types::{Blob, DateTime};

/// What streams of events are made of; there is nothing here if no operation of this crate has any.
pub mod event_stream {
    pub use crate::event_receiver::EventReceiver; // only: event_receiver
    pub use aws_smithy_http::event_stream::EventStreamSender; // only: event_receiver
    pub use aws_smithy_types::event_stream::{Header, HeaderValue, Message}; // only: event_receiver
    pub use aws_smithy_types::str_bytes::StrBytes; // only: event_receiver
}

pub(crate) mod sealed_enum_unknown;
pub(crate) mod unnamed_enum;
