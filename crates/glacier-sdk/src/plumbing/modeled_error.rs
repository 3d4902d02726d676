//! What every modelled error implements, and how an operation reads its own, so that it need not be read again for each.

/// For a modelled error with the fields `message` and `meta`, its builder, and what is shown in place of a message.
macro_rules! modeled_error {
    ($error:ident, $builder:ident $(, $shown:expr)?) => {
        impl $builder {
            /// Sets code, message and request ID as they came over the wire.
            pub fn meta(self, meta: ErrorMetadata) -> Self {
                Self { meta: Some(meta), ..self }
            }

            /// Sets or clears what [`meta`](Self::meta) sets.
            pub fn set_meta(&mut self, meta: Option<ErrorMetadata>) -> &mut Self {
                self.meta = meta;
                self
            }
        }

        // A name that stands in the way has a `_` behind it inside of the crate.
        impl std::fmt::Display for $error {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(stringify!($error).trim_end_matches('_'))?;
                let message: Option<String> = self.message.clone().into();
                $(let message = message.map(|_| $shown);)?
                message.map_or(Ok(()), |message| write!(f, ": {message}"))
            }
        }

        impl std::error::Error for $error {}

        impl crate::error::ProvideErrorMetadata for $error {
            fn meta(&self) -> &ErrorMetadata {
                &self.meta
            }
        }

        impl aws_types::request_id::RequestId for $error {
            fn request_id(&self) -> Option<&str> {
                self.meta.request_id()
            }
        }
    };
}
pub(crate) use modeled_error;

/// Reads the modelled errors of an operation. What an error is called is its code, unless another is given.
macro_rules! modeled_errors {
    ($($enum:ident::$error:ident $(= $code:literal)?),*) => {
        fn error(
            code: &str,
            response: &crate::plumbing::response::ErrorResponse<'_>,
        ) -> Result<Option<Self::Error>, crate::error::BoxError> {
            Ok(Some(match code {
                $(crate::plumbing::modeled_error::modeled_errors!(@code $error $($code)?) => {
                    $enum::$error(response.read()?)
                })*
                _ => return Ok(None),
            }))
        }
    };
    (@code $error:ident) => { stringify!($error) };
    (@code $error:ident $code:literal) => { $code };
}
pub(crate) use modeled_errors;
