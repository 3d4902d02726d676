//! Endpoints of accounts, for services whose rules look at the account of the credentials.

use super::endpoint::Params;
use super::interceptors::BeforeSerializationInterceptorContextRef as Context;
use super::{Builder, ConfigBag, Intercept};
use crate::error::BoxError;
use aws_credential_types::attributes::AccountId;
use aws_runtime::sdk_feature::AwsSdkFeature;
use aws_smithy_runtime_api::client::endpoint::EndpointResolverParams;
use aws_smithy_runtime_api::client::identity::Identity;
use aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint;
use aws_types::SdkConfig;
use aws_types::endpoint_config::AccountIdEndpointMode;

impl Builder {
    /// Sets whether calls go to endpoints of the account; without it, if the account is known.
    pub fn account_id_endpoint_mode(mut self, mode: AccountIdEndpointMode) -> Self {
        self.set_account_id_endpoint_mode(Some(mode));
        self
    }

    /// See [`Builder::account_id_endpoint_mode`].
    pub fn set_account_id_endpoint_mode(
        &mut self,
        value: Option<AccountIdEndpointMode>,
    ) -> &mut Self {
        self.config.store_or_unset(value);
        self
    }

    /// Takes over what all clients of a program share.
    pub(super) fn share_account_id_endpoint_mode(&mut self, shared: &SdkConfig) {
        self.set_account_id_endpoint_mode(shared.account_id_endpoint_mode().cloned());
    }
}

/// What stands for the mode in the endpoint rules.
pub(crate) fn mode(config: &ConfigBag) -> String {
    config.load::<AccountIdEndpointMode>().cloned().unwrap_or_default().to_string()
}

/// Parameters of the endpoint rules that take the account of the credentials.
pub(crate) trait OfAccount {
    /// Sets the account, if the rules look at it.
    fn set_account(&mut self, id: &str);
}

/// Tells the endpoint rules the account, once the credentials of a call are known.
pub(crate) fn finalize(params: &mut EndpointResolverParams) -> Result<(), BoxError> {
    let identity = params.get_property_mut::<Identity>();
    let account = identity.and_then(|identity| identity.property::<AccountId>().cloned());
    let params = params.get_mut::<Params>().ok_or("params of another type")?;
    if let Some(account) = account {
        params.set_account(account.as_str());
    }
    Ok(())
}

/// The method of endpoint resolvers for that.
macro_rules! finalize_params {
    () => {
        fn finalize_params<'a>(
            &'a self,
            params: &'a mut EndpointResolverParams,
        ) -> Result<(), crate::error::BoxError> {
            crate::config::account_id::finalize(params)
        }
    };
}
pub(crate) use finalize_params;

/// Notes the mode for the user agent.
#[derive(Debug)]
pub(crate) struct NoteMode;

impl NoteMode {
    pub(crate) fn note(cfg: &mut ConfigBag) {
        let mode = cfg.load::<AccountIdEndpointMode>().cloned().unwrap_or_default();
        let feature = match mode {
            AccountIdEndpointMode::Preferred => AwsSdkFeature::AccountIdModePreferred,
            AccountIdEndpointMode::Required => AwsSdkFeature::AccountIdModeRequired,
            AccountIdEndpointMode::Disabled => AwsSdkFeature::AccountIdModeDisabled,
            // A mode that came later has no name in the user agent yet.
            _ => return,
        };
        cfg.interceptor_state().store_append(feature);
    }
}

#[dyn_dispatch_hint]
impl Intercept for NoteMode {
    fn name(&self) -> &'static str {
        "NoteMode"
    }

    fn read_before_execution(&self, _: &Context<'_>, cfg: &mut ConfigBag) -> Result<(), BoxError> {
        Self::note(cfg);
        Ok(())
    }
}
