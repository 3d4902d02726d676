//! Vaults: names, limits, create, describe, list, delete.

use super::{Mark, Rule};

rules! {
    VAULTS: "Vaults: names, limits, create, describe, list, delete.";
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
    DESCRIBE_INVENTORY = "describe-inventory", Documented,
        "`DescribeVault` answers date, number of archives and bytes as the last inventory found them.",
        "api-vault-get; here archives have no overhead";
    LIST = "list", Documented,
        "`ListVaults` answers the vaults of an account in a region, sorted by name as ASCII, a page at a time; `Marker` \
         is the ARN of the last one on the page if there are more, after which the next page goes on.",
        "api-vaults-get; its second example has the ARN of the next one, its parameters say this";
    LIST_LIMIT = "list-limit", Documented,
        "A page has at most 10 vaults, or as many as `limit` says.",
        "api-vaults-get";
    LIST_LIMIT_INVALID = "list-limit-invalid", Documented,
        "A `limit` that is no number from 1 to 10 gets 400 `InvalidParameterValueException`.",
        "api-vaults-get; the code is chosen";
    LIST_MARKER_INVALID = "list-marker-invalid", Chosen,
        "A `marker` that is neither empty nor the ARN that a vault of this account and region could have gets 400 \
         `InvalidParameterValueException`.",
        "not documented";
    DELETE = "delete", Documented,
        "`DeleteVault` removes a vault and all that belongs to it and answers 204.",
        "api-vault-delete";
    DELETE_NOT_EMPTY = "delete-not-empty", Documented,
        "`DeleteVault` of a vault that had archives at the last inventory, or was written to since, answers 400 \
         `InvalidParameterValueException`.",
        "api-vault-delete; code and message from leeroybrun/glacier-vault-remove#28";
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
