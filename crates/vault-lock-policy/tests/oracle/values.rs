//! Numbers, dates and addresses, read by hand.

use std::cmp::Ordering;
use std::net::IpAddr;

/// A number, written out in full.
#[derive(Debug, PartialEq)]
pub(super) struct Number {
    is_negative: bool,
    /// Without zeros in front.
    whole: String,
    /// Without zeros at the end.
    fraction: String,
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        let by_size = |a: &Self, b: &Self| {
            let by_whole = a.whole.len().cmp(&b.whole.len()).then_with(|| a.whole.cmp(&b.whole));
            by_whole.then_with(|| a.fraction.cmp(&b.fraction))
        };
        Some(match (self.is_negative, other.is_negative) {
            (false, false) => by_size(self, other),
            (true, true) => by_size(other, self),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
        })
    }
}

/// The highest power of ten that is written out.
const MOST: i64 = 2_000;

pub(super) fn number(text: &str) -> Option<Number> {
    let (mantissa, power) = match text.split_once(['e', 'E']) {
        Some((mantissa, power)) => {
            let (sign, digits) = signed(power);
            (mantissa, sign * digits_of(digits)?.parse::<i64>().ok()?)
        }
        None => (text, 0),
    };
    if power.abs() > MOST {
        return None;
    }
    let (sign, mantissa) = signed(mantissa);
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (digits_of(whole)?, digits_of(fraction)?),
        None => (digits_of(mantissa)?, ""),
    };
    let zeros = "0".repeat(usize::try_from(power.abs()).ok()?);
    let digits = format!("{zeros}{whole}{fraction}{zeros}");
    let point = i64::try_from(zeros.len() + whole.len()).ok()? + power;
    let (whole, fraction) = digits.split_at_checked(usize::try_from(point).ok()?)?;
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    let is_zero = whole.is_empty() && fraction.is_empty();
    Some(Number {
        is_negative: sign < 0 && !is_zero,
        whole: whole.to_owned(),
        fraction: fraction.to_owned(),
    })
}

fn signed(text: &str) -> (i64, &str) {
    match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    }
}

/// The text, if there is nothing but digits in it.
fn digits_of(text: &str) -> Option<&str> {
    (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())).then_some(text)
}

/// A number of so many digits.
fn digits(text: &str, length: usize) -> Option<i64> {
    digits_of(text).filter(|text| text.len() == length)?.parse().ok()
}

/// Nanoseconds since 1970.
pub(super) fn instant(text: &str) -> Option<i128> {
    let (date, time) = text.split_once('T').map_or((text, None), |(date, time)| (date, Some(time)));
    // Four digits are a year, and the hyphen of a negative number is its first character.
    let is_date = digits(date, 4).is_some() || date.chars().skip(1).any(|it| it == '-');
    if time.is_none() && !is_date {
        return seconds(text);
    }
    let parts: Vec<_> = date.split('-').collect();
    let (year, month, day) = match parts[..] {
        [year] => (year, "01", "01"),
        [year, month] => (year, month, "01"),
        [year, month, day] => (year, month, day),
        _ => return None,
    };
    let days = days(digits(year, 4)?, digits(month, 2)?, digits(day, 2)?)?;
    let of_day = match time {
        None => 0,
        Some(time) if parts.len() == 3 => time_of_day(time)?,
        Some(_) => return None,
    };
    Some(i128::from(days) * 86_400_000_000_000 + of_day)
}

/// Days since 1970, counted one year and one month after the other.
fn days(year: i64, month: i64, day: i64) -> Option<i64> {
    let is_leap = |year: i64| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let february = if is_leap(year) { 29 } else { 28 };
    let months = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let before = usize::try_from(month - 1).ok()?;
    if day < 1 || day > *months.get(before)? {
        return None;
    }
    let length = |year: i64| if is_leap(year) { 366 } else { 365 };
    let of_years: i64 = if year < 1970 {
        -(year..1970).map(length).sum::<i64>()
    } else {
        (1970..year).map(length).sum()
    };
    Some(of_years + months.iter().take(before).sum::<i64>() + day - 1)
}

/// Nanoseconds since midnight in UTC.
fn time_of_day(text: &str) -> Option<i128> {
    let (clock, zone) = text.split_at_checked(text.find(['Z', '+', '-'])?)?;
    let (clock, fraction) = clock.split_once('.').map_or((clock, None), |(c, f)| (c, Some(f)));
    let parts: Vec<_> = clock.split(':').collect();
    let (hour, minute, second) = match parts[..] {
        [hour, minute] if fraction.is_none() => (hour, minute, "00"),
        [hour, minute, second] => (hour, minute, second),
        _ => return None,
    };
    let second = limited(second, 60)?;
    let offset = match zone {
        "Z" => 0,
        zone => {
            let (sign, zone) = signed(zone);
            let (hours, minutes) = zone.split_once(':')?;
            sign * (limited(hours, 24)? * 3600 + limited(minutes, 60)? * 60)
        }
    };
    let seconds = limited(hour, 24)? * 3600 + limited(minute, 60)? * 60 + second - offset;
    Some(i128::from(seconds) * 1_000_000_000 + billionths(fraction)?)
}

/// Two digits of a number below `limit`.
fn limited(text: &str, limit: i64) -> Option<i64> {
    digits(text, 2).filter(|number| *number < limit)
}

/// Seconds since 1970.
fn seconds(text: &str) -> Option<i128> {
    let (is_negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(w, f)| (w, Some(f)));
    // As many as fit into a year that has to do with anything.
    let whole = digits_of(whole).filter(|whole| whole.len() <= 15)?;
    let instant = whole.parse::<i128>().ok()? * 1_000_000_000 + billionths(fraction)?;
    Some(if is_negative { -instant } else { instant })
}

/// The digits behind a point, of which there can be nine.
fn billionths(fraction: Option<&str>) -> Option<i128> {
    let Some(fraction) = fraction else { return Some(0) };
    let digits = digits_of(fraction).filter(|digits| digits.len() <= 9)?;
    format!("{digits:0<9}").parse().ok()
}

/// Whether an address is another, or lies in a range of them.
pub(super) fn in_range(found: &str, range: &str) -> bool {
    let Ok(found) = found.parse::<IpAddr>() else { return false };
    let (start, length) = match range.split_once('/') {
        Some((start, length)) => (start, Some(length)),
        None => (range, None),
    };
    let Ok(start) = start.parse::<IpAddr>() else { return false };
    // Version 4 within version 6 counts as version 4 too.
    [found, found.to_canonical()].into_iter().any(|found| {
        let ((found, of), (start, most)) = (bits(found), bits(start));
        let length = match length {
            None => Some(most),
            Some(length) => digits_of(length).and_then(|length| length.parse().ok()),
        };
        let in_front = |address: u128, length: u32| address.checked_shr(most - length).unwrap_or(0);
        let length = length.filter(|length| of == most && *length <= most);
        length.is_some_and(|length| in_front(found, length) == in_front(start, length))
    })
}

/// The address as a number, and how many bits it has.
fn bits(address: IpAddr) -> (u128, u32) {
    match address {
        IpAddr::V4(address) => (u32::from(address).into(), 32),
        IpAddr::V6(address) => (u128::from(address), 128),
    }
}
