//! When a condition holds, for many requests at once.

use super::{Ages, Facts, Truth};
use crate::{
    evaluate::{self, Decimal, asks_for_absence, holds_if_absent, is_readable, value_kind},
    grammar::{Comparison, Condition, Pattern, SetOperator},
    service::{Key, KnownKey, Presence, ValueKind},
};

/// When the condition holds for requests of which only `facts` are known, the age left aside: that is what [`ages`] is for.
pub(crate) fn truth(condition: &Condition, facts: &Facts<'_>) -> Truth {
    let key = &condition.key.value;
    let values_are_known =
        || condition.values.iter().all(|value| facts.know(value.value.pattern()));
    if !facts.can_have(key) || (facts.know_key(key) && values_are_known()) {
        return evaluate::holds(condition, &facts.request()).into();
    }
    truth_of_any_value(condition)
}

/// When the condition holds if nothing is known of its key's values.
fn truth_of_any_value(condition: &Condition) -> Truth {
    let is_always_there =
        KnownKey::find(&condition.key.value).is_some_and(|key| key.presence == Presence::Always);
    let present = truth_if_present(condition);
    if is_always_there {
        return present;
    }
    match (present, Truth::from(holds_if_absent(condition))) {
        (present, absent) if present == absent => present,
        _ => Truth::Sometimes,
    }
}

/// When the condition holds if the key is there with one value or several.
pub(crate) fn truth_if_present(condition: &Condition) -> Truth {
    let operator = condition.operator.value;
    if operator.comparison == Comparison::Null {
        return asks_for_absence(condition, false).into();
    }
    let mut values = condition.values.iter().map(|value| value.value.pattern());
    let matched = if values.clone().all(|value| !can_match(operator.comparison, value)) {
        Truth::Never
    } else if values.any(|value| matches_all(operator.comparison, value)) {
        Truth::Always
    } else {
        Truth::Sometimes
    };
    let truth = if operator.comparison.is_negated() { matched.not() } else { matched };
    match operator.set {
        // Empty values count as none, and that suits "all" and fails "any".
        Some(SetOperator::ForAllValues) => truth.or(Truth::Sometimes),
        Some(SetOperator::ForAnyValue) => truth.and(Truth::Sometimes),
        None => truth,
    }
}

/// Whether some value of a request could match: whether the policy's value can be read for this operator.
pub(crate) fn can_match(comparison: Comparison, value: &Pattern) -> bool {
    value_kind(comparison).is_none_or(|kind| is_readable(kind, value))
}

/// Whether every value of a request matches: `*` under an operator with wildcards.
fn matches_all(comparison: Comparison, value: &Pattern) -> bool {
    matches!(comparison, Comparison::StringLike | Comparison::StringNotLike)
        && !value.as_str().is_empty()
        && value.as_str().bytes().all(|b| b == b'*')
}

/// The ages for which a condition on the age holds. None if they can't be told: dates and wildcards pick irregular ones.
pub(crate) fn ages(condition: &Condition) -> Option<Ages> {
    debug_assert_eq!(Key::of(&condition.key.value), Key::ArchiveAge, "asked of another key");
    let comparison = condition.operator.value.comparison;
    if comparison == Comparison::Null {
        let is_about_archives = asks_for_absence(condition, false);
        return Some(if is_about_archives { Ages::all() } else { Ages::none() });
    }
    let mut matched = Ages::none();
    for value in &condition.values {
        matched = matched.union(&ages_of_value(comparison, value.value.pattern())?);
    }
    Some(if comparison.is_negated() { matched.complement() } else { matched })
}

/// The ages that match one value, negation left aside.
fn ages_of_value(comparison: Comparison, value: &Pattern) -> Option<Ages> {
    use Comparison as C;
    let text = value.as_str();
    if value_kind(comparison) == Some(ValueKind::Number) {
        let Some(number) = Decimal::parse(text) else { return Some(Ages::none()) };
        let age = |age: u64| Decimal::parse(&age.to_string());
        let at_least = Ages::from_when(|days| age(days).is_some_and(|age| age >= number));
        let more = Ages::from_when(|days| age(days).is_some_and(|age| age > number));
        return Some(match comparison {
            C::NumericLessThan => at_least.complement(),
            C::NumericLessThanEquals => more.complement(),
            C::NumericGreaterThan => more,
            C::NumericGreaterThanEquals => at_least,
            _ => at_least.without(&more),
        });
    }
    match comparison {
        _ if value.variables().next().is_some() => None,
        C::StringLike | C::StringNotLike if matches_all(comparison, value) => Some(Ages::all()),
        C::StringLike | C::StringNotLike if text.contains(['*', '?']) => None,
        C::Bool
        | C::IpAddress
        | C::NotIpAddress
        | C::ArnEquals
        | C::ArnLike
        | C::ArnNotEquals
        | C::ArnNotLike => Some(Ages::none()),
        _ if value_kind(comparison) == Some(ValueKind::Date) => None,
        _ => Some(match text.parse::<u64>() {
            Ok(day) if day.to_string() == text => Ages::only(day),
            _ => Ages::none(),
        }),
    }
}
