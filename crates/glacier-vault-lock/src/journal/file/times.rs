//! Times as text: RFC 3339, to the nanosecond, since they are compared for equality.

use glacier_sdk::primitives::DateTime;
use std::time::{Duration, SystemTime};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

const NANOS_IN_A_SECOND: i128 = 1_000_000_000;

/// By this machine's clock, from 1970 on.
pub(super) fn write_attempt(time: SystemTime) -> Result<String, String> {
    let since_1970 = time.duration_since(SystemTime::UNIX_EPOCH).ok();
    since_1970.and_then(|since| write(i128::try_from(since.as_nanos()).ok()?)).ok_or_else(|| {
        "an attempt was made at a time that is not between the years 1970 and 9999".to_owned()
    })
}

pub(super) fn read_attempt(member: &str, text: &str) -> Result<SystemTime, String> {
    let nanos = read(member, text)?;
    let seconds = u64::try_from(nanos.div_euclid(NANOS_IN_A_SECOND)).ok();
    let rest = u32::try_from(nanos.rem_euclid(NANOS_IN_A_SECOND)).ok();
    seconds
        .zip(rest)
        .and_then(|(seconds, rest)| {
            SystemTime::UNIX_EPOCH.checked_add(Duration::new(seconds, rest))
        })
        .ok_or_else(|| format!("`{member}`: `{text}` is not between the years 1970 and 9999"))
}

/// By the service's clock.
pub(super) fn write_created(time: DateTime) -> Result<String, String> {
    write(time.as_nanos()).ok_or_else(|| {
        "the lock was created at a time that is not between the years 0 and 9999".to_owned()
    })
}

pub(super) fn read_created(text: &str) -> Result<DateTime, String> {
    DateTime::from_nanos(read("created", text)?)
        .map_err(|_| format!("`created`: `{text}` is not a time that can be"))
}

fn write(nanos: i128) -> Option<String> {
    OffsetDateTime::from_unix_timestamp_nanos(nanos).ok()?.format(&Rfc3339).ok()
}

fn read(member: &str, text: &str) -> Result<i128, String> {
    OffsetDateTime::parse(text, &Rfc3339)
        .map(OffsetDateTime::unix_timestamp_nanos)
        .map_err(|_| format!("`{member}`: `{text}` is not a time in the form of RFC 3339"))
}
