//! Policies of a given size, on both sides of the limit.

use proptest::prelude::*;
use proptest::sample::select;

use crate::state::MAX_POLICY_BYTES;

/// A policy that the service accepts but for its size, of exactly so many bytes of UTF-8.
///
/// What fills it up is one byte a character or more, so characters, UTF-16 units and bytes count differently. A size that is too small for any of them
/// gives the smallest there is, of fewer than 250 bytes.
///
/// ```
/// use glacier_testkit::strategies;
/// use proptest::prelude::*;
///
/// proptest!(ProptestConfig::with_cases(16), |(policy in strategies::policy_of_size(1_000))| {
///     prop_assert_eq!(policy.len(), 1_000);
/// });
/// ```
pub fn policy_of_size(bytes: usize) -> BoxedStrategy<String> {
    filler().prop_map(move |filler| write(filler, bytes)).boxed()
}

/// A policy that the service just accepts: of 20,480 bytes or one fewer.
///
/// ```
/// use glacier_testkit::{state::VaultPolicy, strategies};
/// use proptest::prelude::*;
///
/// proptest!(ProptestConfig::with_cases(16), |(policy in strategies::largest_policy())| {
///     prop_assert!(VaultPolicy::parse(&policy).is_ok());
/// });
/// ```
pub fn largest_policy() -> BoxedStrategy<String> {
    let sizes = vec![MAX_POLICY_BYTES, MAX_POLICY_BYTES - 1];
    (select(sizes), filler()).prop_map(|(bytes, filler)| write(filler, bytes)).boxed()
}

/// A policy that is fine but too long: of 20,481 bytes up to four times the limit, some of them far below it if counted in characters.
///
/// `InitiateVaultLock` and `SetVaultAccessPolicy` answer `InvalidParameterValueException`.
///
/// ```
/// use glacier_testkit::{state::{InvalidPolicy, VaultPolicy}, strategies};
/// use proptest::prelude::*;
///
/// proptest!(ProptestConfig::with_cases(16), |(policy in strategies::oversized_policy())| {
///     prop_assert_eq!(VaultPolicy::parse(&policy).unwrap_err(), InvalidPolicy::TooLong(policy.len()));
/// });
/// ```
pub fn oversized_policy() -> BoxedStrategy<String> {
    let excess = prop_oneof![
        6 => Just(1),
        3 => 1..=8_usize,
        1 => 9..=3 * MAX_POLICY_BYTES,
    ];
    (excess, filler()).prop_map(|(excess, filler)| write(filler, MAX_POLICY_BYTES + excess)).boxed()
}

/// What makes up the bulk of a policy.
#[derive(Debug, Clone, Copy)]
struct Filler {
    /// As it stands in the text, an escape perhaps.
    unit: &'static str,
    place: Place,
}

#[derive(Debug, Clone, Copy)]
enum Place {
    /// In the value of a condition, near the end of the document.
    Value,
    /// In its ID, near the start.
    Id,
    /// Behind it, where only white space may stand.
    Behind,
}

fn filler() -> impl Strategy<Value = Filler> {
    let units =
        vec!["x", "\u{e9}", "\u{4e2d}", "\u{1f512}", "e\u{301}", "\\u00e9", "\\ud83d\\udd12"];
    let inside = (select(units), select(vec![Place::Value, Place::Id]))
        .prop_map(|(unit, place)| Filler { unit, place });
    let behind =
        select(vec![" ", "\n", "\r\n"]).prop_map(|unit| Filler { unit, place: Place::Behind });
    prop_oneof![4 => inside, 1 => behind]
}

/// Fills up to the last byte: what no whole unit fits in gets characters of one byte before it, so that the edge of a limit cuts a unit apart.
fn write(filler: Filler, bytes: usize) -> String {
    let (start, end, narrow) = match filler.place {
        Place::Value => (
            r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"glacier:DeleteArchive","Resource":"arn:aws:glacier:us-east-1:111122223333:vaults/v","Condition":{"StringEquals":{"aws:UserAgent":""#,
            r#""}}}]}"#,
            "x",
        ),
        Place::Id => (
            r#"{"Version":"2012-10-17","Id":""#,
            r#"","Statement":[{"Effect":"Deny","Principal":"*","Action":"glacier:DeleteArchive","Resource":"arn:aws:glacier:us-east-1:111122223333:vaults/v"}]}"#,
            "x",
        ),
        Place::Behind => (super::SIMPLEST_POLICY, "", " "),
    };
    let room = bytes.saturating_sub(start.len() + end.len());
    let (units, rest) = (room / filler.unit.len(), room % filler.unit.len());
    [start, &narrow.repeat(rest), &filler.unit.repeat(units), end].concat()
}
