// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! Builders of `GetVaultLock`: request, input and output.

use super::{GetVaultLock, GetVaultLockError, GetVaultLockInput, GetVaultLockOutput};
use crate::client::customize::CustomizableOperation;
use crate::client::{Client, Handle};
use crate::config;
use crate::config::http::HttpResponse;
use crate::error::BuildError;
use crate::plumbing::builder::optional_setters;
use crate::plumbing::operation;
use crate::plumbing::operation_macros::customizable_send;
use aws_smithy_runtime_api::client::result::SdkError;
use std::sync::Arc;

/// Returns policy, state and dates of the lock on a vault.
///
/// - The lock ID is never part of the answer. If it is lost, the way back is `AbortVaultLock` and a
///   new `InitiateVaultLock`.
/// - `ResourceNotFoundException` (status 404) means either that the vault does not exist or that it
///   has no lock; `DescribeVault` tells which. A lock that expired or was aborted is no lock.
/// - Other accounts can call it if a policy of the vault allows them to.
///
/// Source:
/// [`GetVaultLock`](https://docs.aws.amazon.com/amazonglacier/latest/dev/api-GetVaultLock.html).
#[derive(Clone, Debug)]
pub struct GetVaultLockFluentBuilder {
    handle: Arc<Handle>,
    inner: GetVaultLockInputBuilder,
    config_override: Option<Box<config::Builder>>,
}

impl GetVaultLockFluentBuilder {
    pub(crate) fn new(handle: Arc<Handle>) -> Self {
        Self { handle, inner: GetVaultLockInputBuilder::default(), config_override: None }
    }

    /// The input built so far.
    pub fn as_input(&self) -> &GetVaultLockInputBuilder {
        &self.inner
    }

    /// Sends the request. What may pass is tried again, twice unless configured otherwise.
    pub async fn send(
        self,
    ) -> Result<GetVaultLockOutput, SdkError<GetVaultLockError, HttpResponse>> {
        let input = self.inner.build().map_err(SdkError::construction_failure)?;
        operation::send::<GetVaultLock>(&self.handle, input, self.config_override).await
    }

    /// Allows to change the configuration or the HTTP request of this one call.
    pub fn customize(self) -> CustomizableOperation<GetVaultLockOutput, GetVaultLockError, Self> {
        CustomizableOperation::new(self)
    }

    /// Sets [`account_id`](GetVaultLockInput::account_id).
    pub fn account_id(self, input: impl Into<String>) -> Self {
        Self { inner: self.inner.account_id(input), ..self }
    }
    /// Sets [`vault_name`](GetVaultLockInput::vault_name). It is required.
    pub fn vault_name(self, input: impl Into<String>) -> Self {
        Self { inner: self.inner.vault_name(input), ..self }
    }
}

customizable_send!(GetVaultLockFluentBuilder: GetVaultLockOutput, GetVaultLockError);

optional_setters! { GetVaultLockFluentBuilder:
    set_account_id, get_account_id => inner.account_id: String;
    set_vault_name, get_vault_name => inner.vault_name: String;
}

/// Builder of [`GetVaultLockInput`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct GetVaultLockInputBuilder {
    pub(crate) account_id: Option<String>,
    pub(crate) vault_name: Option<String>,
}

impl GetVaultLockInputBuilder {
    /// Sets [`account_id`](GetVaultLockInput::account_id).
    pub fn account_id(self, input: impl Into<String>) -> Self {
        Self { account_id: Some(input.into()), ..self }
    }
    /// Sets [`vault_name`](GetVaultLockInput::vault_name). It is required.
    pub fn vault_name(self, input: impl Into<String>) -> Self {
        Self { vault_name: Some(input.into()), ..self }
    }

    /// Sends what has been built with this client.
    pub async fn send_with(
        self,
        client: &Client,
    ) -> Result<GetVaultLockOutput, SdkError<GetVaultLockError, HttpResponse>> {
        let request = client.get_vault_lock();
        GetVaultLockFluentBuilder { inner: self, ..request }.send().await
    }

    /// Builds the [`GetVaultLockInput`]. What is required is checked when the request is sent.
    pub fn build(self) -> Result<GetVaultLockInput, BuildError> {
        Ok(GetVaultLockInput { account_id: self.account_id, vault_name: self.vault_name })
    }
}

optional_setters! { GetVaultLockInputBuilder:
    set_account_id, get_account_id => account_id: String;
    set_vault_name, get_vault_name => vault_name: String;
}

/// Builder of [`GetVaultLockOutput`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct GetVaultLockOutputBuilder {
    pub(crate) policy: Option<String>,
    pub(crate) state: Option<String>,
    pub(crate) expiration_date: Option<String>,
    pub(crate) creation_date: Option<String>,
    pub(crate) _request_id: Option<String>,
}

impl GetVaultLockOutputBuilder {
    /// Sets [`policy`](GetVaultLockOutput::policy).
    pub fn policy(self, input: impl Into<String>) -> Self {
        Self { policy: Some(input.into()), ..self }
    }
    /// Sets [`state`](GetVaultLockOutput::state).
    pub fn state(self, input: impl Into<String>) -> Self {
        Self { state: Some(input.into()), ..self }
    }
    /// Sets [`expiration_date`](GetVaultLockOutput::expiration_date).
    pub fn expiration_date(self, input: impl Into<String>) -> Self {
        Self { expiration_date: Some(input.into()), ..self }
    }
    /// Sets [`creation_date`](GetVaultLockOutput::creation_date).
    pub fn creation_date(self, input: impl Into<String>) -> Self {
        Self { creation_date: Some(input.into()), ..self }
    }

    /// Builds the [`GetVaultLockOutput`].
    pub fn build(self) -> GetVaultLockOutput {
        GetVaultLockOutput {
            policy: self.policy,
            state: self.state,
            expiration_date: self.expiration_date,
            creation_date: self.creation_date,
            _request_id: self._request_id,
        }
    }
}

optional_setters! { GetVaultLockOutputBuilder:
    set_policy, get_policy => policy: String;
    set_state, get_state => state: String;
    set_expiration_date, get_expiration_date => expiration_date: String;
    set_creation_date, get_creation_date => creation_date: String;
}
