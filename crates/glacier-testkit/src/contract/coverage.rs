//! Which rules the suite looks at, and why it leaves the others out.

use std::collections::BTreeSet;

use super::{client, endpoint};
use crate::rules::{self, Rule};

/// Rules that no case checks, each with the reason.
pub static NOT_COVERED: &[(&Rule, &str)] = &[
    (&rules::REQUEST_TOO_SLOW, "a case would have to wait for as long as an endpoint has patience"),
    (&rules::SERVICE_FAILED, "a case would have to make the endpoint fail inside"),
    (&rules::STATE_FILE_FAILS, "a case would have to fill the disk of the emulator"),
];

/// Every rule with the names of the cases that check it.
///
/// ```
/// use glacier_testkit::{contract, rules};
///
/// let cases = contract::coverage().find(|(rule, _)| **rule == rules::ABORT).map(|(_, cases)| cases);
/// assert!(cases.unwrap().contains("abort"));
/// ```
pub fn coverage() -> impl Iterator<Item = (&'static Rule, BTreeSet<&'static str>)> {
    rules::all().map(|rule| {
        let checks = |case: &&super::Case| case.rules.iter().any(|checked| checked.id == rule.id);
        let cases = endpoint::cases().chain(client::cases());
        (rule, cases.filter(checks).map(|case| case.name).collect())
    })
}
