//! Accounts: whose call may reach whose vaults.

use super::{Mark, Rule};

rules! {
    ACCOUNTS: "Accounts: whose call may reach whose vaults.";
    ACCOUNT_OWN_ONLY = "account-own-only", Documented,
        "`InitiateVaultLock`, `CompleteVaultLock`, `AbortVaultLock` and `CreateVault` on another account answer 403 \
         `AccessDeniedException`.",
        "api-InitiateVaultLock and its siblings; the message from chilts/awssum#59";
    ACCOUNT_NEEDS_GRANT = "account-needs-grant", Documented,
        "`GetVaultLock`, `DescribeVault` and `DeleteVault` on another account's vault answer 403 \
         `AccessDeniedException` unless granted.",
        "api-GetVaultLock and its siblings; nothing grants it here yet";
    ACCOUNT_MALFORMED = "account-malformed", Chosen,
        "An account that is neither `-` nor 12 digits gets 403 `AccessDeniedException`.",
        "not documented; it is nobody's account";
    NEW_ACCOUNT = "new-account", Observed,
        "An account that never stored anything gets 400 `NoLongerSupportedException` from every call.",
        "awslabs/aws-sdk-swift#2084; the model lists it for every operation";
}
