//! Time and numbers that are the same in each run.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use aws_runtime::invocation_id::{InvocationId, InvocationIdGenerator};
use aws_smithy_async::time::TimeSource;
use aws_smithy_runtime_api::box_error::BoxError;

/// The clock of the test defaults, which can be set ahead.
#[derive(Clone, Debug, Default)]
pub struct Clock(Arc<Mutex<Duration>>);

impl Clock {
    /// Sets it this much ahead of where it began.
    pub fn set(&self, ahead: Duration) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = ahead;
    }
}

impl TimeSource for Clock {
    fn now(&self) -> SystemTime {
        let ahead = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_234_567_890) + ahead
    }
}

/// Numbers the calls of a client.
#[derive(Debug, Default)]
pub struct Counter(AtomicU64);

impl InvocationIdGenerator for Counter {
    fn generate(&self) -> Result<Option<InvocationId>, BoxError> {
        let number = self.0.fetch_add(1, Ordering::Relaxed);
        Ok(Some(InvocationId::new(format!("00000000-0000-4000-8000-{number:012}"))))
    }
}
