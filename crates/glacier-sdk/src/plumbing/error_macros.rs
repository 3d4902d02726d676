//! What the errors of operations implement, so that it need not be read again for each.

/// For an enumeration of modelled errors, each in a variant of its own name, and `Unhandled`.
///
/// `source` is the function of [`errors`](super::errors) that gives its source.
macro_rules! error_enum {
    ($error:ident, $source:ident: $($variant:ident)*) => {
        impl $error {
            #[expect(deprecated, reason = "for callers, who cannot name what it holds")]
            fn kind(&self) -> crate::plumbing::errors::Kind<'_> {
                match self {
                    $(Self::$variant(err) => Ok(err),)*
                    Self::Unhandled(err) => Err(err),
                }
            }
        }

        impl std::error::Error for $error {
            fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
                crate::plumbing::errors::$source(self.kind())
            }
        }

        impl std::fmt::Display for $error {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                crate::plumbing::errors::fmt(self.kind(), f)
            }
        }

        impl crate::error::ProvideErrorMetadata for $error {
            fn meta(&self) -> &crate::error::ErrorMetadata {
                crate::plumbing::errors::meta(self.kind())
            }
        }

        impl aws_types::request_id::RequestId for $error {
            fn request_id(&self) -> Option<&str> {
                crate::plumbing::errors::meta(self.kind()).request_id()
            }
        }
    };
}
pub(crate) use error_enum;

/// For the error of an operation, beside [`error_enum`].
macro_rules! operation_error {
    ($error:ident $(, $retryable:ident => $kind:ident)*) => {
        impl aws_smithy_types::retry::ProvideErrorKind for $error {
            fn retryable_error_kind(&self) -> Option<aws_smithy_types::retry::ErrorKind> {
                $(if let Self::$retryable(_) = self {
                    return Some(aws_smithy_types::retry::ErrorKind::$kind);
                })*
                None
            }

            fn code(&self) -> Option<&str> {
                self.meta().code()
            }
        }

        impl aws_smithy_runtime_api::client::result::CreateUnhandledError for $error {
            #[expect(deprecated, reason = "for callers, who cannot name what it holds")]
            fn create_unhandled_error(
                source: Box<dyn std::error::Error + Send + Sync + 'static>,
                meta: Option<crate::error::ErrorMetadata>,
            ) -> Self {
                Self::Unhandled(Unhandled { source, meta: meta.unwrap_or_default() })
            }
        }
    };
}
pub(crate) use operation_error;

/// Makes the errors of an operation, or of a stream of events, errors of the crate.
macro_rules! from_operation_error {
    ($error:ident: $($variant:ident)*) => {
        impl From<$error> for Error {
            #[expect(deprecated, reason = "for callers, who cannot name what it holds")]
            fn from(err: $error) -> Self {
                match err {
                    $($error::$variant(err) => Self::$variant(err),)*
                    $error::Unhandled(err) => Self::Unhandled(err),
                }
            }
        }

        impl<R> From<SdkError<$error, R>> for Error
        where
            R: Send + Sync + fmt::Debug + 'static,
        {
            #[expect(deprecated, reason = "for callers, who cannot name what it holds")]
            fn from(err: SdkError<$error, R>) -> Self {
                errors::service_error(err).map_or_else(Self::Unhandled, Self::from)
            }
        }
    };
}
pub(crate) use from_operation_error;
