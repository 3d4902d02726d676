//! What a policy does that its author can't have meant, and what he should know before locking it.
//!
//! A rule is a function that looks at the whole policy; [`RULES`] is the table of them. Rules ask what statements mean
//! ([`analysis`](crate::analysis)), not what they look like. A rule that comes later in the table can see what was found before, so that one
//! mistake is told once.

mod actions;
mod code;
mod finding;
mod report;
mod resources;
mod suggest;
mod text;

pub use code::{Code, UnknownCode};
pub use finding::{Finding, Related, Severity};
use report::{Draft, Report};

use crate::{
    analysis::{Representative, View, representatives},
    arn::VaultArn,
    grammar::Policy,
};

/// Looks for mistakes in a policy that is to lock `vault`. The findings come in the order of the text.
///
/// What is right gives no finding. A policy with a finding of [`Severity::Error`] should not be locked.
///
/// ```
/// use vault_lock_policy::{Policy, VaultArn, examples, lint};
///
/// let policy = Policy::parse(examples::RETENTION)?;
/// let vault: VaultArn = "arn:aws:glacier:us-west-2:111122223333:vaults/records".parse()?;
/// assert_eq!(lint(&policy, &vault), []);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn lint(policy: &Policy, vault: &VaultArn) -> Vec<Finding> {
    let subject =
        Subject { view: View::new(policy, vault), people: representatives(policy, vault) };
    let mut report = Report::new(policy);
    for rule in RULES {
        rule(&subject, &mut report);
    }
    report.into_findings()
}

/// What rules look at.
struct Subject<'p> {
    view: View<'p>,
    people: Vec<Representative>,
}

type Rule = fn(&Subject<'_>, &mut Report<'_>);

/// All rules, what others rely on first.
const RULES: &[Rule] = &[resources::not_this_vault, resources::matching_nothing, actions::unknown];
