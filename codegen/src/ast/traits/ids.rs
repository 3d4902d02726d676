//! IDs of traits; no other file spells one.

macro_rules! ids {
    ($($name:ident = $id:literal;)*) => { $(pub(crate) const $name: &str = $id;)* };
}

ids! {
    ADDED_DEFAULT = "smithy.api#addedDefault";
    ARN_REFERENCE = "aws.api#arnReference";
    AUTH = "smithy.api#auth";
    AWS_DATA = "aws.api#data";
    AWS_QUERY_ERROR = "aws.protocols#awsQueryError";
    AWS_SERVICE = "aws.api#service";
    CHECKSUM = "aws.protocols#httpChecksum";
    CHECKSUM_REQUIRED = "smithy.api#httpChecksumRequired";
    CLIENT_CONTEXT_PARAMS = "smithy.rules#clientContextParams";
    CLIENT_OPTIONAL = "smithy.api#clientOptional";
    CONTEXT_PARAM = "smithy.rules#contextParam";
    CONTROL_PLANE = "aws.api#controlPlane";
    CORS = "smithy.api#cors";
    DATA_PLANE = "aws.api#dataPlane";
    DEFAULT = "smithy.api#default";
    DEPRECATED = "smithy.api#deprecated";
    DOCUMENTATION = "smithy.api#documentation";
    DUAL_STACK_ONLY = "aws.endpoints#dualStackOnlyEndpoints";
    ENDPOINT = "smithy.api#endpoint";
    ENDPOINT_BDD = "smithy.rules#endpointBdd";
    ENDPOINT_RULE_SET = "smithy.rules#endpointRuleSet";
    ENDPOINT_TESTS = "smithy.rules#endpointTests";
    ENUM = "smithy.api#enum";
    ENUM_VALUE = "smithy.api#enumValue";
    ERROR = "smithy.api#error";
    EVENT_HEADER = "smithy.api#eventHeader";
    EVENT_PAYLOAD = "smithy.api#eventPayload";
    EVENT_STREAM_TESTS = "smithy.test#eventStreamTests";
    EXAMPLES = "smithy.api#examples";
    EXTERNAL_DOCUMENTATION = "smithy.api#externalDocumentation";
    HOST_LABEL = "smithy.api#hostLabel";
    HTTP = "smithy.api#http";
    HTTP_BEARER_AUTH = "smithy.api#httpBearerAuth";
    HTTP_ERROR = "smithy.api#httpError";
    HTTP_HEADER = "smithy.api#httpHeader";
    HTTP_LABEL = "smithy.api#httpLabel";
    HTTP_MALFORMED_REQUEST_TESTS = "smithy.test#httpMalformedRequestTests";
    HTTP_PAYLOAD = "smithy.api#httpPayload";
    HTTP_PREFIX_HEADERS = "smithy.api#httpPrefixHeaders";
    HTTP_QUERY = "smithy.api#httpQuery";
    HTTP_QUERY_PARAMS = "smithy.api#httpQueryParams";
    HTTP_REQUEST_TESTS = "smithy.test#httpRequestTests";
    HTTP_RESPONSE_CODE = "smithy.api#httpResponseCode";
    HTTP_RESPONSE_TESTS = "smithy.test#httpResponseTests";
    IDEMPOTENCY_TOKEN = "smithy.api#idempotencyToken";
    IDEMPOTENT = "smithy.api#idempotent";
    ID_REF = "smithy.api#idRef";
    INPUT = "smithy.api#input";
    INTERNAL = "smithy.api#internal";
    JSON_NAME = "smithy.api#jsonName";
    LENGTH = "smithy.api#length";
    MEDIA_TYPE = "smithy.api#mediaType";
    MIXIN = "smithy.api#mixin";
    NESTED_PROPERTIES = "smithy.api#nestedProperties";
    NOT_PROPERTY = "smithy.api#notProperty";
    OPERATION_CONTEXT_PARAMS = "smithy.rules#operationContextParams";
    OPTIONAL_AUTH = "smithy.api#optionalAuth";
    OUTPUT = "smithy.api#output";
    PAGINATED = "smithy.api#paginated";
    PATTERN = "smithy.api#pattern";
    PRIVATE = "smithy.api#private";
    PROPERTY = "smithy.api#property";
    RANGE = "smithy.api#range";
    READONLY = "smithy.api#readonly";
    RECOMMENDED = "smithy.api#recommended";
    REFERENCES = "smithy.api#references";
    REQUEST_COMPRESSION = "smithy.api#requestCompression";
    REQUIRED = "smithy.api#required";
    REQUIRES_LENGTH = "smithy.api#requiresLength";
    RESOURCE_IDENTIFIER = "smithy.api#resourceIdentifier";
    REST_JSON_1 = "aws.protocols#restJson1";
    RETRYABLE = "smithy.api#retryable";
    SENSITIVE = "smithy.api#sensitive";
    SIGV4 = "aws.auth#sigv4";
    SIGV4A = "aws.auth#sigv4a";
    SINCE = "smithy.api#since";
    SMOKE_TESTS = "smithy.test#smokeTests";
    SPARSE = "smithy.api#sparse";
    STANDARD_PARTITIONAL = "aws.endpoints#standardPartitionalEndpoints";
    STANDARD_REGIONAL = "aws.endpoints#standardRegionalEndpoints";
    STATIC_CONTEXT_PARAMS = "smithy.rules#staticContextParams";
    STREAMING = "smithy.api#streaming";
    SUPPRESS = "smithy.api#suppress";
    TAGS = "smithy.api#tags";
    TAG_ENABLED = "aws.api#tagEnabled";
    TIMESTAMP_FORMAT = "smithy.api#timestampFormat";
    TITLE = "smithy.api#title";
    UNIQUE_ITEMS = "smithy.api#uniqueItems";
    UNSIGNED_PAYLOAD = "aws.auth#unsignedPayload";
    UNSTABLE = "smithy.api#unstable";
    WAITABLE = "smithy.waiters#waitable";
    XML_ATTRIBUTE = "smithy.api#xmlAttribute";
    XML_FLATTENED = "smithy.api#xmlFlattened";
    XML_NAME = "smithy.api#xmlName";
    XML_NAMESPACE = "smithy.api#xmlNamespace";
}

/// Protocols, by which a service speaks.
pub(crate) const PROTOCOLS: [&str; 7] = [
    REST_JSON_1,
    "aws.protocols#awsJson1_0",
    "aws.protocols#awsJson1_1",
    "aws.protocols#awsQuery",
    "aws.protocols#ec2Query",
    "aws.protocols#restXml",
    "smithy.protocols#rpcv2Cbor",
];

/// Namespaces of traits that are for other tools than clients.
pub(crate) const TOOL_NAMESPACES: [&str; 3] = ["aws.cloudformation", "aws.iam", "aws.tagging"];

/// Traits that say something by being there; their value is `{}`.
pub(crate) const ANNOTATIONS: [&str; 21] = [
    ADDED_DEFAULT,
    CHECKSUM_REQUIRED,
    CLIENT_OPTIONAL,
    EVENT_HEADER,
    EVENT_PAYLOAD,
    HOST_LABEL,
    HTTP_BEARER_AUTH,
    HTTP_LABEL,
    HTTP_PAYLOAD,
    HTTP_QUERY_PARAMS,
    HTTP_RESPONSE_CODE,
    IDEMPOTENCY_TOKEN,
    IDEMPOTENT,
    INPUT,
    OUTPUT,
    READONLY,
    REQUIRED,
    REQUIRES_LENGTH,
    SENSITIVE,
    SPARSE,
    STREAMING,
];
