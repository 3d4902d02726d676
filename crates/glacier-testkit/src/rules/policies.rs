//! What a policy must be to be taken on.

use super::{Mark, Rule};

rules! {
    POLICIES: "What a policy must be to be taken on.";
    POLICY_MISSING = "policy-missing", Chosen,
        "`InitiateVaultLock` and `SetVaultAccessPolicy` without `Policy` answer 400 `MissingParameterValueException`.",
        "optional in the model; the code is the one that the model lists for a missing parameter";
    POLICY_SIZE = "policy-size", Chosen,
        "A policy may have 20,480 bytes of UTF-8; a longer one gets 400 `InvalidParameterValueException`.",
        "api-InitiateVaultLock and api-SetVaultAccessPolicy say 20 KB, without unit or code";
    POLICY_CONTENT = "policy-content", Observed,
        "A lock policy that is no policy of the IAM language gets 400 `InvalidParameterValueException`.",
        "aws/aws-cli#1427, for one invalid policy";
    POLICY_VERBATIM = "policy-verbatim", Chosen,
        "`GetVaultLock` and `GetVaultAccessPolicy` return the policy byte for byte as it was given.",
        "not documented";
}
