//! Numbers and booleans as they stand in URIs and headers.

use aws_smithy_types::primitive::Encoder;

/// The value as text; what is not a number is `NaN`, `Infinity` or `-Infinity`.
pub(crate) fn text<T: Copy + Into<Encoder>>(value: &T) -> String {
    let mut encoder: Encoder = (*value).into();
    encoder.encode().to_owned()
}
