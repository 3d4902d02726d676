//! When a request was signed.

use std::time::{SystemTime, UNIX_EPOCH};

use http::header::DATE;
use http::{HeaderMap, HeaderName, HeaderValue};
use time::{Date, Month, Time, UtcDateTime};

use super::refusal;
use crate::state::ServiceError;

const X_AMZ_DATE: HeaderName = HeaderName::from_static("x-amz-date");
const TOLERANCE: i64 = 5 * 60;

/// The time that a signature is made for.
#[derive(Debug)]
pub(super) struct SigningDate<'a> {
    /// The header's value, in the form `YYYYMMDDTHHMMSSZ`.
    pub(super) text: &'a str,
    seconds: i64,
}

impl<'a> SigningDate<'a> {
    /// Reads `x-amz-date`, or else `Date`, [`rules::SIGNING_DATE`](crate::rules::SIGNING_DATE).
    pub(super) fn read(headers: &'a HeaderMap) -> Result<Self, ServiceError> {
        let header = if headers.contains_key(X_AMZ_DATE) { X_AMZ_DATE } else { DATE };
        let mut values = headers.get_all(&header).iter();
        let Some(value) = values.next() else { return Err(refusal::date_missing()) };
        if values.next().is_some() {
            return Err(refusal::date_malformed(header.as_str(), "there more than once"));
        }
        let parsed =
            value.to_str().ok().map(|text| text.trim_matches([' ', '\t'])).and_then(Self::parse);
        parsed.ok_or_else(|| refusal::date_malformed(header.as_str(), &shown(value)))
    }

    fn parse(text: &'a str) -> Option<Self> {
        let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
        let (date, time) = (digits::<8>(date)?, digits::<6>(time)?);
        let month = Month::try_from(u8::try_from(date / 100 % 100).ok()?).ok()?;
        let year = i32::try_from(date / 10_000).ok()?;
        let date = Date::from_calendar_date(year, month, two_digits(date)).ok()?;
        let time =
            Time::from_hms(two_digits(time / 10_000), two_digits(time / 100), two_digits(time));
        Some(Self { text, seconds: UtcDateTime::new(date, time.ok()?).unix_timestamp() })
    }

    /// The day, as the credential scope names it.
    pub(super) fn day(&self) -> &'a str {
        self.text.split('T').next().unwrap_or_default()
    }

    /// Lets pass what is signed within five minutes of `now`.
    pub(super) fn must_be_near(&self, now: SystemTime) -> Result<(), ServiceError> {
        let now = seconds(now);
        if self.seconds < now - TOLERANCE {
            return Err(refusal::expired(self.text, &basic(now - TOLERANCE), &basic(now)));
        }
        if self.seconds > now + TOLERANCE {
            return Err(refusal::not_yet_current(self.text, &basic(now + TOLERANCE), &basic(now)));
        }
        Ok(())
    }
}

/// The number that a text of exactly so many digits stands for.
fn digits<const COUNT: usize>(text: &str) -> Option<u32> {
    let is_number = text.len() == COUNT && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

fn two_digits(number: u32) -> u8 {
    u8::try_from(number % 100).unwrap_or_default()
}

/// Whole seconds since 1970; a clock that stands before is taken to stand there.
fn seconds(time: SystemTime) -> i64 {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}

/// A time in the form of `x-amz-date`.
fn basic(seconds: i64) -> String {
    let Ok(time) = UtcDateTime::from_unix_timestamp(seconds) else { return seconds.to_string() };
    let (hour, minute, second) = time.as_hms();
    let (year, month, day) = time.to_calendar_date();
    format!("{year:04}{:02}{day:02}T{hour:02}{minute:02}{second:02}Z", u8::from(month))
}

fn shown(value: &HeaderValue) -> String {
    format!("`{}`", String::from_utf8_lossy(value.as_bytes()))
}
