// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! Builders of `DeleteVault`: request, input and output.

use super::{DeleteVault, DeleteVaultError, DeleteVaultInput, DeleteVaultOutput};
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

/// Deletes a vault that is empty.
///
/// - Empty means: the newest inventory counted no archive, and nothing was written afterwards.
///   Otherwise the answer is `InvalidParameterValueException`; since inventories are about a day
///   apart, a vault just emptied cannot be deleted at once. One that was never written to can.
/// - The access policy goes with the vault, and so does a lock. `Locked` alone does not prevent
///   deletion; a lock policy that denies `glacier:DeleteVault` does.
/// - Documented as idempotent, though `ResourceNotFoundException` is among its errors. Take that
///   answer as deleted, too.
///
/// Source:
/// [`DeleteVault`](https://docs.aws.amazon.com/amazonglacier/latest/dev/api-vault-delete.html).
#[derive(Clone, Debug)]
pub struct DeleteVaultFluentBuilder {
    handle: Arc<Handle>,
    inner: DeleteVaultInputBuilder,
    config_override: Option<Box<config::Builder>>,
}

impl DeleteVaultFluentBuilder {
    pub(crate) fn new(handle: Arc<Handle>) -> Self {
        Self { handle, inner: DeleteVaultInputBuilder::default(), config_override: None }
    }

    /// The input built so far.
    pub fn as_input(&self) -> &DeleteVaultInputBuilder {
        &self.inner
    }

    /// Sends the request. What may pass is tried again, twice unless configured otherwise.
    pub async fn send(self) -> Result<DeleteVaultOutput, SdkError<DeleteVaultError, HttpResponse>> {
        let input = self.inner.build().map_err(SdkError::construction_failure)?;
        operation::send::<DeleteVault>(&self.handle, input, self.config_override).await
    }

    /// Allows to change the configuration or the HTTP request of this one call.
    pub fn customize(self) -> CustomizableOperation<DeleteVaultOutput, DeleteVaultError, Self> {
        CustomizableOperation::new(self)
    }

    /// Sets [`account_id`](DeleteVaultInput::account_id).
    pub fn account_id(self, input: impl Into<String>) -> Self {
        Self { inner: self.inner.account_id(input), ..self }
    }
    /// Sets [`vault_name`](DeleteVaultInput::vault_name). It is required.
    pub fn vault_name(self, input: impl Into<String>) -> Self {
        Self { inner: self.inner.vault_name(input), ..self }
    }
}

customizable_send!(DeleteVaultFluentBuilder: DeleteVaultOutput, DeleteVaultError);

optional_setters! { DeleteVaultFluentBuilder:
    set_account_id, get_account_id => inner.account_id: String;
    set_vault_name, get_vault_name => inner.vault_name: String;
}

/// Builder of [`DeleteVaultInput`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct DeleteVaultInputBuilder {
    pub(crate) account_id: Option<String>,
    pub(crate) vault_name: Option<String>,
}

impl DeleteVaultInputBuilder {
    /// Sets [`account_id`](DeleteVaultInput::account_id).
    pub fn account_id(self, input: impl Into<String>) -> Self {
        Self { account_id: Some(input.into()), ..self }
    }
    /// Sets [`vault_name`](DeleteVaultInput::vault_name). It is required.
    pub fn vault_name(self, input: impl Into<String>) -> Self {
        Self { vault_name: Some(input.into()), ..self }
    }

    /// Sends what has been built with this client.
    pub async fn send_with(
        self,
        client: &Client,
    ) -> Result<DeleteVaultOutput, SdkError<DeleteVaultError, HttpResponse>> {
        let request = client.delete_vault();
        DeleteVaultFluentBuilder { inner: self, ..request }.send().await
    }

    /// Builds the [`DeleteVaultInput`]. What is required is checked when the request is sent.
    pub fn build(self) -> Result<DeleteVaultInput, BuildError> {
        Ok(DeleteVaultInput { account_id: self.account_id, vault_name: self.vault_name })
    }
}

optional_setters! { DeleteVaultInputBuilder:
    set_account_id, get_account_id => account_id: String;
    set_vault_name, get_vault_name => vault_name: String;
}

/// Builder of [`DeleteVaultOutput`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct DeleteVaultOutputBuilder {
    pub(crate) _request_id: Option<String>,
}

impl DeleteVaultOutputBuilder {
    /// Builds the [`DeleteVaultOutput`].
    pub fn build(self) -> DeleteVaultOutput {
        DeleteVaultOutput { _request_id: self._request_id }
    }
}
