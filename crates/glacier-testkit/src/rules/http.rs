//! The wire: order of checks, headers, paths, bodies.

use super::{Mark, Rule};

rules! {
    HTTP: "The wire: order of checks, headers, paths, bodies.";
    ORDER_OF_CHECKS = "order-of-checks", Chosen,
        "The first fault decides: authentication, version, path and method, account, new account, an operation that is \
         not served, query and body, vault, its policies, its state, the content of a new policy or of tags.",
        "not documented";
    REGION_FROM_SCOPE = "region-from-scope", Chosen,
        "The region is that of the credential scope in `Authorization`; for unsigned requests it is the emulator's.",
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
    OPERATION_NOT_SERVED = "operation-not-served", Chosen,
        "An operation of Glacier that the emulator does not serve gets 404 `UnknownOperationException`.",
        "the service has 33 operations; these are the ones that a vault lock has to do with";
    QUERY_REPEATED = "query-repeated", Chosen,
        "A query that has a parameter of the operation twice gets 400 `InvalidParameterValueException`; parameters that \
         the operation does not have count for nothing.",
        "not documented";
    BODY_NOT_JSON = "body-not-json", Documented,
        "A body that is not a JSON object, or in which a member has the wrong type or is there twice, gets 400 \
         `SerializationException`; members that the operation does not have count for nothing.",
        "api-error-responses; the message is chosen";
    BODY_IGNORED = "body-ignored", Chosen,
        "Operations without members in a body do not look at it, but for `CreateVault`.",
        "not documented";
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
