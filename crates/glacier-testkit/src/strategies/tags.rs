//! Tags of vaults.

use std::collections::BTreeMap;

use proptest::collection::btree_map;
use proptest::prelude::*;

use super::simplest::simplest_first;
use super::text::{one_of, text_of, text_up_to};

/// Some of the characters that tags may have: letters of any script, digits, spaces and a few signs; among them some of two to four bytes of UTF-8.
const TAG_CHARACTERS: &str = "kabcxyzKABCXYZ0123456789 +-=._/@\u{e9}\u{430}\u{4e2d}\u{1d54f}";

/// The key of a tag: 1 to 128 characters, not starting with `aws:`.
///
/// ```
/// use glacier_testkit::strategies;
/// use proptest::prelude::*;
///
/// proptest!(|(key in strategies::tag_key())| {
///     prop_assert!((1..=128).contains(&key.chars().count()));
///     prop_assert!(!key.starts_with("aws:"));
/// });
/// ```
pub fn tag_key() -> BoxedStrategy<String> {
    let awkward = one_of(&["LegalHold", "legalhold", "aws", "AWS/y", "a.b/c=d", "\u{e9}"]);
    let key = prop_oneof![1 => awkward, 4 => text_up_to(TAG_CHARACTERS, 1..=128)];
    simplest_first("k".to_owned(), key).boxed()
}

/// The value of a tag: 0 to 255 characters.
///
/// ```
/// use glacier_testkit::strategies;
/// use proptest::prelude::*;
///
/// proptest!(|(value in strategies::tag_value())| {
///     prop_assert!(value.chars().count() <= 255);
/// });
/// ```
pub fn tag_value() -> BoxedStrategy<String> {
    let usual = one_of(&["true", "false", "a = b"]);
    let value = prop_oneof![1 => usual, 4 => text_up_to(TAG_CHARACTERS, 0..=255)];
    simplest_first(String::new(), value).boxed()
}

/// What one `AddTagsToVault` may carry: 1 to 10 tags.
///
/// ```
/// use glacier_testkit::strategies;
/// use proptest::prelude::*;
///
/// proptest!(|(tags in strategies::tags())| {
///     prop_assert!((1..=10).contains(&tags.len()));
/// });
/// ```
pub fn tags() -> BoxedStrategy<BTreeMap<String, String>> {
    let tags = prop_oneof![
        4 => btree_map(tag_key(), tag_value(), 1..=3),
        1 => btree_map(tag_key(), tag_value(), 1..=10),
    ];
    simplest_first(BTreeMap::from([("k".to_owned(), String::new())]), tags).boxed()
}

/// Tags that `AddTagsToVault` refuses with `InvalidParameterValueException`: too many at once, a key that is empty, too long or kept for AWS, or a value that is too long.
///
/// ```
/// use glacier_testkit::strategies;
/// use proptest::prelude::*;
///
/// proptest!(|(tags in strategies::invalid_tags())| {
///     let bad = |(key, value): (&String, &String)| {
///         key.is_empty() || key.chars().count() > 128 || key.starts_with("aws:") || value.chars().count() > 255
///     };
///     prop_assert!(tags.len() > 10 || tags.iter().any(bad));
/// });
/// ```
pub fn invalid_tags() -> BoxedStrategy<BTreeMap<String, String>> {
    let bad_key = prop_oneof![
        2 => one_of(&["", "aws:k", "aws:"]),
        1 => text_of(TAG_CHARACTERS, 129..=129),
        1 => text_of(TAG_CHARACTERS, 130..=200),
    ];
    let bad_value =
        prop_oneof![text_of(TAG_CHARACTERS, 256..=256), text_of(TAG_CHARACTERS, 257..=400)];
    let bad_tag = prop_oneof![
        2 => (bad_key, tag_value()),
        1 => (tag_key(), bad_value),
    ];
    let one_bad =
        (bad_tag, btree_map(tag_key(), tag_value(), 0..3)).prop_map(|((key, value), mut tags)| {
            tags.insert(key, value);
            tags
        });
    prop_oneof![3 => one_bad, 1 => btree_map(tag_key(), tag_value(), 11..=14)].boxed()
}
