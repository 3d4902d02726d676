//! The dates of answers.

use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;
use std::ops::Range;
use std::time::{Duration, SystemTime};

/// What servers send: digits, letters, and what must be as it is.
const SHAPE: &[u8; 29] = b"aaa, 00 aaa 0000 00:00:00 GMT";

const MONTHS: [&[u8]; 12] = [
    b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec",
];

/// The days of a year before each month, if there is no leap day.
const DAYS_BEFORE: [u64; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/// The time that a date of HTTP tells (RFC 9110, 5.6.7). What servers usually send is read here, all else by the official
/// parser.
pub(crate) fn parse(text: &str) -> Option<SystemTime> {
    match text.as_bytes().try_into().ok().and_then(seconds) {
        Some(seconds) => SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds)),
        None => DateTime::from_str(text, Format::HttpDate).ok()?.try_into().ok(),
    }
}

/// Seconds since 1970, if every month has such a day and every fourth year is a leap year: from 1970 to 2099.
fn seconds(text: &[u8; SHAPE.len()]) -> Option<u64> {
    let is_like = |(byte, shape): (&u8, &u8)| match shape {
        b'0' => byte.is_ascii_digit(),
        b'a' => byte.is_ascii_alphabetic(),
        shape => byte == shape,
    };
    if !text.iter().zip(SHAPE).all(is_like) {
        return None;
    }
    let number = |place: Range<usize>| {
        let digits = text.get(place).unwrap_or_default();
        digits.iter().fold(0, |number, digit| number * 10 + u64::from(digit & 0xf))
    };
    let (day, year) = (number(5..7), number(12..16));
    let (hour, minute, second) = (number(17..19), number(20..22), number(23..25));
    let month = MONTHS.iter().position(|name| text.get(8..11) == Some(*name))?;
    let is_usual = (1970..2100).contains(&year) && (1..=28).contains(&day);
    if !is_usual || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let is_after_leap_day = year % 4 == 0 && month > 1;
    let leap_days = (year - 1969) / 4 + u64::from(is_after_leap_day);
    let days = (year - 1970) * 365 + leap_days + DAYS_BEFORE.get(month)? + day - 1;
    Some(((days * 24 + hour) * 60 + minute) * 60 + second)
}
