//! What a policy must be to become a lock.

use super::{Mark, Rule};

rules! {
    POLICIES: "What a policy must be to become a lock.";
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
}
