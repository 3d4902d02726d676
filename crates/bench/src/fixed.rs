//! Time that stands still, so that each run takes the same way.

use std::time::{Duration, SystemTime};

use aws_smithy_async::rt::sleep::{AsyncSleep, Sleep};
use aws_smithy_async::time::TimeSource;

/// The time of both clients and of the answers, in seconds since 1970.
pub const SECONDS: u64 = 1_790_000_000;

/// A clock that stands.
#[derive(Clone, Copy, Debug)]
pub struct Fixed;

impl TimeSource for Fixed {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(SECONDS)
    }
}

/// Does not sleep: what is between two attempts is not what a client costs.
#[derive(Clone, Copy, Debug)]
pub struct Never;

impl AsyncSleep for Never {
    fn sleep(&self, _: Duration) -> Sleep {
        Sleep::new(std::future::ready(()))
    }
}
