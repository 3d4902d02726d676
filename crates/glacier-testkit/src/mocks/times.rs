//! How many calls a mock expects.

use std::fmt;
use std::ops::{RangeFrom, RangeInclusive, RangeToInclusive};

/// How many calls [`OperationMock::expect`](super::OperationMock::expect) wants: a number or a range.
///
/// ```
/// use glacier_testkit::mocks::Times;
///
/// assert_eq!(Times::from(1).to_string(), "1 call");
/// assert_eq!(Times::from(2..).to_string(), "at least 2 calls");
/// assert_eq!(Times::from(..=3).to_string(), "at most 3 calls");
/// assert_eq!(Times::from(1..=3).to_string(), "1 to 3 calls");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Times {
    min: u64,
    max: Option<u64>,
}

impl Times {
    pub(super) fn contains(self, calls: u64) -> bool {
        calls >= self.min && self.max.is_none_or(|max| calls <= max)
    }

    pub(super) fn wants_more_than(self, calls: u64) -> bool {
        calls < self.min
    }
}

impl From<u64> for Times {
    fn from(exactly: u64) -> Self {
        Self { min: exactly, max: Some(exactly) }
    }
}

impl From<RangeFrom<u64>> for Times {
    fn from(range: RangeFrom<u64>) -> Self {
        Self { min: range.start, max: None }
    }
}

impl From<RangeInclusive<u64>> for Times {
    fn from(range: RangeInclusive<u64>) -> Self {
        Self { min: *range.start(), max: Some(*range.end()) }
    }
}

impl From<RangeToInclusive<u64>> for Times {
    fn from(range: RangeToInclusive<u64>) -> Self {
        Self { min: 0, max: Some(range.end) }
    }
}

impl From<Times> for wiremock::Times {
    fn from(times: Times) -> Self {
        match times.max {
            None => (times.min..).into(),
            Some(max) if max == times.min => max.into(),
            Some(max) => (times.min..=max).into(),
        }
    }
}

impl fmt::Display for Times {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.min, self.max) {
            (min, None) => write!(f, "at least {}", calls(min)),
            (min, Some(max)) if min == max => f.write_str(&calls(max)),
            (0, Some(max)) => write!(f, "at most {}", calls(max)),
            (min, Some(max)) => write!(f, "{min} to {}", calls(max)),
        }
    }
}

/// A number of calls, in words.
pub(super) fn calls(number: u64) -> String {
    if number == 1 { "1 call".to_owned() } else { format!("{number} calls") }
}
