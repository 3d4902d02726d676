// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! `InitiateVaultLock` over HTTP.

use super::*;
use crate::operation::initiate_vault_lock::{
    InitiateVaultLock, InitiateVaultLockError as Error, InitiateVaultLockInput as Input,
    InitiateVaultLockOutput as Output,
};

impl Operation for InitiateVaultLock {
    const NAME: &'static str = "InitiateVaultLock";
    const SUCCESS: u16 = 201;
    type Input = Input;
    type Output = Output;
    type Error = Error;
    operation_span!("Glacier", "InitiateVaultLock");

    fn attributes(input: &Input) -> impl Iterator<Item = (&'static str, Option<&str>)> {
        [("accountId", input.account_id()), ("vaultName", input.vault_name())].into_iter()
    }

    fn interceptors() -> Vec<SharedInterceptor> {
        let autofill = AccountIdAutofill(|input: &mut Input| &mut input.account_id);
        vec![SharedInterceptor::permanent(autofill)]
    }

    fn request(input: Input) -> Result<Request, BuildError> {
        let account_id = label("account_id", input.account_id())?;
        let vault_name = label("vault_name", input.vault_name())?;
        let uri = ["/", &account_id, "/vaults/", &vault_name, "/lock-policy"].concat();
        Ok(Request::new("POST", uri).json(payload(input.policy.as_ref())?))
    }

    fn output(response: &Response<'_>) -> Result<Output, BoxError> {
        let mut builder = Output::builder();
        builder.lock_id = read_header(response, "lockId", "x-amz-lock-id")?;
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
