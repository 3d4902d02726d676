//! The values of traits, as they are written.

use serde::Deserialize;

/// How an operation is bound to HTTP: `smithy.api#http`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object with `method`, `uri` and `code`")]
pub struct Http {
    /// `POST`
    pub method: String,
    /// `/{accountId}/vaults`
    pub uri: String,
    /// The status of a successful answer.
    #[serde(default = "ok")]
    pub code: i64,
}

fn ok() -> i64 {
    200
}

/// Who is at fault: `smithy.api#error`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// The caller.
    Client,
    /// The service.
    Server,
}

/// How AWS names a service: `aws.api#service`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", expecting = "an object with `sdkId`")]
pub struct AwsService {
    /// `Glacier`
    pub sdk_id: String,
    /// `glacier`, the part of ARNs that stands for the service.
    #[serde(default)]
    pub arn_namespace: Option<String>,
}

/// How requests are signed: `aws.auth#sigv4`, `aws.auth#sigv4a`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object with `name`")]
pub struct Sigv4 {
    /// The service part of a credential scope: `glacier`.
    pub name: String,
}

/// What stands before the host of an endpoint: `smithy.api#endpoint`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, expecting = "an object with `hostPrefix`")]
pub struct HostPrefix {
    /// `{account}.data.`
    pub host_prefix: String,
}

/// How a service takes bodies compressed: `smithy.api#requestCompression`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object with `encodings`")]
pub struct RequestCompression {
    /// `gzip`, the best first.
    pub encodings: Vec<String>,
}

/// Why something should no longer be used: `smithy.api#deprecated`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object with `message` and `since`")]
pub struct Deprecated {
    /// What to use instead.
    pub message: Option<String>,
    /// A version or a day.
    pub since: Option<String>,
}

/// Whether a call may be repeated after an error: `smithy.api#retryable`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object with `throttling`")]
pub struct Retryable {
    /// Whether there were too many calls.
    #[serde(default)]
    pub throttling: bool,
}

/// A value of an enumeration written with `smithy.api#enum`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object with `value` and `name`")]
pub struct EnumDefinition {
    /// `public-read`
    pub value: String,
    /// `PUBLIC_READ`
    pub name: Option<String>,
    /// What it means.
    pub documentation: Option<String>,
    /// Labels for tools.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Whether it should no longer be used.
    #[serde(default)]
    pub deprecated: bool,
}
