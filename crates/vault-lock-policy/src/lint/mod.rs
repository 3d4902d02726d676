//! What a policy does that its author can't have meant, and what he should know before locking it.
//!
//! A rule is a function that looks at the whole policy, and there are two tables of them: what is written wrong, and what means something
//! wrong. In between the subject is mended: an action or a condition key that is misspelt counts as the one that was meant, a condition that can't be read as one that may
//! hold. So each mistake is told, and none of them twice. Rules ask what statements mean ([`analysis`](crate::analysis)), not what they look like.

mod absent;
mod actions;
mod ages;
mod allow;
mod binding;
mod caller_arn;
mod code;
mod denials;
mod finding;
mod hold;
mod keys;
mod never;
mod operators;
mod policy;
mod principals;
mod report;
mod resources;
mod scope;
mod subject;
mod text;
mod values;

pub use code::{Code, UnknownCode};
pub use finding::{Finding, Related, Severity};
use report::{Draft, Report};
use subject::Subject;

use crate::{arn::VaultArn, grammar::Policy, suggest};

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
    let mut report = Report::new(policy);
    let mended = keys::unknown(policy, &mut report);
    let Some(mut subject) = Subject::new(&mended, vault) else {
        policy::too_many_callers(policy, &mut report);
        return report.into_findings();
    };
    for rule in READING {
        rule(&subject, &mut report);
    }
    subject.mend(&report);
    for rule in MEANING {
        rule(&subject, &mut report);
    }
    report.into_findings()
}

type Rule = fn(&Subject<'_>, &mut Report<'_>);

/// What is written wrong.
const READING: &[Rule] = &[
    policy::too_long,
    policy::duplicate_sid,
    policy::variables,
    resources::not_this_vault,
    resources::matching_nothing,
    actions::unknown,
    principals::nobody,
    caller_arn::of_nobody,
    keys::not_with_action,
    operators::age,
    operators::not_for_key,
    values::unreadable,
    values::wildcards,
    absent::for_all_values,
    absent::second_factor,
];

/// What means something wrong. What was found before is mended by then.
const MEANING: &[Rule] = &[
    never::contradictions,
    principals::not_principal_with_deny,
    scope::age,
    scope::retrieval,
    scope::tags,
    ages::never_or_always,
    ages::unprotected,
    ages::one_day_longer,
    ages::not_in_days,
    allow::to_everybody,
    allow::to_another_account,
    allow::of_young_archives,
    denials::everything,
    allow::denied_anyway,
    binding::of_some_only,
    binding::by_condition,
    hold::by_tag,
    hold::never_lifted,
    denials::lock_steps,
    denials::for_ever,
    policy::without_deny,
    never::applies,
];
