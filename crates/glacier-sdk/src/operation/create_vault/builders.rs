// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! Builders of `CreateVault`: request, input and output.

use super::{CreateVault, CreateVaultError, CreateVaultInput, CreateVaultOutput};
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

/// Creates a vault whose name is unique within its account and region.
///
/// - Idempotent: for a vault that exists already the call succeeds and changes nothing.
/// - An account may hold 1,000 vaults unless AWS raises its quota; one more gives
///   `LimitExceededException`.
/// - To get a write-once vault, create it, lock it, and only then upload.
/// - Accounts without Glacier storage get `NoLongerSupportedException`.
/// - Works only for the caller's own account.
///
/// Source:
/// [`CreateVault`](https://docs.aws.amazon.com/amazonglacier/latest/dev/api-vault-put.html).
#[derive(Clone, Debug)]
pub struct CreateVaultFluentBuilder {
    handle: Arc<Handle>,
    inner: CreateVaultInputBuilder,
    config_override: Option<Box<config::Builder>>,
}

impl CreateVaultFluentBuilder {
    pub(crate) fn new(handle: Arc<Handle>) -> Self {
        Self { handle, inner: CreateVaultInputBuilder::default(), config_override: None }
    }

    /// The input built so far.
    pub fn as_input(&self) -> &CreateVaultInputBuilder {
        &self.inner
    }

    /// Sends the request. What may pass is tried again, twice unless configured otherwise.
    pub async fn send(self) -> Result<CreateVaultOutput, SdkError<CreateVaultError, HttpResponse>> {
        let input = self.inner.build().map_err(SdkError::construction_failure)?;
        operation::send::<CreateVault>(&self.handle, input, self.config_override).await
    }

    /// Allows to change the configuration or the HTTP request of this one call.
    pub fn customize(self) -> CustomizableOperation<CreateVaultOutput, CreateVaultError, Self> {
        CustomizableOperation::new(self)
    }

    /// Sets [`account_id`](CreateVaultInput::account_id).
    pub fn account_id(self, input: impl Into<String>) -> Self {
        Self { inner: self.inner.account_id(input), ..self }
    }
    /// Sets [`vault_name`](CreateVaultInput::vault_name). It is required.
    pub fn vault_name(self, input: impl Into<String>) -> Self {
        Self { inner: self.inner.vault_name(input), ..self }
    }
}

customizable_send!(CreateVaultFluentBuilder: CreateVaultOutput, CreateVaultError);

optional_setters! { CreateVaultFluentBuilder:
    set_account_id, get_account_id => inner.account_id: String;
    set_vault_name, get_vault_name => inner.vault_name: String;
}

/// Builder of [`CreateVaultInput`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CreateVaultInputBuilder {
    pub(crate) account_id: Option<String>,
    pub(crate) vault_name: Option<String>,
}

impl CreateVaultInputBuilder {
    /// Sets [`account_id`](CreateVaultInput::account_id).
    pub fn account_id(self, input: impl Into<String>) -> Self {
        Self { account_id: Some(input.into()), ..self }
    }
    /// Sets [`vault_name`](CreateVaultInput::vault_name). It is required.
    pub fn vault_name(self, input: impl Into<String>) -> Self {
        Self { vault_name: Some(input.into()), ..self }
    }

    /// Sends what has been built with this client.
    pub async fn send_with(
        self,
        client: &Client,
    ) -> Result<CreateVaultOutput, SdkError<CreateVaultError, HttpResponse>> {
        let request = client.create_vault();
        CreateVaultFluentBuilder { inner: self, ..request }.send().await
    }

    /// Builds the [`CreateVaultInput`]. What is required is checked when the request is sent.
    pub fn build(self) -> Result<CreateVaultInput, BuildError> {
        Ok(CreateVaultInput { account_id: self.account_id, vault_name: self.vault_name })
    }
}

optional_setters! { CreateVaultInputBuilder:
    set_account_id, get_account_id => account_id: String;
    set_vault_name, get_vault_name => vault_name: String;
}

/// Builder of [`CreateVaultOutput`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CreateVaultOutputBuilder {
    pub(crate) location: Option<String>,
    pub(crate) _request_id: Option<String>,
}

impl CreateVaultOutputBuilder {
    /// Sets [`location`](CreateVaultOutput::location).
    pub fn location(self, input: impl Into<String>) -> Self {
        Self { location: Some(input.into()), ..self }
    }

    /// Builds the [`CreateVaultOutput`].
    pub fn build(self) -> CreateVaultOutput {
        CreateVaultOutput { location: self.location, _request_id: self._request_id }
    }
}

optional_setters! { CreateVaultOutputBuilder:
    set_location, get_location => location: String;
}
