//! The life of a lock: initiate, complete, abort, get, expiry.

use super::{Mark, Rule};

rules! {
    LOCKS: "The life of a lock: initiate, complete, abort, get, expiry.";
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
}
