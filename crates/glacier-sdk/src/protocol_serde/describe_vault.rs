// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! `DescribeVault` over HTTP.

use super::*;
use crate::operation::describe_vault::{
    DescribeVault, DescribeVaultError as Error, DescribeVaultInput as Input,
    DescribeVaultOutput as Output,
};

impl Operation for DescribeVault {
    const NAME: &'static str = "DescribeVault";
    const SUCCESS: u16 = 200;
    type Input = Input;
    type Output = Output;
    type Error = Error;
    operation_span!("Glacier", "DescribeVault");

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
        let uri = ["/", &account_id, "/vaults/", &vault_name].concat();
        Ok(Request::new("GET", uri))
    }

    fn output(response: &Response<'_>) -> Result<Output, BoxError> {
        let mut builder = Output::builder();
        read_object(response.body, |key, tokens| match key {
            "VaultARN" => read(&mut builder.vault_arn, tokens),
            "VaultName" => read(&mut builder.vault_name, tokens),
            "CreationDate" => read(&mut builder.creation_date, tokens),
            "LastInventoryDate" => read(&mut builder.last_inventory_date, tokens),
            "NumberOfArchives" => read(&mut builder.number_of_archives, tokens),
            "SizeInBytes" => read(&mut builder.size_in_bytes, tokens),
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
