//! An interceptor that notes, at each hook, what it can see.

use crate::config::endpoint::Endpoint;
use crate::config::endpoint::Params;
use crate::config::http::{HttpRequest, HttpResponse};
use crate::config::interceptors::{
    AfterDeserializationInterceptorContextRef, BeforeDeserializationInterceptorContextMut,
    BeforeDeserializationInterceptorContextRef, BeforeSerializationInterceptorContextMut,
    BeforeSerializationInterceptorContextRef, BeforeTransmitInterceptorContextMut,
    BeforeTransmitInterceptorContextRef, FinalizerInterceptorContextMut,
    FinalizerInterceptorContextRef, InterceptorContext,
};
use crate::config::retry::{RetryConfig, RetryPartition, TokenBucket};
use crate::config::timeout::TimeoutConfig;
use crate::config::{ConfigBag, Intercept, RuntimeComponents, StalledStreamProtectionConfig};
use crate::error::BoxError;
use aws_credential_types::credential_feature::AwsCredentialFeature;
use aws_runtime::auth::SigV4OperationSigningConfig;
use aws_runtime::invocation_id::InvocationId;
use aws_runtime::sdk_feature::AwsSdkFeature;
use aws_runtime::user_agent::{ApiMetadata, AwsUserAgent};
use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
use aws_smithy_runtime_api::client::connection::CaptureSmithyConnection;
use aws_smithy_runtime_api::client::endpoint::EndpointResolverParams;
use aws_smithy_runtime_api::client::orchestrator::Metadata;
use aws_smithy_runtime_api::client::retries::RequestAttempts;
use aws_types::region::{Region, SigningRegion};
use std::sync::{Arc, Mutex};

/// Notes under its name, in a book that several can share.
#[derive(Clone, Debug, Default)]
pub(super) struct Watcher {
    pub(super) name: &'static str,
    pub(super) book: Arc<Mutex<Vec<String>>>,
}

impl Watcher {
    fn note(&self, hook: &str, context: &InterceptorContext, cfg: &ConfigBag) {
        let headers = |headers: Option<&aws_smithy_runtime_api::http::Headers>| {
            let names = headers.into_iter().flat_map(|it| it.iter());
            let mut names: Vec<_> = names.map(|(name, _)| name.to_owned()).collect();
            names.sort();
            names.join(" ")
        };
        let request = headers(context.request().map(HttpRequest::headers));
        let response = context.response().map(HttpResponse::status);
        let outcome = context.output_or_error().map(|it| it.is_ok());
        let seen = entries(cfg).join("\n    ");
        self.book.lock().unwrap().push(format!(
            "{}: {hook}\n  {request}\n  {response:?} {outcome:?}\n    {seen}",
            self.name
        ));
    }
}

/// What can be read from the bag by its type, where it is not drawn by lot.
fn entries(cfg: &ConfigBag) -> Vec<String> {
    let params = cfg.load::<EndpointResolverParams>().map(|it| it.get::<Params>());
    vec![
        format!("{:?}", cfg.load::<AwsSdkFeature>().collect::<Vec<_>>()),
        format!("{:?}", cfg.load::<SmithySdkFeature>().collect::<Vec<_>>()),
        format!("{:?}", cfg.load::<AwsCredentialFeature>().collect::<Vec<_>>()),
        format!("{:?}", cfg.load::<AwsUserAgent>()),
        format!("{:?}", cfg.load::<InvocationId>().is_some()),
        format!("{:?}", cfg.load::<CaptureSmithyConnection>().is_some()),
        format!("{:?}", cfg.load::<TokenBucket>()),
        format!("{:?}", cfg.load::<RetryPartition>()),
        format!("{:?}", cfg.load::<RetryConfig>()),
        format!("{:?}", cfg.load::<TimeoutConfig>()),
        format!("{:?}", cfg.load::<StalledStreamProtectionConfig>()),
        format!("{:?}", cfg.load::<Metadata>()),
        format!("{:?}", cfg.load::<ApiMetadata>()),
        format!("{:?}", cfg.load::<SigV4OperationSigningConfig>()),
        format!("{:?}", cfg.load::<RequestAttempts>()),
        format!("{:?}", cfg.load::<Endpoint>()),
        format!("{:?} {:?}", cfg.load::<Region>(), cfg.load::<SigningRegion>()),
        format!("{params:?}"),
    ]
}

macro_rules! hooks {
    ($($hook:ident: $context:ty;)*) => {
        impl Intercept for Watcher {
            fn name(&self) -> &'static str {
                "Watcher"
            }

            fn read_before_execution(
                &self,
                context: &BeforeSerializationInterceptorContextRef<'_>,
                cfg: &mut ConfigBag,
            ) -> Result<(), BoxError> {
                self.note("read_before_execution", context.inner(), cfg);
                Ok(())
            }

            $(fn $hook(
                &self,
                context: $context,
                _: &RuntimeComponents,
                cfg: &mut ConfigBag,
            ) -> Result<(), BoxError> {
                self.note(stringify!($hook), context.inner(), cfg);
                Ok(())
            })*
        }
    };
}

hooks! {
    modify_before_serialization: &mut BeforeSerializationInterceptorContextMut<'_>;
    read_before_serialization: &BeforeSerializationInterceptorContextRef<'_>;
    read_after_serialization: &BeforeTransmitInterceptorContextRef<'_>;
    modify_before_retry_loop: &mut BeforeTransmitInterceptorContextMut<'_>;
    read_before_attempt: &BeforeTransmitInterceptorContextRef<'_>;
    modify_before_signing: &mut BeforeTransmitInterceptorContextMut<'_>;
    read_before_signing: &BeforeTransmitInterceptorContextRef<'_>;
    read_after_signing: &BeforeTransmitInterceptorContextRef<'_>;
    modify_before_transmit: &mut BeforeTransmitInterceptorContextMut<'_>;
    read_before_transmit: &BeforeTransmitInterceptorContextRef<'_>;
    read_after_transmit: &BeforeDeserializationInterceptorContextRef<'_>;
    modify_before_deserialization: &mut BeforeDeserializationInterceptorContextMut<'_>;
    read_before_deserialization: &BeforeDeserializationInterceptorContextRef<'_>;
    read_after_deserialization: &AfterDeserializationInterceptorContextRef<'_>;
    modify_before_attempt_completion: &mut FinalizerInterceptorContextMut<'_>;
    read_after_attempt: &FinalizerInterceptorContextRef<'_>;
    modify_before_completion: &mut FinalizerInterceptorContextMut<'_>;
    read_after_execution: &FinalizerInterceptorContextRef<'_>;
}
