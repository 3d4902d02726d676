//! How far the service's clock is ahead of this machine's, as its answers show.

use glacier_sdk::{
    config::http::HttpResponse,
    primitives::{DateTime, DateTimeFormat},
};
use std::{
    sync::atomic::{AtomicI64, Ordering},
    time::{Duration, SystemTime},
};

/// The difference that the last answer showed; none before the first. It is right to a second and the time that an answer takes.
#[derive(Debug, Default)]
pub(crate) struct Skew(AtomicI64);

impl Skew {
    /// Compares the date of an answer with the time at which it came.
    pub(super) fn note(&self, answer: &HttpResponse, now: SystemTime) {
        let date = answer.headers().get("date");
        let date = date.and_then(|date| DateTime::from_str(date, DateTimeFormat::HttpDate).ok());
        let now = DateTime::from(now).to_millis();
        let date = date.and_then(|date| date.to_millis().ok());
        if let (Some(date), Ok(now)) = (date, now) {
            self.0.store(date.saturating_sub(now), Ordering::Relaxed);
        }
    }

    /// A time of this machine by the service's clock.
    pub(crate) fn by_the_service(&self, time: SystemTime) -> SystemTime {
        let ahead = self.0.load(Ordering::Relaxed);
        let span = Duration::from_millis(ahead.unsigned_abs());
        let there = if ahead < 0 { time.checked_sub(span) } else { time.checked_add(span) };
        there.unwrap_or(time)
    }
}
