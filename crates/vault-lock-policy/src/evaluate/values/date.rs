//! Instants: dates as the W3C writes them (a profile of ISO 8601), or seconds since 1970.

use time::{Date, Month, PrimitiveDateTime, Time, UtcOffset};

/// An instant, in nanoseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Instant(i128);

impl Instant {
    /// Reads `2020`, `2020-01`, `2020-01-31`, `2020-01-31T12:30Z`, `2020-01-31T12:30:00.5+01:00`, and seconds like `1580474400`.
    /// A date without a time is its first instant in UTC; four digits are a year.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (date, time) = match text.split_once('T') {
            Some((date, time)) => (date, Some(time)),
            None => (text, None),
        };
        let is_year = number::<i32>(date, 4).is_some();
        if time.is_none() && !is_year && !date.get(1..).is_some_and(|rest| rest.contains('-')) {
            return epoch(text);
        }
        let (date, is_full) = calendar_date(date)?;
        let (time, offset) = match time {
            Some(time) if is_full => time_of_day(time)?,
            Some(_) => return None,
            None => (Time::MIDNIGHT, UtcOffset::UTC),
        };
        Some(Self(PrimitiveDateTime::new(date, time).assume_offset(offset).unix_timestamp_nanos()))
    }
}

/// The first day of a year or a month, or a day; and whether it is a day.
fn calendar_date(text: &str) -> Option<(Date, bool)> {
    let mut parts = text.split('-');
    let year = number::<i32>(parts.next()?, 4)?;
    let month = parts.next().map_or(Some(1), |month| number::<u8>(month, 2))?;
    let day = parts.next();
    if parts.next().is_some() {
        return None;
    }
    let date = Date::from_calendar_date(
        year,
        Month::try_from(month).ok()?,
        day.map_or(Some(1), |day| number::<u8>(day, 2))?,
    );
    Some((date.ok()?, day.is_some()))
}

/// `hh:mm`, `hh:mm:ss` or `hh:mm:ss.s…`, and `Z`, `+hh:mm` or `-hh:mm`.
fn time_of_day(text: &str) -> Option<(Time, UtcOffset)> {
    let zone = text.find(['Z', '+', '-'])?;
    let (clock, zone) = text.split_at_checked(zone)?;
    let (clock, fraction) = match clock.split_once('.') {
        Some((clock, fraction)) => (clock, nanoseconds(fraction)?),
        None => (clock, 0),
    };
    let mut parts = clock.split(':');
    let hour = number(parts.next()?, 2)?;
    let minute = number(parts.next()?, 2)?;
    let second = match parts.next() {
        Some(second) => number(second, 2)?,
        // A fraction belongs to seconds.
        None if fraction != 0 || text.contains('.') => return None,
        None => 0,
    };
    if parts.next().is_some() {
        return None;
    }
    Some((Time::from_hms_nano(hour, minute, second, fraction).ok()?, offset(zone)?))
}

fn offset(zone: &str) -> Option<UtcOffset> {
    if zone == "Z" {
        return Some(UtcOffset::UTC);
    }
    let (hours, minutes) = zone.get(1..)?.split_once(':')?;
    let (hours, minutes) = (number::<i8>(hours, 2)?, number::<i8>(minutes, 2)?);
    let sign = if zone.starts_with('-') { -1 } else { 1 };
    UtcOffset::from_hms(sign * hours, sign * minutes, 0).ok()
}

/// Seconds since 1970, to the nanosecond.
fn epoch(text: &str) -> Option<Instant> {
    let (negative, unsigned) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (seconds, fraction) = match unsigned.split_once('.') {
        Some((seconds, fraction)) => (seconds, nanoseconds(fraction)?),
        None => (unsigned, 0),
    };
    // Far more than any calendar holds, and far from overflow.
    let seconds: i64 =
        if seconds.len() <= 15 { number(seconds, seconds.len())? } else { return None };
    let nanoseconds = i128::from(seconds) * 1_000_000_000 + i128::from(fraction);
    Some(Instant(if negative { -nanoseconds } else { nanoseconds }))
}

/// The digits after the point, of which there may be nine.
fn nanoseconds(fraction: &str) -> Option<u32> {
    let digits = u32::try_from(fraction.len()).ok()?;
    let value: u32 = number(fraction, fraction.len())?;
    Some(value * 10_u32.pow(9_u32.checked_sub(digits)?))
}

/// A number of exactly `length` digits.
fn number<T: std::str::FromStr>(text: &str, length: usize) -> Option<T> {
    let is_right =
        text.len() == length && !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if is_right { text.parse().ok() } else { None }
}
