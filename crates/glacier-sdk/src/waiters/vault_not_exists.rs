// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! `VaultNotExists`: builder, answer and error.

use crate::client::Handle;
use crate::config::http::HttpResponse;
use crate::operation::describe_vault::builders::DescribeVaultInputBuilder;
use crate::operation::describe_vault::{
    DescribeVault, DescribeVaultError, DescribeVaultInput, DescribeVaultOutput,
};
use crate::plumbing::builder::optional_setters;
use crate::plumbing::waiter;
use aws_smithy_runtime::client::waiters::AcceptorState;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_runtime_api::client::waiters::FinalPoll;
use aws_smithy_runtime_api::client::waiters::error::WaiterError;
use std::sync::Arc;
use std::time::Duration;

/// Calls `DescribeVault` until the vault does not exist any more.
#[derive(Clone, Debug)]
pub struct VaultNotExistsFluentBuilder {
    handle: Arc<Handle>,
    inner: DescribeVaultInputBuilder,
}

impl VaultNotExistsFluentBuilder {
    pub(crate) fn new(handle: Arc<Handle>) -> Self {
        Self { handle, inner: DescribeVaultInputBuilder::default() }
    }

    /// The input built so far.
    pub fn as_input(&self) -> &DescribeVaultInputBuilder {
        &self.inner
    }

    /// Waits for about `max_wait` at most, and 3 to 120 seconds between two calls. What comes back is the
    /// answer that ended it.
    pub async fn wait(
        self,
        max_wait: Duration,
    ) -> Result<VaultNotExistsFinalPoll, WaitUntilVaultNotExistsError> {
        let accept =
            |_: &DescribeVaultInput, result: Result<&DescribeVaultOutput, &DescribeVaultError>| {
                match result {
                    Ok(_) => AcceptorState::Retry,
                    Err(error) if error.meta().code() == Some("ResourceNotFoundException") => {
                        AcceptorState::Success
                    }
                    _ => AcceptorState::NoAcceptorsMatched,
                }
            };
        waiter::wait::<DescribeVault>(&self.handle, self.inner.build(), 3..=120, max_wait, accept)
            .await
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

optional_setters! { VaultNotExistsFluentBuilder:
    set_account_id, get_account_id => inner.account_id: String;
    set_vault_name, get_vault_name => inner.vault_name: String;
}

/// The answer that ended waiting for `VaultNotExists`.
pub type VaultNotExistsFinalPoll =
    FinalPoll<DescribeVaultOutput, SdkError<DescribeVaultError, HttpResponse>>;

/// Why waiting for `VaultNotExists` came to nothing.
pub type WaitUntilVaultNotExistsError = WaiterError<DescribeVaultOutput, DescribeVaultError>;
