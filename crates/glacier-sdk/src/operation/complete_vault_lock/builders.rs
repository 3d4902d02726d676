// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! Builders of `CompleteVaultLock`: request, input and output.

use super::{
    CompleteVaultLock, CompleteVaultLockError, CompleteVaultLockInput, CompleteVaultLockOutput,
};
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

/// Turns a vault lock from `InProgress` to `Locked`, for ever.
///
/// **This cannot be undone.** The policy can no longer be changed or removed by anybody. Test it
/// before this call.
///
/// - Idempotent with the ID that locked the vault: the answer is 204 again, so after a lost answer
///   repeat the call with the same ID.
/// - With another lock ID the answer is `InvalidParameterValueException` while the lock is in
///   progress.
/// - With another lock ID on a `Locked` vault it is `AccessDeniedException` (status 403). The error
///   is not modelled, so match on the error code.
/// - What comes back for a vault without a lock is not documented. A lock that was aborted or is
///   older than 24 hours counts as none; expect `ResourceNotFoundException`.
/// - A `Locked` vault can still be deleted once it is empty, unless its lock policy forbids it.
/// - Works only for vaults of the caller's own account.
///
/// Source:
/// [`CompleteVaultLock`](https://docs.aws.amazon.com/amazonglacier/latest/dev/api-CompleteVaultLock.html).
#[derive(Clone, Debug)]
pub struct CompleteVaultLockFluentBuilder {
    handle: Arc<Handle>,
    inner: CompleteVaultLockInputBuilder,
    config_override: Option<Box<config::Builder>>,
}

impl CompleteVaultLockFluentBuilder {
    pub(crate) fn new(handle: Arc<Handle>) -> Self {
        Self { handle, inner: CompleteVaultLockInputBuilder::default(), config_override: None }
    }

    /// The input built so far.
    pub fn as_input(&self) -> &CompleteVaultLockInputBuilder {
        &self.inner
    }

    /// Sends the request. What may pass is tried again, twice unless configured otherwise.
    pub async fn send(
        self,
    ) -> Result<CompleteVaultLockOutput, SdkError<CompleteVaultLockError, HttpResponse>> {
        let input = self.inner.build().map_err(SdkError::construction_failure)?;
        operation::send::<CompleteVaultLock>(&self.handle, input, self.config_override).await
    }

    /// Allows to change the configuration or the HTTP request of this one call.
    pub fn customize(
        self,
    ) -> CustomizableOperation<CompleteVaultLockOutput, CompleteVaultLockError, Self> {
        CustomizableOperation::new(self)
    }

    /// Sets [`account_id`](CompleteVaultLockInput::account_id).
    pub fn account_id(self, input: impl Into<String>) -> Self {
        Self { inner: self.inner.account_id(input), ..self }
    }
    /// Sets [`vault_name`](CompleteVaultLockInput::vault_name). It is required.
    pub fn vault_name(self, input: impl Into<String>) -> Self {
        Self { inner: self.inner.vault_name(input), ..self }
    }
    /// Sets [`lock_id`](CompleteVaultLockInput::lock_id). It is required.
    pub fn lock_id(self, input: impl Into<String>) -> Self {
        Self { inner: self.inner.lock_id(input), ..self }
    }
}

customizable_send!(CompleteVaultLockFluentBuilder: CompleteVaultLockOutput, CompleteVaultLockError);

optional_setters! { CompleteVaultLockFluentBuilder:
    set_account_id, get_account_id => inner.account_id: String;
    set_vault_name, get_vault_name => inner.vault_name: String;
    set_lock_id, get_lock_id => inner.lock_id: String;
}

/// Builder of [`CompleteVaultLockInput`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CompleteVaultLockInputBuilder {
    pub(crate) account_id: Option<String>,
    pub(crate) vault_name: Option<String>,
    pub(crate) lock_id: Option<String>,
}

impl CompleteVaultLockInputBuilder {
    /// Sets [`account_id`](CompleteVaultLockInput::account_id).
    pub fn account_id(self, input: impl Into<String>) -> Self {
        Self { account_id: Some(input.into()), ..self }
    }
    /// Sets [`vault_name`](CompleteVaultLockInput::vault_name). It is required.
    pub fn vault_name(self, input: impl Into<String>) -> Self {
        Self { vault_name: Some(input.into()), ..self }
    }
    /// Sets [`lock_id`](CompleteVaultLockInput::lock_id). It is required.
    pub fn lock_id(self, input: impl Into<String>) -> Self {
        Self { lock_id: Some(input.into()), ..self }
    }

    /// Sends what has been built with this client.
    pub async fn send_with(
        self,
        client: &Client,
    ) -> Result<CompleteVaultLockOutput, SdkError<CompleteVaultLockError, HttpResponse>> {
        let request = client.complete_vault_lock();
        CompleteVaultLockFluentBuilder { inner: self, ..request }.send().await
    }

    /// Builds the [`CompleteVaultLockInput`]. What is required is checked when the request is sent.
    pub fn build(self) -> Result<CompleteVaultLockInput, BuildError> {
        Ok(CompleteVaultLockInput {
            account_id: self.account_id,
            vault_name: self.vault_name,
            lock_id: self.lock_id,
        })
    }
}

optional_setters! { CompleteVaultLockInputBuilder:
    set_account_id, get_account_id => account_id: String;
    set_vault_name, get_vault_name => vault_name: String;
    set_lock_id, get_lock_id => lock_id: String;
}

/// Builder of [`CompleteVaultLockOutput`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CompleteVaultLockOutputBuilder {
    pub(crate) _request_id: Option<String>,
}

impl CompleteVaultLockOutputBuilder {
    /// Builds the [`CompleteVaultLockOutput`].
    pub fn build(self) -> CompleteVaultLockOutput {
        CompleteVaultLockOutput { _request_id: self._request_id }
    }
}
