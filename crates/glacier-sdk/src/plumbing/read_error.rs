//! How an error is read that has nothing but a JSON document.

/// Reads a modelled error from an answer: the keys of the body, and the fields they belong to.
macro_rules! read_error {
    ($error:ident: $($key:literal => $field:ident;)*) => {
        impl crate::plumbing::response::ReadError for $error {
            fn read(
                response: &crate::plumbing::response::ErrorResponse<'_>,
            ) -> Result<Self, crate::error::BoxError> {
                let mut builder = Self::builder();
                response.read_members(|key, tokens| match key {
                    $($key => crate::plumbing::json::read(&mut builder.$field, tokens),)*
                    _ => crate::plumbing::json::skip(tokens),
                })?;
                builder.message = builder.message.or_else(|| response.message());
                Ok(builder.meta(response.take_meta()).build())
            }
        }
    };
}
pub(crate) use read_error;
