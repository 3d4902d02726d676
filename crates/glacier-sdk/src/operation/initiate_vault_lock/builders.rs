// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! Builders of `InitiateVaultLock`: request, input and output.

use super::{
    InitiateVaultLock, InitiateVaultLockError, InitiateVaultLockInput, InitiateVaultLockOutput,
};
use crate::client::customize::CustomizableOperation;
use crate::client::{Client, Handle};
use crate::config;
use crate::config::http::HttpResponse;
use crate::error::BuildError;
use crate::plumbing::builder::optional_setters;
use crate::plumbing::operation;
use crate::plumbing::operation_macros::customizable_send;
use crate::types::VaultLockPolicy;
use aws_smithy_runtime_api::client::result::SdkError;
use std::sync::Arc;

/// Installs a lock policy on a vault, as `InProgress`, and answers with a lock ID.
///
/// The policy is enforced from this moment, just as it will be when locked. Test it, then call
/// `CompleteVaultLock` or `AbortVaultLock` within 24 hours; after that the lock ID is dead, the
/// policy is gone and this call works again.
///
/// - A vault has one lock policy, of 20 KB at most.
/// - Store the lock ID before doing anything else: it travels in a header of this answer only, and
///   `GetVaultLock` never returns it.
/// - A second call while a lock is in progress answers `AccessDeniedException` (status 403), also
///   for the same policy: abort first. Expect the same for a vault that is `Locked`. The error is
///   not modelled, so match on the error code.
/// - There is no idempotency token. When an answer is lost and the client tries again, the second
///   attempt meets the lock of the first and reports `AccessDeniedException`. Compare with
///   `GetVaultLock`; if the lock is yours, abort and initiate once more.
/// - Works only for vaults of the caller's own account.
///
/// Source:
/// [`InitiateVaultLock`](https://docs.aws.amazon.com/amazonglacier/latest/dev/api-InitiateVaultLock.html),
/// [how to lock a vault](https://docs.aws.amazon.com/amazonglacier/latest/dev/vault-lock-how-to-api.html).
#[derive(Clone, Debug)]
pub struct InitiateVaultLockFluentBuilder {
    handle: Arc<Handle>,
    inner: InitiateVaultLockInputBuilder,
    config_override: Option<Box<config::Builder>>,
}

impl InitiateVaultLockFluentBuilder {
    pub(crate) fn new(handle: Arc<Handle>) -> Self {
        Self { handle, inner: InitiateVaultLockInputBuilder::default(), config_override: None }
    }

    /// The input built so far.
    pub fn as_input(&self) -> &InitiateVaultLockInputBuilder {
        &self.inner
    }

    /// Sends the request. What may pass is tried again, twice unless configured otherwise.
    pub async fn send(
        self,
    ) -> Result<InitiateVaultLockOutput, SdkError<InitiateVaultLockError, HttpResponse>> {
        let input = self.inner.build().map_err(SdkError::construction_failure)?;
        operation::send::<InitiateVaultLock>(&self.handle, input, self.config_override).await
    }

    /// Allows to change the configuration or the HTTP request of this one call.
    pub fn customize(
        self,
    ) -> CustomizableOperation<InitiateVaultLockOutput, InitiateVaultLockError, Self> {
        CustomizableOperation::new(self)
    }

    /// Sets [`account_id`](InitiateVaultLockInput::account_id).
    pub fn account_id(self, input: impl Into<String>) -> Self {
        Self { inner: self.inner.account_id(input), ..self }
    }
    /// Sets [`vault_name`](InitiateVaultLockInput::vault_name). It is required.
    pub fn vault_name(self, input: impl Into<String>) -> Self {
        Self { inner: self.inner.vault_name(input), ..self }
    }
    /// Sets [`policy`](InitiateVaultLockInput::policy).
    pub fn policy(self, input: VaultLockPolicy) -> Self {
        Self { inner: self.inner.policy(input), ..self }
    }
}

customizable_send!(InitiateVaultLockFluentBuilder: InitiateVaultLockOutput, InitiateVaultLockError);

optional_setters! { InitiateVaultLockFluentBuilder:
    set_account_id, get_account_id => inner.account_id: String;
    set_vault_name, get_vault_name => inner.vault_name: String;
    set_policy, get_policy => inner.policy: VaultLockPolicy;
}

/// Builder of [`InitiateVaultLockInput`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct InitiateVaultLockInputBuilder {
    pub(crate) account_id: Option<String>,
    pub(crate) vault_name: Option<String>,
    pub(crate) policy: Option<VaultLockPolicy>,
}

impl InitiateVaultLockInputBuilder {
    /// Sets [`account_id`](InitiateVaultLockInput::account_id).
    pub fn account_id(self, input: impl Into<String>) -> Self {
        Self { account_id: Some(input.into()), ..self }
    }
    /// Sets [`vault_name`](InitiateVaultLockInput::vault_name). It is required.
    pub fn vault_name(self, input: impl Into<String>) -> Self {
        Self { vault_name: Some(input.into()), ..self }
    }
    /// Sets [`policy`](InitiateVaultLockInput::policy).
    pub fn policy(self, input: VaultLockPolicy) -> Self {
        Self { policy: Some(input), ..self }
    }

    /// Sends what has been built with this client.
    pub async fn send_with(
        self,
        client: &Client,
    ) -> Result<InitiateVaultLockOutput, SdkError<InitiateVaultLockError, HttpResponse>> {
        let request = client.initiate_vault_lock();
        InitiateVaultLockFluentBuilder { inner: self, ..request }.send().await
    }

    /// Builds the [`InitiateVaultLockInput`]. What is required is checked when the request is sent.
    pub fn build(self) -> Result<InitiateVaultLockInput, BuildError> {
        Ok(InitiateVaultLockInput {
            account_id: self.account_id,
            vault_name: self.vault_name,
            policy: self.policy,
        })
    }
}

optional_setters! { InitiateVaultLockInputBuilder:
    set_account_id, get_account_id => account_id: String;
    set_vault_name, get_vault_name => vault_name: String;
    set_policy, get_policy => policy: VaultLockPolicy;
}

/// Builder of [`InitiateVaultLockOutput`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct InitiateVaultLockOutputBuilder {
    pub(crate) lock_id: Option<String>,
    pub(crate) _request_id: Option<String>,
}

impl InitiateVaultLockOutputBuilder {
    /// Sets [`lock_id`](InitiateVaultLockOutput::lock_id).
    pub fn lock_id(self, input: impl Into<String>) -> Self {
        Self { lock_id: Some(input.into()), ..self }
    }

    /// Builds the [`InitiateVaultLockOutput`].
    pub fn build(self) -> InitiateVaultLockOutput {
        InitiateVaultLockOutput { lock_id: self.lock_id, _request_id: self._request_id }
    }
}

optional_setters! { InitiateVaultLockOutputBuilder:
    set_lock_id, get_lock_id => lock_id: String;
}
