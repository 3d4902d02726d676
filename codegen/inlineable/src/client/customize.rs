//! Changes to a single call, made between `customize()` and `send()`.

pub(crate) mod internal;

use crate::config::http::HttpRequest;
use crate::config::{Builder, Intercept, SharedInterceptor};
use aws_smithy_runtime::client::interceptors::{MapRequestInterceptor, MutateRequestInterceptor};
use internal::{CustomizableSend, SendResult};
use std::error::Error;
use std::marker::PhantomData;

/// A call that can be changed before it is sent: `T` is its output, `E` its error, `B` what sends it.
///
/// ```
/// use inlineable::client::customize::CustomizableOperation;
///
/// fn traced<T, E, B>(call: CustomizableOperation<T, E, B>) -> CustomizableOperation<T, E, B> {
///     call.mutate_request(|request| {
///         request.headers_mut().insert("x-trace", "on");
///     })
/// }
/// ```
#[must_use]
pub struct CustomizableOperation<T, E, B> {
    sender: B,
    config_override: Option<Builder>,
    interceptors: Vec<SharedInterceptor>,
    result: PhantomData<(T, E)>,
}

impl<T, E, B> CustomizableOperation<T, E, B> {
    pub(crate) fn new(sender: B) -> Self {
        Self { sender, config_override: None, interceptors: Vec::new(), result: PhantomData }
    }

    /// Adds code that sees, and may change, each step of the call.
    pub fn interceptor(mut self, interceptor: impl Intercept + 'static) -> Self {
        self.interceptors.push(SharedInterceptor::new(interceptor));
        self
    }

    /// Replaces the request, before it is signed. If `f` fails, so does the call.
    pub fn map_request<F, MapE>(self, f: F) -> Self
    where
        F: Fn(HttpRequest) -> Result<HttpRequest, MapE> + Send + Sync + 'static,
        MapE: Error + Send + Sync + 'static,
    {
        self.interceptor(MapRequestInterceptor::new(f))
    }

    /// Changes the request, before it is signed.
    pub fn mutate_request<F>(self, f: F) -> Self
    where
        F: Fn(&mut HttpRequest) + Send + Sync + 'static,
    {
        self.interceptor(MutateRequestInterceptor::new(f))
    }

    /// Replaces settings of the client; what `config_override` does not set stays as it is.
    pub fn config_override(mut self, config_override: impl Into<Builder>) -> Self {
        self.config_override = Some(config_override.into());
        self
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Those of the `send()` of the operation, and those of what was added here.
    pub async fn send(self) -> SendResult<T, E>
    where
        E: Error + Send + Sync + 'static,
        B: CustomizableSend<T, E>,
    {
        let mut config_override = self.config_override.unwrap_or_default();
        for interceptor in self.interceptors {
            config_override.push_interceptor(interceptor);
        }
        // In a box, so that it is no larger than that of a call that nobody changed.
        Box::pin(self.sender.send(config_override)).await
    }
}
