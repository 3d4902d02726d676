//! Headers of events.

use aws_smithy_eventstream::error::Error;
use aws_smithy_eventstream::smithy::{
    expect_bool, expect_byte, expect_byte_array, expect_int16, expect_int32, expect_int64,
    expect_string, expect_timestamp,
};
use aws_smithy_types::event_stream::{Header, Message};
use aws_smithy_types::{Blob, DateTime};

/// A type that has a form in headers.
pub(crate) trait FromEventHeader: Sized {
    fn from_event_header(header: &Header) -> Result<Self, Error>;
}

/// The header with this name, if the event has it; of several, the last.
pub(crate) fn event_header<T: FromEventHeader>(
    message: &Message,
    name: &str,
) -> Result<Option<T>, Error> {
    let header = message.headers().iter().rfind(|header| header.name().as_str() == name);
    header.map(T::from_event_header).transpose()
}

macro_rules! header_types {
    ($($type:ty: $expect:ident;)*) => { $(
        impl FromEventHeader for $type {
            fn from_event_header(header: &Header) -> Result<Self, Error> {
                $expect(header)
            }
        }
    )* };
}
header_types! {
    bool: expect_bool;
    i8: expect_byte;
    i16: expect_int16;
    i32: expect_int32;
    i64: expect_int64;
    Blob: expect_byte_array;
    String: expect_string;
    DateTime: expect_timestamp;
}
