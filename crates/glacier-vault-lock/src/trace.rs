//! What is told of a call through `tracing`: vault and outcome, never credentials, and a lock ID only at debug level.

use crate::{
    error::Error,
    lock::{HowLocked, LockStatus, LockedVault},
    locks::Resumed,
};
use std::fmt;
use tracing::{Instrument as _, Span, info, warn};

/// Runs a call within its span and tells how it ended.
pub(crate) async fn traced<T: Outcome>(
    span: Span,
    call: impl Future<Output = Result<T, Error>>,
) -> Result<T, Error> {
    async {
        let result = call.await;
        match &result {
            Ok(value) => info!(outcome = %Shown(value), "done"),
            Err(error) => warn!(outcome = %error, "not done"),
        }
        result
    }
    .instrument(span)
    .await
}

/// What is told of a success.
pub(crate) trait Outcome {
    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;
}

struct Shown<'a, T>(&'a T);

impl<T: Outcome> fmt::Display for Shown<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.show(f)
    }
}

impl Outcome for () {
    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no lock")
    }
}

impl Outcome for LockStatus {
    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Outcome for LockedVault {
    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.how {
            HowLocked::Completed => "locked",
            HowLocked::Already => "locked already",
        })
    }
}

impl Outcome for Resumed {
    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => f.write_str("nothing to go on with"),
            Self::Pending(pending) => pending.show(f),
            Self::Locked(locked) => locked.show(f),
        }
    }
}
