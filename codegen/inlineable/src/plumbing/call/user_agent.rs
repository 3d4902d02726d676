//! The user agent, which is the same as long as the features are that a call uses.

use crate::config::interceptors::BeforeTransmitInterceptorContextMut;
use crate::config::{ConfigBag, Intercept, RuntimeComponents};
use crate::error::BoxError;
use aws_credential_types::credential_feature::AwsCredentialFeature;
use aws_runtime::sdk_feature::AwsSdkFeature;
use aws_runtime::user_agent::UserAgentInterceptor;
use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
use std::sync::{Arc, PoisonError, RwLock};

/// Adds the headers that `UserAgentInterceptor` adds, and asks it only for those that it has not yet made.
#[derive(Debug, Default)]
pub(crate) struct UserAgent {
    official: UserAgentInterceptor,
    latest: RwLock<Option<Arc<Headers>>>,
}

/// What came of these features.
#[derive(Debug)]
struct Headers {
    features: Vec<SmithySdkFeature>,
    aws_features: Vec<AwsSdkFeature>,
    credential_features: Vec<AwsCredentialFeature>,
    values: [String; 2],
}

const NAMES: [&str; 2] = ["user-agent", "x-amz-user-agent"];

impl UserAgent {
    pub(crate) fn append(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let latest = self.latest.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(latest) = latest.filter(|it| it.is_for(cfg)) {
            let headers = context.request_mut().headers_mut();
            for (name, value) in NAMES.into_iter().zip(&latest.values) {
                // Not `try_append`, which would copy the name; this has been a value before.
                headers.append(name, value.clone());
            }
            return Ok(());
        }
        let is_alone = NAMES.iter().all(|name| !context.request().headers().contains_key(name));
        self.official.read_after_serialization(&context.inner().into(), components, cfg)?;
        self.official.modify_before_signing(context, components, cfg)?;
        if is_alone {
            let made = Headers::of(context, cfg).map(Arc::new);
            *self.latest.write().unwrap_or_else(PoisonError::into_inner) = made;
        }
        Ok(())
    }
}

impl Headers {
    fn of(context: &BeforeTransmitInterceptorContextMut<'_>, cfg: &ConfigBag) -> Option<Self> {
        let [user_agent, for_aws] = NAMES.map(|name| context.request().headers().get(name));
        Some(Self {
            features: cfg.load::<SmithySdkFeature>().cloned().collect(),
            aws_features: cfg.load::<AwsSdkFeature>().cloned().collect(),
            credential_features: cfg.load::<AwsCredentialFeature>().cloned().collect(),
            values: [user_agent?.to_owned(), for_aws?.to_owned()],
        })
    }

    fn is_for(&self, cfg: &ConfigBag) -> bool {
        cfg.load::<SmithySdkFeature>().eq(&self.features)
            && cfg.load::<AwsSdkFeature>().eq(&self.aws_features)
            && cfg.load::<AwsCredentialFeature>().eq(&self.credential_features)
    }
}
