// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! `GetVaultLock` over HTTP.

use super::*;
use crate::operation::get_vault_lock::{
    GetVaultLock, GetVaultLockError as Error, GetVaultLockInput as Input,
    GetVaultLockOutput as Output,
};

impl Operation for GetVaultLock {
    const NAME: &'static str = "GetVaultLock";
    const SUCCESS: u16 = 200;
    type Input = Input;
    type Output = Output;
    type Error = Error;
    operation_span!("Glacier", "GetVaultLock");

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
        Ok(Request::new("GET", uri))
    }

    fn output(response: &Response<'_>) -> Result<Output, BoxError> {
        let mut builder = Output::builder();
        read_object(response.body, |key, tokens| match key {
            "Policy" => read(&mut builder.policy, tokens),
            "State" => read(&mut builder.state, tokens),
            "ExpirationDate" => read(&mut builder.expiration_date, tokens),
            "CreationDate" => read(&mut builder.creation_date, tokens),
            _ => skip(tokens),
        })?;
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
