//! What every operation and every fluent builder implements.

/// Makes an operation a runtime plugin, and lets its output tell the ID of its request.
macro_rules! operation_plumbing {
    ($operation:ident, $output:ident) => {
        // Inlined, so that what is particular to an operation is compiled once, where that is called, and not here too.
        impl crate::config::RuntimePlugin for $operation {
            #[inline]
            fn config(&self) -> Option<crate::config::FrozenLayer> {
                Some(crate::plumbing::operation::config::<Self>())
            }

            #[inline]
            fn runtime_components(
                &self,
                _: &crate::config::RuntimeComponentsBuilder,
            ) -> std::borrow::Cow<'_, crate::config::RuntimeComponentsBuilder> {
                std::borrow::Cow::Owned(crate::plumbing::operation::runtime_components::<Self>())
            }
        }

        impl aws_types::request_id::RequestId for $output {
            #[expect(clippy::used_underscore_binding, reason = "its name shows in debug output")]
            fn request_id(&self) -> Option<&str> {
                self._request_id.as_deref()
            }
        }
    };
}
pub(crate) use operation_plumbing;

/// Reads the modelled errors of an operation. What an error is called is its code, unless another is given.
macro_rules! modeled_errors {
    ($($enum:ident::$error:ident $(= $code:literal)?),*) => {
        fn error(
            code: &str,
            response: &crate::plumbing::response::ErrorResponse<'_>,
        ) -> Result<Option<Self::Error>, crate::error::BoxError> {
            Ok(Some(match code {
                $(crate::plumbing::operation_macros::modeled_errors!(@code $error $($code)?) => {
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

/// Lets a fluent builder be sent with a part of the configuration replaced.
macro_rules! customizable_send {
    ($builder:ident: $output:ident, $error:ident) => {
        impl crate::client::customize::internal::CustomizableSend<$output, $error> for $builder {
            fn send(
                mut self,
                config_override: crate::config::Builder,
            ) -> impl Future<
                Output = crate::client::customize::internal::SendResult<$output, $error>,
            > + Send {
                // In a box, since builders are moved again and again.
                self.config_override = Some(Box::new(config_override));
                self.send()
            }
        }
    };
}
pub(crate) use customizable_send;
