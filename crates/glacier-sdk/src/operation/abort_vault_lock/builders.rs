// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! Builders of `AbortVaultLock`: request, input and output.

use super::{AbortVaultLock, AbortVaultLockError, AbortVaultLockInput, AbortVaultLockOutput};
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

/// Ends the vault lock that is `InProgress` and removes its policy.
///
/// It takes no lock ID: whichever lock is in progress goes, somebody else's too. Where several
/// people or programs lock vaults, look with `GetVaultLock` first. There is no conditional form, so
/// a small race stays.
///
/// - Idempotent: a vault without a lock answers 204 as well.
/// - A `Locked` vault stays locked; the answer is `AccessDeniedException` (status 403). The error
///   is not modelled, so match on the error code.
/// - Works only for vaults of the caller's own account.
///
/// Source:
/// [`AbortVaultLock`](https://docs.aws.amazon.com/amazonglacier/latest/dev/api-AbortVaultLock.html).
#[derive(Clone, Debug)]
pub struct AbortVaultLockFluentBuilder {
    handle: Arc<Handle>,
    inner: AbortVaultLockInputBuilder,
    config_override: Option<Box<config::Builder>>,
}

impl AbortVaultLockFluentBuilder {
    pub(crate) fn new(handle: Arc<Handle>) -> Self {
        Self { handle, inner: AbortVaultLockInputBuilder::default(), config_override: None }
    }

    /// The input built so far.
    pub fn as_input(&self) -> &AbortVaultLockInputBuilder {
        &self.inner
    }

    /// Sends the request. What may pass is tried again, twice unless configured otherwise.
    pub async fn send(
        self,
    ) -> Result<AbortVaultLockOutput, SdkError<AbortVaultLockError, HttpResponse>> {
        let input = self.inner.build().map_err(SdkError::construction_failure)?;
        operation::send::<AbortVaultLock>(&self.handle, input, self.config_override).await
    }

    /// Allows to change the configuration or the HTTP request of this one call.
    pub fn customize(
        self,
    ) -> CustomizableOperation<AbortVaultLockOutput, AbortVaultLockError, Self> {
        CustomizableOperation::new(self)
    }

    /// Sets [`account_id`](AbortVaultLockInput::account_id).
    pub fn account_id(self, input: impl Into<String>) -> Self {
        Self { inner: self.inner.account_id(input), ..self }
    }
    /// Sets [`vault_name`](AbortVaultLockInput::vault_name). It is required.
    pub fn vault_name(self, input: impl Into<String>) -> Self {
        Self { inner: self.inner.vault_name(input), ..self }
    }
}

customizable_send!(AbortVaultLockFluentBuilder: AbortVaultLockOutput, AbortVaultLockError);

optional_setters! { AbortVaultLockFluentBuilder:
    set_account_id, get_account_id => inner.account_id: String;
    set_vault_name, get_vault_name => inner.vault_name: String;
}

/// Builder of [`AbortVaultLockInput`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct AbortVaultLockInputBuilder {
    pub(crate) account_id: Option<String>,
    pub(crate) vault_name: Option<String>,
}

impl AbortVaultLockInputBuilder {
    /// Sets [`account_id`](AbortVaultLockInput::account_id).
    pub fn account_id(self, input: impl Into<String>) -> Self {
        Self { account_id: Some(input.into()), ..self }
    }
    /// Sets [`vault_name`](AbortVaultLockInput::vault_name). It is required.
    pub fn vault_name(self, input: impl Into<String>) -> Self {
        Self { vault_name: Some(input.into()), ..self }
    }

    /// Sends what has been built with this client.
    pub async fn send_with(
        self,
        client: &Client,
    ) -> Result<AbortVaultLockOutput, SdkError<AbortVaultLockError, HttpResponse>> {
        let request = client.abort_vault_lock();
        AbortVaultLockFluentBuilder { inner: self, ..request }.send().await
    }

    /// Builds the [`AbortVaultLockInput`]. What is required is checked when the request is sent.
    pub fn build(self) -> Result<AbortVaultLockInput, BuildError> {
        Ok(AbortVaultLockInput { account_id: self.account_id, vault_name: self.vault_name })
    }
}

optional_setters! { AbortVaultLockInputBuilder:
    set_account_id, get_account_id => account_id: String;
    set_vault_name, get_vault_name => vault_name: String;
}

/// Builder of [`AbortVaultLockOutput`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct AbortVaultLockOutputBuilder {
    pub(crate) _request_id: Option<String>,
}

impl AbortVaultLockOutputBuilder {
    /// Builds the [`AbortVaultLockOutput`].
    pub fn build(self) -> AbortVaultLockOutput {
        AbortVaultLockOutput { _request_id: self._request_id }
    }
}
