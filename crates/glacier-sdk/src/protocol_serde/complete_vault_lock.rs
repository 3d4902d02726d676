// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! `CompleteVaultLock` over HTTP.

use super::*;
use crate::operation::complete_vault_lock::{
    CompleteVaultLock, CompleteVaultLockError as Error, CompleteVaultLockInput as Input,
    CompleteVaultLockOutput as Output,
};

impl Operation for CompleteVaultLock {
    const NAME: &'static str = "CompleteVaultLock";
    const SUCCESS: u16 = 204;
    type Input = Input;
    type Output = Output;
    type Error = Error;
    operation_span!("Glacier", "CompleteVaultLock");

    fn attributes(input: &Input) -> impl Iterator<Item = (&'static str, Option<&str>)> {
        [
            ("accountId", input.account_id()),
            ("vaultName", input.vault_name()),
            ("lockId", input.lock_id()),
        ]
        .into_iter()
    }

    fn interceptors() -> Vec<SharedInterceptor> {
        let autofill = AccountIdAutofill(|input: &mut Input| &mut input.account_id);
        vec![SharedInterceptor::permanent(autofill)]
    }

    fn request(input: Input) -> Result<Request, BuildError> {
        let account_id = label("account_id", input.account_id())?;
        let vault_name = label("vault_name", input.vault_name())?;
        let lock_id = label("lock_id", input.lock_id())?;
        let uri = ["/", &account_id, "/vaults/", &vault_name, "/lock-policy/", &lock_id].concat();
        Ok(Request::new("POST", uri))
    }

    fn output(response: &Response<'_>) -> Result<Output, BoxError> {
        let mut builder = Output::builder();
        builder._request_id = response.request_id();
        Ok(builder.build())
    }

    modeled_errors!(
        Error::InvalidParameterValueException,
        Error::MissingParameterValueException,
        Error::NoLongerSupportedException,
        Error::ResourceNotFoundException,
        Error::ServiceUnavailableException
    );
}
