//! IDs that the service gives out.

use proptest::prelude::*;

use super::simplest::simplest_first;
use super::text::{one_of, text_of};

const LETTERS_AND_DIGITS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/// A lock ID as the service makes them: 24 letters and digits.
///
/// ```
/// use glacier_testkit::{state::LockId, strategies};
/// use proptest::prelude::*;
///
/// proptest!(|(id in strategies::lock_id())| {
///     prop_assert_eq!(id.len(), 24);
///     prop_assert!(LockId::try_from(id).is_ok());
/// });
/// ```
pub fn lock_id() -> BoxedStrategy<String> {
    let id = text_of(LETTERS_AND_DIGITS, 24..=24);
    simplest_first("AE863rKkWZU53SLW5be4DUcW".to_owned(), id).boxed()
}

/// A lock ID that no form rules out, but that a client has to escape with care: 1 to 255 visible ASCII characters.
///
/// No form of lock IDs is promised. Give these to [`GlacierBuilder::lock_ids`](crate::GlacierBuilder::lock_ids) to see whether a client
/// carries them from the header of one answer to the path of the next request.
///
/// ```
/// use glacier_testkit::{state::LockId, strategies};
/// use proptest::prelude::*;
///
/// proptest!(|(id in strategies::awkward_lock_id())| {
///     prop_assert!(LockId::try_from(id).is_ok());
/// });
/// ```
pub fn awkward_lock_id() -> BoxedStrategy<String> {
    let known = one_of(&[
        "-a/b+c",
        "a/b",
        "/",
        "//",
        "-",
        "--all",
        "+",
        "%",
        "%2F",
        "%252F",
        "..",
        ".",
        "a?b=c",
        "a#b",
        "a&b",
        "a;b",
        "a:b",
        "~",
        "{lockId}",
        "\"",
        "\\",
        "lock-policy",
        "=",
    ]);
    prop_oneof![3 => known, 2 => "[!-~]{1,24}", 1 => "[!-~]{255}"].boxed()
}

/// An archive ID as the service makes them: 138 characters of `A-Z a-z 0-9 _ -`.
///
/// ```
/// use glacier_testkit::strategies;
/// use proptest::prelude::*;
///
/// proptest!(|(id in strategies::archive_id())| {
///     prop_assert_eq!(id.len(), 138);
/// });
/// ```
pub fn archive_id() -> BoxedStrategy<String> {
    let characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
    simplest_first("A".repeat(138), text_of(characters, 138..=138)).boxed()
}
