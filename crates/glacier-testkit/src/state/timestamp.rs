//! Points in time as Glacier writes them: milliseconds since 1970, shown as ISO 8601 in UTC.

use std::fmt;
use std::ops::Add;
use std::time::Duration;

use time::UtcDateTime;

/// Milliseconds since the start of 1970, UTC, up to the last of the year 9999.
///
/// Shown in the form of the dates in Glacier's bodies
/// ([source](https://docs.aws.amazon.com/amazonglacier/latest/dev/api-GetVaultLock.html)).
///
/// ```
/// use std::time::Duration;
/// use glacier_testkit::state::Timestamp;
///
/// let then = Timestamp::from_millis(1_363_799_023_221);
/// assert_eq!(then.to_string(), "2013-03-20T17:03:43.221Z");
/// assert_eq!((then + Duration::from_secs(60)).to_string(), "2013-03-20T17:04:43.221Z");
/// ```
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub struct Timestamp(u64);

impl Timestamp {
    /// The last millisecond of the year 9999.
    pub const MAX: Self = Self(253_402_300_799_999);

    /// The time so many milliseconds after the start of 1970, or [`Timestamp::MAX`] if that is later.
    pub fn from_millis(millis: u64) -> Self {
        Self(millis.min(Self::MAX.0))
    }

    /// Milliseconds since the start of 1970.
    pub fn as_millis(self) -> u64 {
        self.0
    }
}

impl Add<Duration> for Timestamp {
    type Output = Self;

    /// The time so much later, or [`Timestamp::MAX`]; parts of a millisecond are cut off.
    fn add(self, by: Duration) -> Self {
        let by = u64::try_from(by.as_millis()).unwrap_or(u64::MAX);
        Self::from_millis(self.0.saturating_add(by))
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = UtcDateTime::from_unix_timestamp_nanos(i128::from(self.0) * 1_000_000)
            .map_err(|_| fmt::Error)?;
        let (year, month, day) = (at.year(), u8::from(at.month()), at.day());
        let (hour, minute, second, milli) = (at.hour(), at.minute(), at.second(), at.millisecond());
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{milli:03}Z")
    }
}
