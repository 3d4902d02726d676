//! Clocks for the emulator: the real one, one that stands still, and one that tests can move.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::state::Timestamp;

/// A source of the time that the emulator goes by.
pub trait Clock: fmt::Debug + Send + Sync {
    /// The time now.
    fn now(&self) -> Timestamp;

    /// Whether it shows the same time until it is moved, so that a test can meet an instant to the millisecond.
    fn stands_still(&self) -> bool {
        false
    }
}

/// A clock that tests can move forward. Clones share one time.
///
/// It runs as the clock beneath it does, ahead of it by all that was added. By default that is the real clock, so that
/// dates agree with the client's; on a [`FrozenClock`] nothing moves unless the test says so.
///
/// ```
/// use std::time::Duration;
/// use glacier_testkit::{clock::{Clock, MovableClock}, state::Timestamp};
///
/// let clock = MovableClock::frozen_at(Timestamp::from_millis(0));
/// clock.clone().advance(Duration::from_secs(1));
/// assert_eq!(clock.now(), Timestamp::from_millis(1_000));
/// ```
#[derive(Debug, Clone)]
pub struct MovableClock {
    base: Arc<dyn Clock>,
    ahead_millis: Arc<AtomicU64>,
}

/// The real time.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

/// A clock that stands still.
#[derive(Debug, Clone, Copy)]
pub struct FrozenClock(pub Timestamp);

impl MovableClock {
    /// A clock that shows what `base` shows, until it is moved.
    pub fn new(base: impl Clock + 'static) -> Self {
        Self { base: Arc::new(base), ahead_millis: Arc::default() }
    }

    /// A clock that stands at `start`, until it is moved.
    pub fn frozen_at(start: Timestamp) -> Self {
        Self::new(FrozenClock(start))
    }

    /// How far it was moved, in milliseconds.
    pub fn ahead_millis(&self) -> u64 {
        self.ahead_millis.load(Ordering::SeqCst)
    }

    /// Sets how far it was moved, backwards too.
    pub(crate) fn set_ahead_millis(&self, millis: u64) {
        self.ahead_millis.store(millis, Ordering::SeqCst);
    }

    /// Moves the clock forward; parts of a millisecond are cut off.
    pub fn advance(&self, by: Duration) {
        let by = u64::try_from(by.as_millis()).unwrap_or(u64::MAX);
        let mut ahead = self.ahead_millis();
        while let Err(moved) = self.ahead_millis.compare_exchange_weak(
            ahead,
            ahead.saturating_add(by),
            Ordering::SeqCst,
            Ordering::SeqCst,
        ) {
            ahead = moved;
        }
    }
}

impl Default for MovableClock {
    /// Runs with the real time.
    fn default() -> Self {
        Self::new(SystemClock)
    }
}

impl Clock for MovableClock {
    fn now(&self) -> Timestamp {
        self.base.now() + Duration::from_millis(self.ahead_millis.load(Ordering::SeqCst))
    }

    fn stands_still(&self) -> bool {
        self.base.stands_still()
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        // A machine whose clock stands before 1970 is taken to stand there.
        Timestamp::from_millis(0) + SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
    }
}

impl Clock for FrozenClock {
    fn now(&self) -> Timestamp {
        self.0
    }

    fn stands_still(&self) -> bool {
        true
    }
}
