//! `Debug` and `Display` of everything that a program may log.

use sdk::error::{DisplayErrorContext, ErrorMetadata};

use super::sdk;

macro_rules! operation_texts {
    ($($module:ident: $Input:ident $Output:ident $Error:ident [$($set:ident),*] [$($out:ident),*];)*) => {{
        let (mut texts, some) = (Vec::new(), || Some("te\"xt".to_owned()));
        $({
            use sdk::operation::$module::{$Error, $Input, $Output};
            let (empty, full) = ($Input::builder(), $Input::builder()$(.$set(some()))*);
            texts.push(format!("{empty:?} {full:?}"));
            texts.push(format!("{:?} {:#?}", empty.build(), full.build()));
            let (empty, full) = ($Output::builder(), $Output::builder()$(.$out(some()))*);
            texts.push(format!("{empty:?} {full:?}"));
            texts.push(format!("{:?} {:#?}", empty.build(), full.build()));
            for error in [
                $Error::unhandled("cause"),
                $Error::generic(ErrorMetadata::builder().code("C").message("m").custom("key", "value").build()),
                $Error::NoLongerSupportedException(sdk::types::error::NoLongerSupportedException::builder().message("m").build()),
            ] {
                texts.push(DisplayErrorContext(&error).to_string());
                texts.push(DisplayErrorContext(&sdk::Error::from(error)).to_string());
            }
        })*
        texts
    }};
}

/// One text each.
pub(in super::super::super) fn all() -> Vec<String> {
    let mut texts = operation_texts! {
        abort_vault_lock: AbortVaultLockInput AbortVaultLockOutput AbortVaultLockError [set_account_id, set_vault_name] [];
        complete_vault_lock: CompleteVaultLockInput CompleteVaultLockOutput CompleteVaultLockError
            [set_account_id, set_vault_name, set_lock_id] [];
        create_vault: CreateVaultInput CreateVaultOutput CreateVaultError [set_account_id, set_vault_name] [set_location];
        delete_vault: DeleteVaultInput DeleteVaultOutput DeleteVaultError [set_account_id, set_vault_name] [];
        describe_vault: DescribeVaultInput DescribeVaultOutput DescribeVaultError [set_account_id, set_vault_name]
            [set_vault_arn, set_vault_name, set_creation_date, set_last_inventory_date];
        get_vault_lock: GetVaultLockInput GetVaultLockOutput GetVaultLockError [set_account_id, set_vault_name]
            [set_policy, set_state, set_expiration_date, set_creation_date];
        initiate_vault_lock: InitiateVaultLockInput InitiateVaultLockOutput InitiateVaultLockError
            [set_account_id, set_vault_name] [set_lock_id];
    };
    texts.extend(types());
    texts.extend(exceptions());
    texts.extend(configuration());
    texts
}

fn types() -> Vec<String> {
    use sdk::types::{
        CannedAcl, CsvInput, CsvOutput, DescribeVaultOutput, FileHeaderInfo, QuoteFields,
        VaultLockPolicy,
    };

    let policy = VaultLockPolicy::builder().policy("p");
    let vault = DescribeVaultOutput::builder().vault_name("v").number_of_archives(3);
    let input = CsvInput::builder().file_header_info(FileHeaderInfo::None).comments("#");
    let output = CsvOutput::builder().quote_fields(QuoteFields::Always).record_delimiter("\n");
    let acls: Vec<_> =
        CannedAcl::values().iter().copied().chain(["new"]).map(CannedAcl::from).collect();
    let acl_texts: Vec<_> = acls.iter().map(CannedAcl::to_string).collect();
    vec![
        format!("{policy:?} {vault:?} {input:?} {output:?}"),
        format!(
            "{:?} {:?} {:?} {:?}",
            policy.build(),
            vault.build(),
            input.build(),
            output.build()
        ),
        format!("{acls:?} {acl_texts:?}"),
        format!("{:?} {:?}", FileHeaderInfo::from("new"), QuoteFields::from("new")),
        format!("{:?}", CannedAcl::try_parse("new")),
    ]
}

fn exceptions() -> Vec<String> {
    macro_rules! all {
        ($($Exception:ident)*) => {
            vec![$({
                let builder = sdk::types::error::$Exception::builder().r#type("Client").code("C").message("m");
                let text = format!("{builder:?}");
                let exception = builder.meta(ErrorMetadata::builder().code("M").build()).build();
                let bare = sdk::types::error::$Exception::builder().build();
                format!("{text} {exception:?} {exception} {bare:?} {bare} {}", sdk::Error::$Exception(exception.clone()))
            }),*]
        };
    }
    all! {
        InvalidParameterValueException LimitExceededException MissingParameterValueException NoLongerSupportedException
        ResourceNotFoundException ServiceUnavailableException
    }
}

fn configuration() -> Vec<String> {
    let endpoint =
        sdk::config::endpoint::Params::builder().region("r").use_fips(true).endpoint("e");
    let invalid =
        sdk::config::endpoint::Params::builder().region("not a region").build().unwrap_err();
    let auth = sdk::config::auth::Params::builder().operation_name("O");
    let unfinished = sdk::config::auth::Params::builder().build();
    vec![
        format!("{endpoint:?} {:?} {invalid}", endpoint.clone().build()),
        format!("{auth:?} {:?} {unfinished:?}", auth.clone().build()),
        format!("{:?}", sdk::operation::initiate_vault_lock::InitiateVaultLock::new()),
    ]
}
