//! The model and the plan of this repository.

use expect_test::expect;

use crate::support::{outline, resolve};

const MODEL: &str = include_str!("../../../model/glacier.json");
const PLAN: &str = include_str!("../../../model/plan.toml");

#[test]
fn the_crate_for_glacier() {
    let krate = resolve(MODEL, PLAN).unwrap_or_else(|faults| panic!("{faults:#?}"));
    expect![[r#"
        operation AbortVaultLock in abort_vault_lock: DELETE /{account_id}/vaults/{vault_name}/lock-policy 204, AbortVaultLockFluentBuilder or AbortVaultLockError (InvalidParameterValueException, MissingParameterValueException, NoLongerSupportedException, ResourceNotFoundException, ServiceUnavailableException)
          AbortVaultLockInput: no body
            account_id: Option<String>, label, accountId in the model
            vault_name: Option<String>, label, required, vaultName in the model
          AbortVaultLockOutput: no body
          account ID: account_id
        operation CompleteVaultLock in complete_vault_lock: POST /{account_id}/vaults/{vault_name}/lock-policy/{lock_id} 204, CompleteVaultLockFluentBuilder or CompleteVaultLockError (InvalidParameterValueException, MissingParameterValueException, NoLongerSupportedException, ResourceNotFoundException, ServiceUnavailableException)
          CompleteVaultLockInput: no body
            account_id: Option<String>, label, accountId in the model
            vault_name: Option<String>, label, required, vaultName in the model
            lock_id: Option<String>, label, required, lockId in the model
          CompleteVaultLockOutput: no body
          account ID: account_id
        operation CreateVault in create_vault: PUT /{account_id}/vaults/{vault_name} 201, CreateVaultFluentBuilder or CreateVaultError (InvalidParameterValueException, LimitExceededException, MissingParameterValueException, NoLongerSupportedException, ServiceUnavailableException)
          CreateVaultInput: no body
            account_id: Option<String>, label, accountId in the model
            vault_name: Option<String>, label, required, vaultName in the model
          CreateVaultOutput: no body
            location: Option<String>, header Location, location in the model
          account ID: account_id
        operation DeleteVault in delete_vault: DELETE /{account_id}/vaults/{vault_name} 204, DeleteVaultFluentBuilder or DeleteVaultError (InvalidParameterValueException, MissingParameterValueException, NoLongerSupportedException, ResourceNotFoundException, ServiceUnavailableException)
          DeleteVaultInput: no body
            account_id: Option<String>, label, accountId in the model
            vault_name: Option<String>, label, required, vaultName in the model
          DeleteVaultOutput: no body
          account ID: account_id
        operation DescribeVault in describe_vault: GET /{account_id}/vaults/{vault_name} 200, DescribeVaultFluentBuilder or DescribeVaultError (InvalidParameterValueException, MissingParameterValueException, NoLongerSupportedException, ResourceNotFoundException, ServiceUnavailableException)
          DescribeVaultInput: no body
            account_id: Option<String>, label, accountId in the model
            vault_name: Option<String>, label, required, vaultName in the model
          DescribeVaultOutput: a document
            vault_arn: Option<String>, key VaultARN, VaultARN in the model
            vault_name: Option<String>, key VaultName, VaultName in the model
            creation_date: Option<String>, key CreationDate, CreationDate in the model
            last_inventory_date: Option<String>, key LastInventoryDate, LastInventoryDate in the model
            number_of_archives: i64 by default, key NumberOfArchives, NumberOfArchives in the model
            size_in_bytes: i64 by default, key SizeInBytes, SizeInBytes in the model
          account ID: account_id
        operation GetVaultLock in get_vault_lock: GET /{account_id}/vaults/{vault_name}/lock-policy 200, GetVaultLockFluentBuilder or GetVaultLockError (InvalidParameterValueException, MissingParameterValueException, NoLongerSupportedException, ResourceNotFoundException, ServiceUnavailableException)
          GetVaultLockInput: no body
            account_id: Option<String>, label, accountId in the model
            vault_name: Option<String>, label, required, vaultName in the model
          GetVaultLockOutput: a document
            policy: Option<String>, key Policy, Policy in the model
            state: Option<String>, key State, State in the model
            expiration_date: Option<String>, key ExpirationDate, ExpirationDate in the model
            creation_date: Option<String>, key CreationDate, CreationDate in the model
          account ID: account_id
        operation InitiateVaultLock in initiate_vault_lock: POST /{account_id}/vaults/{vault_name}/lock-policy 201, InitiateVaultLockFluentBuilder or InitiateVaultLockError (InvalidParameterValueException, MissingParameterValueException, NoLongerSupportedException, ResourceNotFoundException, ServiceUnavailableException)
          InitiateVaultLockInput: the body is policy
            account_id: Option<String>, label, accountId in the model
            vault_name: Option<String>, label, required, vaultName in the model
            policy: Option<VaultLockPolicy>, payload, policy in the model
          InitiateVaultLockOutput: no body
            lock_id: Option<String>, header x-amz-lock-id, lockId in the model
          account ID: account_id
        structure CsvInput, CsvInputBuilder in csv_input, CSVInput in the model
            file_header_info: Option<FileHeaderInfo>, key FileHeaderInfo, FileHeaderInfo in the model
            comments: Option<String>, key Comments, Comments in the model
            quote_escape_character: Option<String>, key QuoteEscapeCharacter, QuoteEscapeCharacter in the model
            record_delimiter: Option<String>, key RecordDelimiter, RecordDelimiter in the model
            field_delimiter: Option<String>, key FieldDelimiter, FieldDelimiter in the model
            quote_character: Option<String>, key QuoteCharacter, QuoteCharacter in the model
        structure CsvOutput, CsvOutputBuilder in csv_output, CSVOutput in the model
            quote_fields: Option<QuoteFields>, key QuoteFields, QuoteFields in the model
            quote_escape_character: Option<String>, key QuoteEscapeCharacter, QuoteEscapeCharacter in the model
            record_delimiter: Option<String>, key RecordDelimiter, RecordDelimiter in the model
            field_delimiter: Option<String>, key FieldDelimiter, FieldDelimiter in the model
            quote_character: Option<String>, key QuoteCharacter, QuoteCharacter in the model
        structure DescribeVaultOutput, DescribeVaultOutputBuilder in describe_vault_output, DescribeVaultOutput in the model
            vault_arn: Option<String>, key VaultARN, VaultARN in the model
            vault_name: Option<String>, key VaultName, VaultName in the model
            creation_date: Option<String>, key CreationDate, CreationDate in the model
            last_inventory_date: Option<String>, key LastInventoryDate, LastInventoryDate in the model
            number_of_archives: i64 by default, key NumberOfArchives, NumberOfArchives in the model
            size_in_bytes: i64 by default, key SizeInBytes, SizeInBytes in the model
        structure VaultLockPolicy, VaultLockPolicyBuilder in vault_lock_policy, VaultLockPolicy in the model, written
            policy: Option<String>, key Policy, Policy in the model
        error InvalidParameterValueException, InvalidParameterValueExceptionBuilder in invalid_parameter_value_exception, InvalidParameterValueException in the model, read
            r#type: Option<String>, key type, type in the model
            code: Option<String>, key code, code in the model
            message: Option<String>, key message, message in the model
        error LimitExceededException, LimitExceededExceptionBuilder in limit_exceeded_exception, LimitExceededException in the model, read
            r#type: Option<String>, key type, type in the model
            code: Option<String>, key code, code in the model
            message: Option<String>, key message, message in the model
        error MissingParameterValueException, MissingParameterValueExceptionBuilder in missing_parameter_value_exception, MissingParameterValueException in the model, read
            r#type: Option<String>, key type, type in the model
            code: Option<String>, key code, code in the model
            message: Option<String>, key message, message in the model
        error NoLongerSupportedException, NoLongerSupportedExceptionBuilder in no_longer_supported_exception, NoLongerSupportedException in the model, read
            r#type: Option<String>, key type, type in the model
            code: Option<String>, key code, code in the model
            message: Option<String>, key message, message in the model
        error ResourceNotFoundException, ResourceNotFoundExceptionBuilder in resource_not_found_exception, ResourceNotFoundException in the model, read
            r#type: Option<String>, key type, type in the model
            code: Option<String>, key code, code in the model
            message: Option<String>, key message, message in the model
        error ServiceUnavailableException, ServiceUnavailableExceptionBuilder in service_unavailable_exception, ServiceUnavailableException in the model, read
            r#type: Option<String>, key type, type in the model
            code: Option<String>, key code, code in the model
            message: Option<String>, key message, message in the model
        enum CannedAcl in canned_acl
            AuthenticatedRead = "authenticated-read"
            AwsExecRead = "aws-exec-read"
            BucketOwnerFullControl = "bucket-owner-full-control"
            BucketOwnerRead = "bucket-owner-read"
            Private = "private"
            PublicRead = "public-read"
            PublicReadWrite = "public-read-write"
        enum FileHeaderInfo in file_header_info
            Ignore = "IGNORE"
            None = "NONE"
            Use = "USE"
        enum QuoteFields in quote_fields
            Always = "ALWAYS"
            AsNeeded = "ASNEEDED"
    "#]].assert_eq(&outline(&krate));
}

#[test]
fn the_service() {
    let service = resolve(MODEL, PLAN).unwrap().service;
    assert_eq!(
        [
            &service.shape_id,
            &service.title,
            &service.sdk_id,
            &service.version,
            &service.signing_name
        ],
        ["com.amazonaws.glacier#Glacier", "Amazon Glacier", "Glacier", "2012-06-01", "glacier"]
    );
}
