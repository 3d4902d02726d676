//! How far the service's clock is from ours, for signatures.

use crate::config::{ConfigBag, RuntimeComponents};
use crate::error::BoxError;
use crate::plumbing::call::state::CallState;
use aws_runtime::auth::{HttpSignatureType, SigV4OperationSigningConfig};
use aws_smithy_async::time::{SharedTimeSource, TimeSource};
use std::time::{Duration, SystemTime};

/// What has to be added to our time to have the service's, in milliseconds.
///
/// It is what `aws-runtime` keeps as `AttemptSkew`, which nobody else can read. Whoever measures the difference leaves it in
/// the bag of the call, zero if it is not to be corrected; the official interceptor must not run beside it, or the official
/// signer would correct twice. Without it in the bag every request goes to the official signer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct ClockSkew(pub(crate) i64);

impl ClockSkew {
    /// That of a call, if it was measured here.
    pub(crate) fn of(cfg: &ConfigBag) -> Option<Self> {
        cfg.load::<CallState>().and_then(|state| state.skew)
    }

    /// The difference if one clock shows `theirs` when ours shows `ours`.
    pub(crate) fn between(ours: SystemTime, theirs: SystemTime) -> Self {
        let millis = |time: Duration| i64::try_from(time.as_millis()).unwrap_or(i64::MAX);
        match theirs.duration_since(ours) {
            Ok(ahead) => Self(millis(ahead)),
            Err(err) => Self(-millis(err.duration())),
        }
    }

    /// How much they differ, whichever is ahead.
    pub(crate) fn abs(self) -> Duration {
        Duration::from_millis(self.0.unsigned_abs())
    }

    /// The service's time when ours is `time`, or ours if theirs can't be told.
    pub(crate) fn apply(self, time: SystemTime) -> SystemTime {
        let skew = Duration::from_millis(self.0.unsigned_abs());
        let applied = if self.0 < 0 { time.checked_sub(skew) } else { time.checked_add(skew) };
        applied.unwrap_or(time)
    }
}

/// Components with the service's time for the official signer, if it differs from ours. Signatures in a query are made
/// without having asked the service anything, and keep our time.
pub(crate) fn corrected(
    components: &RuntimeComponents,
    cfg: &ConfigBag,
) -> Result<Option<RuntimeComponents>, BoxError> {
    let signing = cfg.load::<SigV4OperationSigningConfig>();
    let kind = signing.map(|signing| signing.signing_options.signature_type);
    if kind == Some(HttpSignatureType::HttpRequestQueryParams) {
        return Ok(None);
    }
    self::components(components, cfg)
}

/// Components with the service's time, if it differs from ours.
pub(crate) fn components(
    components: &RuntimeComponents,
    cfg: &ConfigBag,
) -> Result<Option<RuntimeComponents>, BoxError> {
    let skew = ClockSkew::of(cfg).unwrap_or_default();
    if skew == ClockSkew::default() {
        return Ok(None);
    }
    let time_source = components.time_source().unwrap_or_default();
    let corrected = SharedTimeSource::new(Corrected { time_source, skew });
    Ok(Some(components.to_builder().with_time_source(Some(corrected)).build()?))
}

#[derive(Debug)]
struct Corrected {
    time_source: SharedTimeSource,
    skew: ClockSkew,
}

impl TimeSource for Corrected {
    fn now(&self) -> SystemTime {
        self.skew.apply(self.time_source.now())
    }
}
