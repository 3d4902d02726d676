//! Vaults: names, limits, create, describe, delete.

use super::{Mark, Rule};

rules! {
    VAULTS: "Vaults: names, limits, create, describe, delete.";
    VAULT_NAME = "vault-name", Documented,
        "A vault name has 1 to 255 characters out of `a-z A-Z 0-9 _ - .` and is unique per account and region.",
        "api-vault-put";
    VAULT_NAME_REFUSED = "vault-name-refused", Chosen,
        "`CreateVault` with a name outside the rule answers 400 `InvalidParameterValueException`.",
        "not documented";
    VAULT_NAME_NOT_FOUND = "vault-name-not-found", Observed,
        "Any other call with a vault name outside the rule answers 404 `ResourceNotFoundException`, naming no ARN.",
        "tsileo/bakthat#10";
    VAULT_NOT_FOUND = "vault-not-found", InModel,
        "A call on a vault that does not exist answers 404 `ResourceNotFoundException`.",
        "the model; the message from tsileo/bakthat#10";
    VAULT_LIMIT = "vault-limit", Documented,
        "`CreateVault` beyond 1,000 vaults in an account answers 400 `LimitExceededException`.",
        "api-vault-put";
    CREATE = "create", Documented,
        "`CreateVault` answers 201, with the account number in `Location` even if the request said `-`.",
        "api-vault-put";
    CREATE_AGAIN = "create-again", Documented,
        "`CreateVault` on a vault that exists answers 201 and changes nothing, its lock included.",
        "api-vault-put";
    DESCRIBE = "describe", Documented,
        "`DescribeVault` answers ARN, name and creation date; the inventory's three members are null before the first \
         inventory.",
        "api-vault-get";
    DELETE = "delete", Documented,
        "`DeleteVault` removes an empty vault and answers 204.",
        "api-vault-delete";
    DELETE_IN_PROGRESS = "delete-in-progress", Chosen,
        "`DeleteVault` removes an empty vault whose lock is in progress, and the lock with it.",
        "not documented; the access policy goes with the vault too";
    DELETE_LOCKED = "delete-locked", Observed,
        "`DeleteVault` removes an empty vault that is locked.",
        "hashicorp/terraform-provider-aws#6432";
    DELETE_MISSING = "delete-missing", Chosen,
        "`DeleteVault` on a vault that does not exist answers 404 `ResourceNotFoundException`.",
        "api-vault-delete calls it idempotent, yet the model lists this error";
}
