//! The rules that the emulator keeps, each stated once and marked with how far it can be trusted.
//!
//! [`RULES`] shows all of them as a table. Code that decides by a rule refers to it, and its
//! [`Answer`](crate::state::Answer) or [`ServiceError`](crate::state::ServiceError) carries it, so that a failed test
//! can say whether AWS documents the behaviour or this project chose it.
//!
//! ```
//! use glacier_testkit::rules::{self, Mark};
//!
//! assert_eq!(rules::ABORT_LOCKED.mark, Mark::Documented);
//! let chosen = rules::RULES.iter().filter(|rule| rule.mark == Mark::Chosen);
//! println!("{} rules could be otherwise", chosen.count());
//! ```

/// A statement about how the service behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// A short name in kebab case that stays the same across versions.
    pub id: &'static str,
    /// What the service does.
    pub text: &'static str,
    /// How far the statement can be trusted.
    pub mark: Mark,
    /// Where it comes from; for a chosen rule, what is known and why this choice.
    pub source: &'static str,
}

/// How far a [`Rule`] can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// AWS documents it.
    Documented,
    /// It stands in AWS's machine-readable model.
    InModel,
    /// Somebody posted what the live service answered.
    Observed,
    /// Nobody documents it; this project had to choose.
    Chosen,
}

/// Expands to one static per rule and to [`RULES`], whose documentation is the same rules as a table.
macro_rules! rules {
    ($($name:ident = $id:literal, $mark:ident, $text:literal, $source:literal;)*) => {
        $(
            #[doc = $text]
            #[doc = ""]
            #[doc = concat!("[", stringify!($mark), "](Mark::", stringify!($mark), "): ", $source, ".")]
            pub static $name: Rule = Rule { id: $id, text: $text, mark: Mark::$mark, source: $source };
        )*

        /// Every rule, in the order of the sections below: locks, policies, vaults, accounts, HTTP.
        ///
        /// A source such as `api-GetVaultLock` is a page of the developer guide,
        /// `https://docs.aws.amazon.com/amazonglacier/latest/dev/api-GetVaultLock.html`; `owner/name#1` is an issue on GitHub.
        ///
        /// | id | mark | rule | source |
        /// | --- | --- | --- | --- |
        $(#[doc = concat!("| `", $id, "` | ", stringify!($mark), " | ", $text, " | ", $source, " |")])*
        pub static RULES: &[&Rule] = &[$(&$name),*];
    };
}

rules! {
    // Locks
    INITIATE = "initiate", Documented,
        "`InitiateVaultLock` on a vault without a lock puts one in progress and answers 201 with its lock ID.",
        "api-InitiateVaultLock";
    INITIATE_IN_PROGRESS = "initiate-in-progress", Documented,
        "`InitiateVaultLock` while a lock is in progress answers 403 `AccessDeniedException`, for the same policy too.",
        "api-InitiateVaultLock, status from api-error-responses; no exception for the same policy is documented";
    INITIATE_LOCKED = "initiate-locked", Chosen,
        "`InitiateVaultLock` on a locked vault answers 403 `AccessDeniedException`.",
        "api-InitiateVaultLock documents the refusal but no code; this is the one of Abort and Complete";
    COMPLETE = "complete", Documented,
        "`CompleteVaultLock` with the ID of the lock in progress locks the vault for ever and answers 204.",
        "api-CompleteVaultLock";
    COMPLETE_AGAIN = "complete-again", Documented,
        "`CompleteVaultLock` on a locked vault with the ID that locked it answers 204 again.",
        "api-CompleteVaultLock";
    COMPLETE_WRONG_ID_IN_PROGRESS = "complete-wrong-id-in-progress", Documented,
        "`CompleteVaultLock` with another ID than that of the lock in progress answers 400 \
         `InvalidParameterValueException`.",
        "api-CompleteVaultLock, which says `InvalidParameter`; the model lists only this code";
    COMPLETE_WRONG_ID_LOCKED = "complete-wrong-id-locked", Documented,
        "`CompleteVaultLock` on a locked vault with another ID than the one that locked it answers 403 \
         `AccessDeniedException`.",
        "api-CompleteVaultLock";
    COMPLETE_WITHOUT_LOCK = "complete-without-lock", Chosen,
        "`CompleteVaultLock` on a vault without a lock, its lock having expired included, answers 404 \
         `ResourceNotFoundException`.",
        "not documented; `GetVaultLock` says that there is no lock with this code";
    ABORT = "abort", Documented,
        "`AbortVaultLock` removes the lock in progress and its policy and answers 204.",
        "api-AbortVaultLock";
    ABORT_WITHOUT_LOCK = "abort-without-lock", Documented,
        "`AbortVaultLock` on a vault without a lock answers 204.",
        "api-AbortVaultLock";
    ABORT_LOCKED = "abort-locked", Documented,
        "`AbortVaultLock` on a locked vault answers 403 `AccessDeniedException`.",
        "api-AbortVaultLock";
    GET_IN_PROGRESS = "get-in-progress", Documented,
        "`GetVaultLock` while a lock is in progress answers its policy, when it began and when it expires, never its ID.",
        "api-GetVaultLock";
    GET_LOCKED = "get-locked", Documented,
        "`GetVaultLock` on a locked vault answers the policy and when the lock began; `ExpirationDate` is null.",
        "api-GetVaultLock, where it can be null";
    GET_WITHOUT_LOCK = "get-without-lock", Documented,
        "`GetVaultLock` on a vault without a lock answers 404 `ResourceNotFoundException`.",
        "api-GetVaultLock; the message is chosen after that of `GetVaultAccessPolicy`";
    LOCK_LIFETIME = "lock-lifetime", Documented,
        "A lock in progress that is not completed within 24 hours is removed with its policy, and its ID is dead.",
        "api-InitiateVaultLock";
    LOCK_EXPIRY_INSTANT = "lock-expiry-instant", Chosen,
        "A lock expires 24 hours after its `CreationDate`, and has expired at that very millisecond.",
        "not documented";
    LOCK_ID = "lock-id", Documented,
        "Each `InitiateVaultLock` makes a new lock ID of 24 letters and digits.",
        "api-InitiateVaultLock, by its example; no form is promised";

    // Policies
    POLICY_MISSING = "policy-missing", Chosen,
        "`InitiateVaultLock` without `Policy` answers 400 `MissingParameterValueException`.",
        "optional in the model; the code is the one that the model lists for a missing parameter";
    POLICY_SIZE = "policy-size", Chosen,
        "A policy may have 20,480 bytes of UTF-8; a longer one gets 400 `InvalidParameterValueException`.",
        "api-InitiateVaultLock says 20 KB, without unit or code";
    POLICY_CONTENT = "policy-content", Observed,
        "A policy that is not a JSON object with statements gets 400 `InvalidParameterValueException`.",
        "aws/aws-cli#1427, for one invalid policy";
    POLICY_VERBATIM = "policy-verbatim", Chosen,
        "`GetVaultLock` returns the policy byte for byte as it was given.",
        "not documented";

    // Vaults
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

    // Accounts
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

    // HTTP
    ORDER_OF_CHECKS = "order-of-checks", Chosen,
        "The first fault decides: authentication, version, path and method, account, new account, body, vault, state, \
         policy.",
        "not documented";
    AUTHORIZATION_MISSING = "authorization-missing", Documented,
        "A request without `Authorization` gets 400 `MissingAuthenticationTokenException`.",
        "api-error-responses; the message is chosen";
    REGION_FROM_SCOPE = "region-from-scope", Chosen,
        "The region is that of the credential scope in `Authorization`, or else the one that the emulator is set to.",
        "the service has a host per region; an emulator on a loopback port has not";
    VERSION_MISSING = "version-missing", Chosen,
        "A request without `x-amz-glacier-version` gets 400 `MissingParameterValueException`.",
        "api-common-request-headers requires it, without a code";
    VERSION_UNKNOWN = "version-unknown", Chosen,
        "An `x-amz-glacier-version` other than `2012-06-01` gets 400 `InvalidParameterValueException`.",
        "api-common-request-headers gives the one value, without a code";
    PATH_UNKNOWN = "path-unknown", Chosen,
        "A path that is none of an operation, an empty segment included, gets 404 `UnknownOperationException`.",
        "not documented";
    METHOD_UNKNOWN = "method-unknown", Chosen,
        "A method that the path does not have gets 405 `MethodNotAllowedException`.",
        "not documented";
    BODY_NOT_JSON = "body-not-json", Documented,
        "A body that is not a JSON object, or in which a member has the wrong type, gets 400 `SerializationException`.",
        "api-error-responses; the message is chosen";
    BODY_NOT_EMPTY = "body-not-empty", Chosen,
        "`CreateVault` with a body gets 400 `InvalidParameterValueException`.",
        "api-vault-put requires 0 bytes, without a code";
    ERROR_BODY = "error-body", Documented,
        "An error has a JSON body with `code`, `message` and `type`, and no header that names its code.",
        "api-error-responses; posted logs have no such header";
    REQUEST_ID = "request-id", Observed,
        "Every answer has an `x-amzn-RequestId` of 47 characters out of `A-Z a-z 0-9 _ -`.",
        "api-common-response-headers, chilts/awssum#59 and vsespb/mt-aws-glacier#32";
    DATE_IS_REAL = "date-is-real", Chosen,
        "The `Date` header is the real time; dates in bodies follow the emulator's clock.",
        "clients correct their clock skew from `Date`, and a moved clock must not set that off";
}
