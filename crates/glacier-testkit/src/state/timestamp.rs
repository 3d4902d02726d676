//! Points in time as Glacier writes them: milliseconds since 1970, shown as ISO 8601 in UTC.

use std::fmt;
use std::ops::{Add, Range, Sub};
use std::str::FromStr;
use std::time::Duration;

use serde::{Deserialize, Serialize, Serializer};
use time::format_description::well_known::Rfc3339;
use time::{OffsetDateTime, UtcDateTime};

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
/// assert_eq!("2013-03-20T17:03:43.221Z".parse(), Ok(then));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct Timestamp(u64);

/// A text that is not a time between the years 1970 and 9999.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a time between 1970 and 9999 such as `2013-03-20T17:03:43.221Z`")]
pub struct InvalidTimestamp(String);

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

    /// How long before this the earlier time was; nothing if it was later.
    pub fn since(self, earlier: Self) -> Duration {
        Duration::from_millis(self.0.saturating_sub(earlier.0))
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

impl Sub<Duration> for Timestamp {
    type Output = Self;

    /// The time so much earlier, or the start of 1970; parts of a millisecond are cut off.
    fn sub(self, by: Duration) -> Self {
        let by = u64::try_from(by.as_millis()).unwrap_or(u64::MAX);
        Self(self.0.saturating_sub(by))
    }
}

impl FromStr for Timestamp {
    type Err = InvalidTimestamp;

    /// Reads RFC 3339, of which the form of the bodies is a part; parts of a millisecond are cut off.
    fn from_str(text: &str) -> Result<Self, InvalidTimestamp> {
        let at =
            OffsetDateTime::parse(text, &Rfc3339).ok().map(OffsetDateTime::unix_timestamp_nanos);
        let millis = at.and_then(|nanos| u64::try_from(nanos.div_euclid(1_000_000)).ok());
        millis.map(Self::from_millis).ok_or_else(|| InvalidTimestamp(text.to_owned()))
    }
}

impl TryFrom<String> for Timestamp {
    type Error = InvalidTimestamp;

    fn try_from(text: String) -> Result<Self, InvalidTimestamp> {
        text.parse()
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = UtcDateTime::from_unix_timestamp_nanos(i128::from(self.0) * 1_000_000)
            .map_err(|_| fmt::Error)?;
        // Twice in each body of `GetVaultLock`, so it goes past the formatting of numbers.
        let mut text = *b"0000-00-00T00:00:00.000Z";
        put(&mut text, 0..4, at.year().unsigned_abs());
        put(&mut text, 5..7, u8::from(at.month()).into());
        put(&mut text, 8..10, at.day().into());
        put(&mut text, 11..13, at.hour().into());
        put(&mut text, 14..16, at.minute().into());
        put(&mut text, 17..19, at.second().into());
        put(&mut text, 20..23, at.millisecond().into());
        f.write_str(str::from_utf8(&text).map_err(|_| fmt::Error)?)
    }
}

/// Puts the last digits of a number in their place.
fn put(text: &mut [u8], place: Range<usize>, mut number: u32) {
    for digit in text.get_mut(place).into_iter().flatten().rev() {
        *digit = char::from_digit(number % 10, 10).map_or(b'0', |digit| digit as u8);
        number /= 10;
    }
}
