//! How a client is configured, said without any client's types.

use std::time::Duration;

use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::http::NonUtf8HeaderHandling;
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;

/// The configuration of a client, on top of the second version of the test defaults.
#[derive(Clone, Debug)]
pub struct Setup {
    /// Unset is `us-east-1`, which the test defaults fill in.
    pub region: Option<String>,
    /// An endpoint instead of the one that the rules give.
    pub endpoint_url: Option<String>,
    /// With it the credentials are temporary ones.
    pub session_token: Option<String>,
    /// Whether the endpoint keeps to FIPS 140.
    pub use_fips: Option<bool>,
    /// Whether the endpoint also has an IPv6 address.
    pub use_dual_stack: Option<bool>,
    /// Which defaults apply.
    pub behavior: Behavior,
    /// Goes into the user agent.
    pub app_name: Option<String>,
    /// Mode and number of attempts.
    pub retries: Option<RetryConfig>,
    /// Limits for connecting, reading, an attempt and the whole operation.
    pub timeouts: Option<TimeoutConfig>,
    /// What to do about a header of the answer that is not UTF-8.
    pub non_utf8_headers: Option<NonUtf8HeaderHandling>,
}

/// One attempt and nothing else out of the ordinary.
impl Default for Setup {
    fn default() -> Self {
        Self {
            region: None,
            endpoint_url: None,
            session_token: None,
            use_fips: None,
            use_dual_stack: None,
            behavior: Behavior::Latest,
            app_name: None,
            retries: Some(RetryConfig::disabled()),
            timeouts: None,
            non_utf8_headers: None,
        }
    }
}

/// A behavior version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Behavior {
    /// The first one.
    V2023,
    /// Second.
    V2024,
    /// Third.
    V2025January,
    /// Fourth.
    V2025August,
    /// Fifth.
    V2026,
    /// Whatever the runtime calls the latest.
    Latest,
}

impl Behavior {
    /// Every behavior version.
    pub const ALL: [Self; 6] = [
        Self::V2023,
        Self::V2024,
        Self::V2025January,
        Self::V2025August,
        Self::V2026,
        Self::Latest,
    ];

    #[expect(deprecated, reason = "old versions have to behave as they did")]
    pub(crate) fn version(self) -> BehaviorVersion {
        match self {
            Self::V2023 => BehaviorVersion::v2023_11_09(),
            Self::V2024 => BehaviorVersion::v2024_03_28(),
            Self::V2025January => BehaviorVersion::v2025_01_17(),
            Self::V2025August => BehaviorVersion::v2025_08_07(),
            Self::V2026 => BehaviorVersion::v2026_01_12(),
            Self::Latest => BehaviorVersion::latest(),
        }
    }
}

/// How a call is made: which way in, and what is changed for this call only.
#[derive(Clone, Debug, Default)]
pub struct Manner {
    /// Which way in.
    pub route: Route,
    /// Headers that an interceptor adds after serialization.
    pub headers: Vec<(String, String)>,
    /// Configuration for this call only.
    pub per_call: Option<PerCall>,
    /// Where the clock of the client stands, counted from the moment that the test defaults start at.
    pub clock: Duration,
}

/// The ways to send a call.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// `client.operation().….send()`
    #[default]
    Fluent,
    /// `OperationInput::builder().….send_with(&client)`; headers and configuration for one call are left out.
    InputBuilder,
    /// `client.operation().….customize().….send()`
    Customized,
}

/// Configuration that overrides the client's for one call.
#[derive(Clone, Debug, Default)]
pub struct PerCall {
    /// The region.
    pub region: Change<String>,
    /// The endpoint.
    pub endpoint_url: Change<String>,
    /// Credentials with this token.
    pub session_token: Option<String>,
    /// FIPS on or off.
    pub use_fips: Change<bool>,
    /// Dual-stack on or off.
    pub use_dual_stack: Change<bool>,
    /// The retries.
    pub retries: Change<RetryConfig>,
    /// The name in the user agent.
    pub app_name: Change<String>,
}

/// What a setter is called with, if it is called.
#[derive(Clone, Debug, Default)]
pub enum Change<T> {
    /// It is not called.
    #[default]
    Keep,
    /// It is called with nothing, which is not the same.
    Unset,
    /// It is called with a value.
    Set(T),
}

impl<T> Change<T> {
    pub(crate) fn apply(self, setter: impl FnOnce(Option<T>)) {
        match self {
            Self::Keep => {}
            Self::Unset => setter(None),
            Self::Set(value) => setter(Some(value)),
        }
    }
}
