//! Numbers of any size: every digit survives, in both directions.

use crate::plumbing::json::{self, FromJson};
use crate::plumbing::payload::payload;
use crate::plumbing::to_json::ToJson;
use aws_smithy_types::{BigDecimal, BigInteger};
use proptest::prelude::*;
use std::collections::HashMap;
use std::str::FromStr;

/// What is written for a number.
fn written<T>(text: &str) -> String
where
    T: FromStr<Err: std::fmt::Debug>,
    HashMap<&'static str, T>: ToJson,
{
    payload(Some(&HashMap::from([("a", text.parse::<T>().unwrap())]))).unwrap()
}

/// What is read from `{"a": …}`.
fn read<T: FromJson>(value: &str) -> Result<Option<T>, String> {
    let mut found = None;
    json::read_object(format!(r#"{{"a":{value}}}"#).as_bytes(), |_, tokens| {
        json::read(&mut found, tokens)
    })
    .map_err(|err| err.to_string())?;
    Ok(found)
}

#[test]
fn what_is_no_number_in_json_becomes_one() {
    for (text, expected) in [
        ("0", "0"),
        ("-0", "-0"),
        ("+5", "5"),
        ("007", "7"),
        ("-000", "-0"),
        (".5", "0.5"),
        ("-.5", "-0.5"),
        ("5.", "5"),
        ("+00.50", "0.50"),
        ("1E+400", "1E+400"),
        ("01.e-7", "1e-7"),
        ("123456789012345678901234567890.123456789", "123456789012345678901234567890.123456789"),
    ] {
        assert_eq!(written::<BigDecimal>(text), format!(r#"{{"a":{expected}}}"#), "{text}");
    }
    assert_eq!(written::<BigInteger>("-0012"), r#"{"a":-12}"#);
}

#[test]
fn what_is_not_a_number_is_refused() {
    for (value, expected) in [
        ("1.5", "failed to parse JSON: the number can't be read exactly"),
        ("1e3", "failed to parse JSON: the number can't be read exactly"),
        (r#""1""#, "failed to parse JSON: expected ValueNumber or ValueNull"),
        ("true", "failed to parse JSON: expected ValueNumber or ValueNull"),
    ] {
        assert_eq!(read::<BigInteger>(value), Err(expected.to_owned()), "{value}");
    }
    assert_eq!(read::<BigInteger>("null"), Ok(None));
    assert_eq!(read::<BigDecimal>("null"), Ok(None));
}

#[test]
fn numbers_are_read_within_lists_and_objects() {
    let number = |text: &str| text.parse::<BigInteger>().unwrap();
    let (first, second) = ("18446744073709551616", "-98765432109876543210");
    assert_eq!(
        read::<Vec<BigInteger>>(&format!("[ {first},{second} ]")),
        Ok(Some(vec![number(first), number(second)]))
    );
    assert_eq!(
        read::<HashMap<String, BigInteger>>(&format!(r#"{{"é":{first}}}"#)),
        Ok(Some(HashMap::from([("é".to_owned(), number(first))])))
    );
}

proptest! {
    #[test]
    fn every_digit_of_an_integer_survives(text in "-?(0|[1-9][0-9]{0,200})") {
        let number: BigInteger = text.parse().unwrap();
        prop_assert_eq!(written::<BigInteger>(&text), format!(r#"{{"a":{text}}}"#));
        prop_assert_eq!(read::<BigInteger>(&text), Ok(Some(number)));
    }

    #[test]
    fn every_digit_of_a_decimal_survives(
        text in "-?(0|[1-9][0-9]{0,60})(\\.[0-9]{1,60})?([eE][-+]?[0-9]{1,9})?",
    ) {
        prop_assert_eq!(written::<BigDecimal>(&text), format!(r#"{{"a":{text}}}"#));
        // Equality of decimals is that of their values, so texts are compared.
        let read = read::<BigDecimal>(&text).unwrap().unwrap();
        prop_assert_eq!(read.as_ref(), text);
    }

    #[test]
    fn any_decimal_is_written_as_one_that_equals_it(
        text in "[-+]?([0-9]{1,40}\\.?[0-9]{0,40}|\\.[0-9]{1,40})([eE][-+]?[0-9]{1,9})?",
    ) {
        let body = written::<BigDecimal>(&text);
        let value = body.strip_prefix(r#"{"a":"#).and_then(|it| it.strip_suffix('}')).unwrap();
        prop_assert_eq!(written::<BigDecimal>(value), body.clone());
        prop_assert_eq!(read::<BigDecimal>(value), Ok(Some(text.parse().unwrap())));
    }
}
