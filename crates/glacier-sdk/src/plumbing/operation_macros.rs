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
