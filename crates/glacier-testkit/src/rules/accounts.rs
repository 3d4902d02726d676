//! Accounts: whose call may reach whose vaults.

use super::{Mark, Rule};

rules! {
    ACCOUNTS: "Accounts: whose call may reach whose vaults.";
    ACCOUNT_OWN_ONLY = "account-own-only", Documented,
        "`InitiateVaultLock`, `CompleteVaultLock`, `AbortVaultLock`, `CreateVault`, `ListVaults` and the three calls on \
         tags on another account answer 403 `AccessDeniedException`.",
        "api-InitiateVaultLock and its siblings; the message from chilts/awssum#59";
    ACCOUNT_NEEDS_GRANT = "account-needs-grant", Documented,
        "Any other call on another account's vault answers 403 `AccessDeniedException` unless the vault's policies grant \
         it, whether there is such a vault or not.",
        "api-GetVaultLock and its siblings; the message from chilts/awssum#59";
    ACCOUNT_MALFORMED = "account-malformed", Chosen,
        "An account that is neither `-` nor 12 digits gets 403 `AccessDeniedException`.",
        "not documented; it is nobody's account";
    NEW_ACCOUNT = "new-account", Observed,
        "An account that never stored anything gets 400 `NoLongerSupportedException` from every call.",
        "awslabs/aws-sdk-swift#2084; the model lists it for every operation";
}
