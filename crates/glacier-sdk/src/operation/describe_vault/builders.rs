// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! Builders of `DescribeVault`: request, input and output.

use super::{DescribeVault, DescribeVaultError, DescribeVaultInput, DescribeVaultOutput};
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

/// Returns ARN, creation date, number of archives and size of a vault.
///
/// - Number and size are those of the newest inventory, taken about once a day: uploads and
///   deletions since then are not in it.
/// - Before the first inventory both numbers read 0 and `LastInventoryDate` is unset; such a vault
///   need not be empty.
/// - Nothing here tells about locks; ask `GetVaultLock`.
///
/// Source:
/// [`DescribeVault`](https://docs.aws.amazon.com/amazonglacier/latest/dev/api-vault-get.html).
#[derive(Clone, Debug)]
pub struct DescribeVaultFluentBuilder {
    handle: Arc<Handle>,
    inner: DescribeVaultInputBuilder,
    config_override: Option<Box<config::Builder>>,
}

impl DescribeVaultFluentBuilder {
    pub(crate) fn new(handle: Arc<Handle>) -> Self {
        Self { handle, inner: DescribeVaultInputBuilder::default(), config_override: None }
    }

    /// The input built so far.
    pub fn as_input(&self) -> &DescribeVaultInputBuilder {
        &self.inner
    }

    /// Sends the request. What may pass is tried again, twice unless configured otherwise.
    pub async fn send(
        self,
    ) -> Result<DescribeVaultOutput, SdkError<DescribeVaultError, HttpResponse>> {
        let input = self.inner.build().map_err(SdkError::construction_failure)?;
        operation::send::<DescribeVault>(&self.handle, input, self.config_override).await
    }

    /// Allows to change the configuration or the HTTP request of this one call.
    pub fn customize(self) -> CustomizableOperation<DescribeVaultOutput, DescribeVaultError, Self> {
        CustomizableOperation::new(self)
    }

    /// Sets [`account_id`](DescribeVaultInput::account_id).
    pub fn account_id(self, input: impl Into<String>) -> Self {
        Self { inner: self.inner.account_id(input), ..self }
    }
    /// Sets [`vault_name`](DescribeVaultInput::vault_name). It is required.
    pub fn vault_name(self, input: impl Into<String>) -> Self {
        Self { inner: self.inner.vault_name(input), ..self }
    }
}

customizable_send!(DescribeVaultFluentBuilder: DescribeVaultOutput, DescribeVaultError);

optional_setters! { DescribeVaultFluentBuilder:
    set_account_id, get_account_id => inner.account_id: String;
    set_vault_name, get_vault_name => inner.vault_name: String;
}

/// Builder of [`DescribeVaultInput`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct DescribeVaultInputBuilder {
    pub(crate) account_id: Option<String>,
    pub(crate) vault_name: Option<String>,
}

impl DescribeVaultInputBuilder {
    /// Sets [`account_id`](DescribeVaultInput::account_id).
    pub fn account_id(self, input: impl Into<String>) -> Self {
        Self { account_id: Some(input.into()), ..self }
    }
    /// Sets [`vault_name`](DescribeVaultInput::vault_name). It is required.
    pub fn vault_name(self, input: impl Into<String>) -> Self {
        Self { vault_name: Some(input.into()), ..self }
    }

    /// Sends what has been built with this client.
    pub async fn send_with(
        self,
        client: &Client,
    ) -> Result<DescribeVaultOutput, SdkError<DescribeVaultError, HttpResponse>> {
        let request = client.describe_vault();
        DescribeVaultFluentBuilder { inner: self, ..request }.send().await
    }

    /// Builds the [`DescribeVaultInput`]. What is required is checked when the request is sent.
    pub fn build(self) -> Result<DescribeVaultInput, BuildError> {
        Ok(DescribeVaultInput { account_id: self.account_id, vault_name: self.vault_name })
    }
}

optional_setters! { DescribeVaultInputBuilder:
    set_account_id, get_account_id => account_id: String;
    set_vault_name, get_vault_name => vault_name: String;
}

/// Builder of [`DescribeVaultOutput`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct DescribeVaultOutputBuilder {
    pub(crate) vault_arn: Option<String>,
    pub(crate) vault_name: Option<String>,
    pub(crate) creation_date: Option<String>,
    pub(crate) last_inventory_date: Option<String>,
    pub(crate) number_of_archives: Option<i64>,
    pub(crate) size_in_bytes: Option<i64>,
    pub(crate) _request_id: Option<String>,
}

impl DescribeVaultOutputBuilder {
    /// Sets [`vault_arn`](DescribeVaultOutput::vault_arn).
    pub fn vault_arn(self, input: impl Into<String>) -> Self {
        Self { vault_arn: Some(input.into()), ..self }
    }
    /// Sets [`vault_name`](DescribeVaultOutput::vault_name).
    pub fn vault_name(self, input: impl Into<String>) -> Self {
        Self { vault_name: Some(input.into()), ..self }
    }
    /// Sets [`creation_date`](DescribeVaultOutput::creation_date).
    pub fn creation_date(self, input: impl Into<String>) -> Self {
        Self { creation_date: Some(input.into()), ..self }
    }
    /// Sets [`last_inventory_date`](DescribeVaultOutput::last_inventory_date).
    pub fn last_inventory_date(self, input: impl Into<String>) -> Self {
        Self { last_inventory_date: Some(input.into()), ..self }
    }
    /// Sets [`number_of_archives`](DescribeVaultOutput::number_of_archives).
    pub fn number_of_archives(self, input: i64) -> Self {
        Self { number_of_archives: Some(input), ..self }
    }
    /// Sets [`size_in_bytes`](DescribeVaultOutput::size_in_bytes).
    pub fn size_in_bytes(self, input: i64) -> Self {
        Self { size_in_bytes: Some(input), ..self }
    }

    /// Builds the [`DescribeVaultOutput`].
    pub fn build(self) -> DescribeVaultOutput {
        DescribeVaultOutput {
            vault_arn: self.vault_arn,
            vault_name: self.vault_name,
            creation_date: self.creation_date,
            last_inventory_date: self.last_inventory_date,
            number_of_archives: self.number_of_archives.unwrap_or_default(),
            size_in_bytes: self.size_in_bytes.unwrap_or_default(),
            _request_id: self._request_id,
        }
    }
}

optional_setters! { DescribeVaultOutputBuilder:
    set_vault_arn, get_vault_arn => vault_arn: String;
    set_vault_name, get_vault_name => vault_name: String;
    set_creation_date, get_creation_date => creation_date: String;
    set_last_inventory_date, get_last_inventory_date => last_inventory_date: String;
    set_number_of_archives, get_number_of_archives => number_of_archives: i64;
    set_size_in_bytes, get_size_in_bytes => size_in_bytes: i64;
}
