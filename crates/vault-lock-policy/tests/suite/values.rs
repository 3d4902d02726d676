//! Numbers, dates and addresses, as conditions read them.

use std::cmp::Ordering;

use pretty_assertions::assert_eq;
use proptest::prelude::*;
use serde_json::{Value, json};
use vault_lock_policy::Decision;

use crate::world::{decides, deny, deny_2008};

fn holds(operator: &str, wanted: &str, found: &str) -> bool {
    let policy = deny(&json!({ "Condition": { operator: { "aws:x": Value::from(wanted) } } }));
    decides(&policy, &json!({ "aws:x": Value::from(found) })) == Decision::Denied
}

/// `<`, `=` or `>`; `?` if they cannot be compared.
fn compares(kind: &str, found: &str, wanted: &str) -> char {
    let [less, equal, greater] = ["LessThan", "Equals", "GreaterThan"]
        .map(|name| holds(&format!("{kind}{name}"), wanted, found));
    match (less, equal, greater) {
        (true, false, false) => '<',
        (false, true, false) => '=',
        (false, false, true) => '>',
        (false, false, false) => '?',
        other => panic!("{found} against {wanted}: {other:?}"),
    }
}

#[test]
fn numbers() {
    for (found, wanted, expected) in [
        ("0", "-0", '='),
        ("0.0", "0e5", '='),
        ("+1", "1.000", '='),
        ("100", "1e2", '='),
        ("0.001", "1E-3", '='),
        ("00012.340", "12.34", '='),
        ("-1", "1", '<'),
        ("-2", "-1", '<'),
        ("-0.1", "0", '<'),
        ("9", "10", '<'),
        ("0.09", "0.1", '<'),
        ("99999999999999999999999999999998", "99999999999999999999999999999999", '<'),
        ("0.1", "0.10000000000000000000000000000001", '<'),
        ("9007199254740993", "9007199254740992", '>'),
        ("1e2147483647", "9e2147483646", '>'),
        ("1e2147483648", "1", '?'),
        ("", "1", '?'),
        (" 1", "1", '?'),
        ("1", "", '?'),
        ("1_000", "1", '?'),
        ("1,5", "1", '?'),
        (".5", "1", '?'),
        ("5.", "1", '?'),
        ("--5", "1", '?'),
        ("0x10", "1", '?'),
        ("NaN", "1", '?'),
        ("inf", "1", '?'),
        ("1e", "1", '?'),
        ("١", "1", '?'),
    ] {
        assert_eq!(compares("Numeric", found, wanted), expected, "{found} against {wanted}");
    }
}

#[test]
fn dates() {
    for (found, wanted, expected) in [
        ("1970", "1970-01-01T00:00:00Z", '='),
        ("2020-02", "2020-02-01", '='),
        ("2020-02-29", "1582934400", '='),
        ("2013-03-20T17:03:43.221Z", "1363799023.221", '='),
        ("2013-03-20T17:03Z", "2013-03-20T19:03:00+02:00", '='),
        ("2013-03-20T17:03:00-05:30", "2013-03-20T22:33:00Z", '='),
        ("1969-12-31T23:59:58.5Z", "-1.5", '='),
        ("2020-01-01T00:00:00.1Z", "2020-01-01T00:00:00.10Z", '='),
        ("2019-12-31T23:59:59.999999999Z", "2020", '<'),
        ("0", "1970-01-01T00:00:01Z", '<'),
        ("10.5", "1970-01-01T00:00:10.5Z", '='),
        ("99999999999", "2020", '>'),
        ("2019-02-29", "2019", '?'),
        ("2020-13", "2019", '?'),
        ("2020-1-1", "2019", '?'),
        ("2020-01-01T00:00:00", "2019", '?'),
        ("2020-01-01T24:00:00Z", "2019", '?'),
        ("2020-01-01T00Z", "2019", '?'),
        ("2020-01-01T00:00.5Z", "2019", '?'),
        ("2020-01-01T00:00:00.Z", "2019", '?'),
        ("2020-01-01T00:00:00.1234567890Z", "2019", '?'),
        ("2020-01-01T00:00:00+0100", "2019", '?'),
        ("2020-01-01T00:00:00é", "2019", '?'),
        ("2020-01T00:00:00Z", "2019", '?'),
        ("2020-01-01t00:00:00z", "2019", '?'),
        ("2020-01-01-01", "2019", '?'),
        ("20200101T000000Z", "2019", '?'),
        ("1577836800000000000000", "2019", '?'),
        ("", "2019", '?'),
        ("-", "2019", '?'),
        ("é020", "2019", '?'),
    ] {
        assert_eq!(compares("Date", found, wanted), expected, "{found} against {wanted}");
    }
}

#[test]
fn addresses() {
    for (range, found, expected) in [
        ("203.0.113.7", "203.0.113.7", true),
        ("203.0.113.7", "203.0.113.8", false),
        ("203.0.113.77/24", "203.0.113.1", true),
        ("0.0.0.0/0", "255.255.255.255", true),
        ("0.0.0.0/0", "::1", false),
        ("10.0.0.0/31", "10.0.0.1", true),
        ("10.0.0.0/31", "10.0.0.2", false),
        ("2001:DB8:1234:5678::/64", "2001:db8:1234:5678:9::1", true),
        ("2001:DB8:1234:5678::/64", "2001:db8:1234:5679::1", false),
        ("::/0", "::1", true),
        ("2001:db8::1", "2001:0db8:0:0::0001", true),
        ("10.0.0.0/33", "10.0.0.1", false),
        ("10.0.0/8", "10.0.0.1", false),
        ("10.0.0.*", "10.0.0.1", false),
        ("", "10.0.0.1", false),
        ("10.0.0.0/8", "10.0.0.0/8", false),
        ("10.0.0.0/8", "", false),
    ] {
        assert_eq!(holds("IpAddress", range, found), expected, "{found} in {range}");
        assert_eq!(holds("NotIpAddress", range, found), !expected, "{found} not in {range}");
    }
}

fn sign(ordering: Ordering) -> char {
    match ordering {
        Ordering::Less => '<',
        Ordering::Equal => '=',
        Ordering::Greater => '>',
    }
}

proptest! {
    /// Scaled integers are numbers that a machine can compare exactly.
    #[test]
    fn numbers_compare_like_scaled_integers(a in -99_999_i64..99_999, b in -99_999_i64..99_999, places in 0_u32..4, shift in 0_u32..3) {
        let scaled = |n: i64| {
            let unit = 10_i64.pow(places);
            let sign = if n < 0 { "-" } else { "" };
            if places == 0 { n.to_string() } else {
                format!("{sign}{}.{:0width$}", n.abs() / unit, n.abs() % unit, width = places as usize)
            }
        };
        let expected = sign(a.cmp(&b));
        let with_power = format!("{b}{}e-{}", "0".repeat(shift as usize), places + shift);
        prop_assert_eq!(compares("Numeric", &scaled(a), &scaled(b)), expected);
        prop_assert_eq!(compares("Numeric", &scaled(a), &with_power), expected);
    }

    /// Seconds since 1970, and the date that another library writes for them.
    #[test]
    fn dates_are_the_seconds_of_the_calendar(seconds in -60_000_000_000_i64..250_000_000_000, other in any::<u32>()) {
        prop_assume!(seconds.abs() > 9_999 && other > 9_999);
        let date = time::OffsetDateTime::from_unix_timestamp(seconds).map_err(|e| TestCaseError::fail(e.to_string()))?;
        prop_assume!((0..=9999).contains(&date.year()));
        let text = format!(
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z",
            date.year(), u8::from(date.month()), date.day(), date.hour(), date.minute(), date.second(),
        );
        prop_assert_eq!(compares("Date", &text, &seconds.to_string()), '=');
        let expected = sign(seconds.cmp(&i64::from(other)));
        prop_assert_eq!(compares("Date", &text, &other.to_string()), expected);
    }

    #[test]
    fn no_value_is_too_strange(found in any::<String>(), wanted in any::<String>()) {
        for operator in ["NumericEquals", "DateEquals", "IpAddress", "Bool", "BinaryEquals", "NumericNotEquals"] {
            let policy = deny_2008(&json!({ "Condition": { operator: { "aws:x": wanted.clone() } } }));
            decides(&policy, &json!({ "aws:x": found.clone() }));
        }
    }
}
