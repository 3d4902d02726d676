//! Which traits each type has, found out by the compiler.

use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::marker::PhantomData;
use std::panic::{RefUnwindSafe, UnwindSafe};

use super::sdk;

/// What a probe says when its own constant is out of reach because the bound does not hold.
trait Fallback {
    const HOLDS: bool = false;
}

macro_rules! probes {
    ($($Probe:ident: $name:literal $Bound:path;)*) => {
        $(
            struct $Probe<T: ?Sized>(PhantomData<T>);
            impl<T: ?Sized> Fallback for $Probe<T> {}
            impl<T: ?Sized + $Bound> $Probe<T> {
                const HOLDS: bool = true;
            }
        )*

        macro_rules! row {
            ($Type:ty) => {{
                let all = [$(($name, $Probe::<$Type>::HOLDS)),*];
                let held = all.into_iter().filter(|(_, holds)| *holds).map(|(name, _)| name).collect();
                (stringify!($Type), held)
            }};
        }
    };
}

probes! {
    IsSend: "Send" Send;
    IsSync: "Sync" Sync;
    IsUnpin: "Unpin" Unpin;
    IsUnwindSafe: "UnwindSafe" UnwindSafe;
    IsRefUnwindSafe: "RefUnwindSafe" RefUnwindSafe;
    IsClone: "Clone" Clone;
    IsDebug: "Debug" Debug;
    IsDisplay: "Display" Display;
    IsDefault: "Default" Default;
    IsPartialEq: "PartialEq" PartialEq;
    IsEq: "Eq" Eq;
    IsPartialOrd: "PartialOrd" PartialOrd;
    IsOrd: "Ord" Ord;
    IsHash: "Hash" Hash;
    IsError: "Error" std::error::Error;
    HasRequestId: "RequestId" sdk::operation::RequestId;
    HasMetadata: "ProvideErrorMetadata" sdk::error::ProvideErrorMetadata;
    HasErrorKind: "ProvideErrorKind" aws_smithy_types::retry::ProvideErrorKind;
    IsRuntimePlugin: "RuntimePlugin" sdk::config::RuntimePlugin;
    ResolvesEndpoints: "ResolveEndpoint" sdk::config::endpoint::ResolveEndpoint;
    ResolvesAuthSchemes: "ResolveAuthScheme" sdk::config::auth::ResolveAuthScheme;
}

macro_rules! table {
    ($($Type:ty;)*) => {
        vec![$(row!($Type)),*]
    };
}

macro_rules! operations {
    ($($module:ident: $Op:ident $Input:ident $InputBuilder:ident $Fluent:ident $Output:ident $OutputBuilder:ident $Error:ident;)*) => {{
        let mut rows: Vec<(&'static str, Vec<&'static str>)> = Vec::new();
        $(
            {
                use sdk::operation::$module::{$Op, $Input, $Output, $Error};
                use sdk::operation::$module::builders::{$InputBuilder, $Fluent, $OutputBuilder};
                use sdk::client::customize::CustomizableOperation;
                rows.extend(table! {
                    $Op; $Input; $InputBuilder; $Fluent; $Output; $OutputBuilder; $Error;
                    CustomizableOperation<$Output, $Error, $Fluent>;
                });
            }
        )*
        rows
    }};
}

/// Types with the traits that they have.
pub(in super::super::super) fn table() -> Vec<(&'static str, Vec<&'static str>)> {
    let mut rows = operations! {
        abort_vault_lock: AbortVaultLock AbortVaultLockInput AbortVaultLockInputBuilder AbortVaultLockFluentBuilder
            AbortVaultLockOutput AbortVaultLockOutputBuilder AbortVaultLockError;
        complete_vault_lock: CompleteVaultLock CompleteVaultLockInput CompleteVaultLockInputBuilder
            CompleteVaultLockFluentBuilder CompleteVaultLockOutput CompleteVaultLockOutputBuilder CompleteVaultLockError;
        create_vault: CreateVault CreateVaultInput CreateVaultInputBuilder CreateVaultFluentBuilder CreateVaultOutput
            CreateVaultOutputBuilder CreateVaultError;
        delete_vault: DeleteVault DeleteVaultInput DeleteVaultInputBuilder DeleteVaultFluentBuilder DeleteVaultOutput
            DeleteVaultOutputBuilder DeleteVaultError;
        describe_vault: DescribeVault DescribeVaultInput DescribeVaultInputBuilder DescribeVaultFluentBuilder
            DescribeVaultOutput DescribeVaultOutputBuilder DescribeVaultError;
        get_vault_lock: GetVaultLock GetVaultLockInput GetVaultLockInputBuilder GetVaultLockFluentBuilder
            GetVaultLockOutput GetVaultLockOutputBuilder GetVaultLockError;
        initiate_vault_lock: InitiateVaultLock InitiateVaultLockInput InitiateVaultLockInputBuilder
            InitiateVaultLockFluentBuilder InitiateVaultLockOutput InitiateVaultLockOutputBuilder InitiateVaultLockError;
    };
    rows.extend(table! {
        sdk::Client;
        sdk::Config;
        sdk::Error;
        sdk::config::Builder;
        sdk::config::auth::BuildError;
        sdk::config::auth::DefaultAuthSchemeResolver;
        sdk::config::auth::Params;
        sdk::config::auth::ParamsBuilder;
        sdk::config::endpoint::DefaultResolver;
        sdk::config::endpoint::InvalidParams;
        sdk::config::endpoint::Params;
        sdk::config::endpoint::ParamsBuilder;
        sdk::error::UnknownVariantError;
        sdk::types::CannedAcl;
        sdk::types::CsvInput;
        sdk::types::CsvOutput;
        sdk::types::DescribeVaultOutput;
        sdk::types::FileHeaderInfo;
        sdk::types::QuoteFields;
        sdk::types::VaultLockPolicy;
        sdk::types::builders::CsvInputBuilder;
        sdk::types::builders::CsvOutputBuilder;
        sdk::types::builders::DescribeVaultOutputBuilder;
        sdk::types::builders::VaultLockPolicyBuilder;
        sdk::types::error::InvalidParameterValueException;
        sdk::types::error::LimitExceededException;
        sdk::types::error::MissingParameterValueException;
        sdk::types::error::NoLongerSupportedException;
        sdk::types::error::ResourceNotFoundException;
        sdk::types::error::ServiceUnavailableException;
        sdk::types::error::builders::InvalidParameterValueExceptionBuilder;
        sdk::types::error::builders::LimitExceededExceptionBuilder;
        sdk::types::error::builders::MissingParameterValueExceptionBuilder;
        sdk::types::error::builders::NoLongerSupportedExceptionBuilder;
        sdk::types::error::builders::ResourceNotFoundExceptionBuilder;
        sdk::types::error::builders::ServiceUnavailableExceptionBuilder;
    });
    rows
}

/// The probes tell the difference.
#[test]
fn probes() {
    let (_, held): (_, Vec<&str>) = row!(sdk::types::CannedAcl);
    let expected = [
        "Send",
        "Sync",
        "Unpin",
        "UnwindSafe",
        "RefUnwindSafe",
        "Clone",
        "Debug",
        "Display",
        "PartialEq",
        "Eq",
        "PartialOrd",
        "Ord",
        "Hash",
    ];
    assert_eq!(held, expected);
}
