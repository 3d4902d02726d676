//! When two policies mean the same.

use std::collections::BTreeSet;

use crate::{
    evaluate::{Decimal, boolean, value_kind},
    grammar::{
        Comparison, Condition, Effect, Element, Operator, Pattern, Policy, Principal, Statement,
        Version,
    },
    json::Spanned,
    service::ValueKind,
};

impl Policy {
    /// Whether two policies mean the same, although their texts may differ.
    ///
    /// These differences do not count: whitespace and escapes; the order of members, statements, and items of lists; repeated
    /// statements and items; a single value or a list of it; quotes around numbers and booleans; the case of actions and of condition
    /// keys; the number of an account or the ARN of its root; `"*"` or `{"AWS": "*"}`; `ArnEquals` or `ArnLike`; ways of
    /// writing a number or a boolean where the operator compares such; no `Version` or the version that this stands for.
    ///
    /// Everything else counts, `Id` and `Sid` too: they decide nothing, but they tell one author's policy from another's. So policies
    /// that mean the same decide every request alike, but not the other way round: `glacier:*` and `*` are different.
    ///
    /// ```
    /// use vault_lock_policy::Policy;
    ///
    /// let ours = Policy::parse(r#"{"Statement": {"Effect": "Deny", "Principal": {"AWS": "111122223333"}, "Action": "glacier:DeleteArchive",
    ///     "Resource": "*", "Condition": {"NumericLessThan": {"glacier:ArchiveAgeInDays": 365}}}}"#)?;
    /// let theirs = Policy::parse(r#"{"Version": "2008-10-17", "Statement": [{"Condition": {"NumericLessThan": {"glacier:archiveageindays":
    ///     ["365"]}}, "Resource": ["*"], "Action": ["glacier:deletearchive"], "Effect": "Deny",
    ///     "Principal": {"AWS": ["arn:aws:iam::111122223333:root"]}}]}"#)?;
    /// assert!(ours.means_the_same(&theirs));
    /// # Ok::<(), vault_lock_policy::ParseError>(())
    /// ```
    pub fn means_the_same(&self, other: &Self) -> bool {
        self.text == other.text || Meaning::of(self) == Meaning::of(other)
    }
}

#[derive(PartialEq, Eq)]
struct Meaning<'p> {
    version: Version,
    id: Option<&'p str>,
    statements: BTreeSet<StatementMeaning<'p>>,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct StatementMeaning<'p> {
    sid: Option<&'p str>,
    effect: Effect,
    principals: (bool, BTreeSet<&'p Principal>),
    actions: (bool, BTreeSet<String>),
    resources: (bool, BTreeSet<&'p str>),
    conditions: BTreeSet<ConditionMeaning>,
}

/// Operator, key and values.
type ConditionMeaning = (Operator, String, BTreeSet<String>);

impl<'p> Meaning<'p> {
    fn of(policy: &'p Policy) -> Self {
        Self {
            version: policy.version(),
            id: policy.id().map(|id| id.value.as_str()),
            statements: policy.statements().iter().map(StatementMeaning::of).collect(),
        }
    }
}

impl<'p> StatementMeaning<'p> {
    fn of(statement: &'p Statement) -> Self {
        Self {
            sid: statement.sid.as_ref().map(|sid| sid.value.as_str()),
            effect: statement.effect.value,
            principals: principals(&statement.principal),
            actions: set(&statement.action, |action| {
                action.as_str().chars().flat_map(char::to_lowercase).collect()
            }),
            resources: set(&statement.resource, Pattern::as_str),
            conditions: statement.conditions.iter().map(condition).collect(),
        }
    }
}

/// Beside everyone, the others make no difference.
fn principals(element: &Element<Principal>) -> (bool, BTreeSet<&Principal>) {
    let (negated, principals) = set(element, |principal| principal);
    match principals.get(&Principal::Everyone) {
        Some(everyone) => (negated, BTreeSet::from([*everyone])),
        None => (negated, principals),
    }
}

fn set<'p, T, M: Ord>(
    element: &'p Element<T>,
    meaning: impl Fn(&'p T) -> M,
) -> (bool, BTreeSet<M>) {
    (
        element.is_negated(),
        element.values.iter().map(|Spanned { value, .. }| meaning(value)).collect(),
    )
}

/// Whether two conditions mean the same, by the rules for whole policies.
pub(crate) fn same_condition(a: &Condition, b: &Condition) -> bool {
    condition(a) == condition(b)
}

fn condition(condition: &Condition) -> ConditionMeaning {
    let comparison = match condition.operator.value.comparison {
        Comparison::ArnEquals => Comparison::ArnLike,
        Comparison::ArnNotEquals => Comparison::ArnNotLike,
        other => other,
    };
    let values =
        condition.values.iter().map(|value| value_meaning(comparison, value.value.as_str()));
    let operator = Operator { comparison, ..condition.operator.value };
    (operator, condition.key.value.to_ascii_lowercase(), values.collect())
}

fn value_meaning(comparison: Comparison, text: &str) -> String {
    match value_kind(comparison) {
        Some(ValueKind::Number) => {
            Decimal::parse(text).map_or_else(|| text.to_owned(), |number| number.canonical())
        }
        // `Null` takes a boolean too.
        Some(ValueKind::Boolean) | None if boolean(text).is_some() => text.to_ascii_lowercase(),
        _ => text.to_owned(),
    }
}
