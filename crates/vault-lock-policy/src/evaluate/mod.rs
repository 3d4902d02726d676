//! What policies say about a request.
//!
//! A statement applies to a request if its principals, its actions, its resources and all of its conditions do. A denial wins over
//! everything, then an allowance counts; without either it is for somebody else to decide.

mod caller;
mod condition;
mod explain;
mod principal;
mod reason;
mod request;
mod resolve;
mod values;
pub(crate) mod wildcard;

pub use caller::Caller;
pub(crate) use condition::{asks_for_absence, holds, holds_if_absent};
pub use explain::{Deciding, Decision, Evaluation, Together};
pub(crate) use principal::covers as is_about_caller;
pub use reason::{Absence, ArnPart, Culprit, Hint, Mismatch, Unmet, ValueKind};
pub use request::{ContextValue, Request};
pub(crate) use values::{Decimal, boolean, is_readable, value_kind};

use crate::grammar::{Comparison, Condition, Effect, Pattern, Policy, Statement};

/// Evaluates one policy, with the reasons.
///
/// ```
/// use vault_lock_policy::{Caller, Decision, Policy, Request, evaluate, examples};
///
/// let policy = Policy::parse(examples::RETENTION)?;
/// let alice = Caller::from_arn("arn:aws:iam::111122223333:user/alice")?;
/// let vault = "arn:aws:glacier:us-west-2:111122223333:vaults/records";
/// let young = Request::new(&alice, "glacier:DeleteArchive", vault).with("glacier:ArchiveAgeInDays", 364);
/// assert_eq!(evaluate(&policy, &young).decision, Decision::Denied);
///
/// let old = Request::new(&alice, "glacier:DeleteArchive", vault).with("glacier:ArchiveAgeInDays", 365);
/// let evaluation = evaluate(&policy, &old);
/// assert_eq!(evaluation.decision, Decision::Neither);
/// let why = evaluation.statements[0].as_ref().unwrap_err().to_string();
/// assert_eq!(why, "`NumericLessThan 365` does not hold: `glacier:ArchiveAgeInDays` is `365`");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn evaluate<'p>(policy: &'p Policy, request: &Request<'_>) -> Evaluation<'p> {
    let outcomes = policy.statements().iter().map(|statement| {
        applies(statement, request).map_err(|part| reason::mismatch(statement, part, request))
    });
    let statements: Vec<_> = outcomes.collect();
    let deciding = deciding(policy, |index| matches!(statements.get(index), Some(Ok(()))));
    Evaluation { decision: Decision::of(deciding.as_ref()), deciding, statements }
}

/// Evaluates several policies of one vault together, with the reasons: its lock policy and its access policy.
/// A denial in any of them wins.
///
/// ```
/// use vault_lock_policy::{Caller, Decision, Policy, Request, evaluate_together, examples};
///
/// let lock = Policy::parse(examples::RETENTION)?;
/// let access = Policy::parse(r#"{"Statement": {"Effect": "Allow", "Principal": {"AWS": "444455556666"},
///     "Action": "glacier:DeleteArchive", "Resource": "arn:aws:glacier:us-west-2:111122223333:vaults/records"}}"#)?;
/// let bob = Caller::from_arn("arn:aws:iam::444455556666:user/bob")?;
/// let vault = "arn:aws:glacier:us-west-2:111122223333:vaults/records";
/// let request = Request::new(&bob, "glacier:DeleteArchive", vault).with("glacier:ArchiveAgeInDays", 10);
///
/// let together = evaluate_together([&lock, &access], &request);
/// assert_eq!(together.decision, Decision::Denied);
/// assert_eq!(together.policy, Some(0), "the lock policy decided");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn evaluate_together<'p>(
    policies: impl IntoIterator<Item = &'p Policy>,
    request: &Request<'_>,
) -> Together<'p> {
    let evaluations: Vec<_> =
        policies.into_iter().map(|policy| evaluate(policy, request)).collect();
    let decision = evaluations.iter().fold(Decision::Neither, |all, one| all.and(one.decision));
    let policy = evaluations
        .iter()
        .position(|one| one.decision == decision && decision != Decision::Neither);
    Together { decision, policy, evaluations }
}

/// The decision of several policies together, without the reasons and without allocating them.
///
/// ```
/// use vault_lock_policy::{Caller, Decision, Policy, Request, decide, examples};
///
/// let lock = Policy::parse(examples::RETENTION)?;
/// let root = Caller::from_arn("arn:aws:iam::111122223333:root")?;
/// let vault = "arn:aws:glacier:us-west-2:111122223333:vaults/records";
/// let request = Request::new(&root, "glacier:DeleteArchive", vault).with("glacier:ArchiveAgeInDays", 10);
/// assert_eq!(decide([&lock], &request), Decision::Denied, "the root user is bound like everybody");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn decide<'p>(
    policies: impl IntoIterator<Item = &'p Policy>,
    request: &Request<'_>,
) -> Decision {
    policies.into_iter().fold(Decision::Neither, |all, policy| {
        let statements = policy.statements();
        let applies = |index| {
            statements.get(index).is_some_and(|statement| applies(statement, request).is_ok())
        };
        all.and(Decision::of(deciding(policy, applies).as_ref()))
    })
}

/// The first denial that applies, or else the first allowance that applies.
fn deciding(policy: &Policy, applies: impl Fn(usize) -> bool) -> Option<Deciding<'_>> {
    let first = |effect| {
        let statements = policy.statements().iter().enumerate();
        let mut matching = statements
            .filter(|(index, statement)| statement.effect.value == effect && applies(*index));
        matching.next().map(|(statement, found)| Deciding {
            statement,
            sid: found.sid.as_ref().map(|sid| sid.value.as_str()),
            effect,
        })
    };
    first(Effect::Deny).or_else(|| first(Effect::Allow))
}

/// The part of a statement that keeps it from applying.
#[derive(Debug, Clone, Copy)]
enum Part<'p> {
    Principal,
    Action,
    Resource,
    Condition(&'p Condition),
}

fn applies<'p>(statement: &'p Statement, request: &Request<'_>) -> Result<(), Part<'p>> {
    if !principal::covers(statement, request) {
        return Err(Part::Principal);
    }
    let actions = &statement.action;
    if actions.values.iter().any(|action| action.value.matches(request.action()))
        == actions.is_negated()
    {
        return Err(Part::Action);
    }
    let resources = &statement.resource;
    if resources.values.iter().any(|resource| covers(&resource.value, request))
        == resources.is_negated()
    {
        return Err(Part::Resource);
    }
    match statement.conditions.iter().find(|condition| !condition::holds(condition, request)) {
        Some(condition) => Err(Part::Condition(condition)),
        None => Ok(()),
    }
}

/// Whether a resource of a policy is, or stands for, the request's.
pub(crate) fn covers(resource: &Pattern, request: &Request<'_>) -> bool {
    resolve::tokens(resource, request)
        .is_some_and(|tokens| wildcard::covers_arn(&tokens, request.resource()))
}

/// Whether a comparison is about the key itself and not about its values.
fn asks_for_presence(comparison: Comparison) -> bool {
    comparison == Comparison::Null
}
