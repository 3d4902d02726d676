//! Access: the access policy of a vault, and how it and the lock policy decide about calls.

use super::{Mark, Rule};

rules! {
    ACCESS: "Access: the access policy of a vault, and how it and the lock policy decide about calls.";
    ACCESS_POLICY_SET = "access-policy-set", Documented,
        "`SetVaultAccessPolicy` sets the access policy of a vault in place of the one it has, and answers 204.",
        "api-SetVaultAccessPolicy";
    ACCESS_POLICY_CONTENT = "access-policy-content", Chosen,
        "An access policy that is no policy of the IAM language gets 400 `InvalidParameterValueException`.",
        "not documented; as with a lock policy";
    ACCESS_POLICY_GET = "access-policy-get", Documented,
        "`GetVaultAccessPolicy` answers the access policy of a vault.",
        "api-GetVaultAccessPolicy";
    ACCESS_POLICY_NONE = "access-policy-none", Documented,
        "`GetVaultAccessPolicy` on a vault without one answers 404 `ResourceNotFoundException`.",
        "api-GetVaultAccessPolicy; the message from duo-labs/cloudmapper#745";
    ACCESS_POLICY_DELETE = "access-policy-delete", Documented,
        "`DeleteVaultAccessPolicy` removes the access policy of a vault at once and answers 204.",
        "api-DeleteVaultAccessPolicy, where it may take a while to have effect";
    ACCESS_POLICY_DELETE_AGAIN = "access-policy-delete-again", Documented,
        "`DeleteVaultAccessPolicy` on a vault without one answers 204.",
        "api-DeleteVaultAccessPolicy";
    POLICY_DENIES = "policy-denies", Documented,
        "A call that the lock policy or the access policy of its vault denies gets 403 `AccessDeniedException`, \
         whatever the other one allows.",
        "vault-lock; the message is chosen";
    LOCK_POLICY_IN_FORCE = "lock-policy-in-force", Documented,
        "A lock policy is in force as soon as its lock is in progress, for every principal.",
        "vault-lock";
    OWNER_ALLOWED = "owner-allowed", Chosen,
        "A caller of the account that owns the vault may do whatever no policy denies.",
        "vault-access-policy; the service asks IAM, here every principal of the account is an administrator";
    POLICY_GRANTS = "policy-grants", Documented,
        "A caller of another account may do what the access policy or the lock policy of the vault allows and neither \
         denies.",
        "vault-access-policy";
    RESOURCE_TAGS = "resource-tags", Documented,
        "`glacier:ResourceTag/KEY` has the vault's tags for the operations that the guide lists, which \
         `AbortVaultLock` and those that only read are not among.",
        "glacier-api-permissions-ref";
    AGE_IN_CONDITIONS = "age-in-conditions", Documented,
        "`glacier:ArchiveAgeInDays` is there for `DeleteArchive` of an archive that the vault has.",
        "glacier-api-permissions-ref; that it is missing for an unknown archive is chosen";
    GLOBAL_KEYS = "global-keys", Chosen,
        "Requests count as sent over TLS from 127.0.0.1, at the time that the emulator's clock shows.",
        "access-control-overview has the keys; an emulator plays the service, not the transport";
}
