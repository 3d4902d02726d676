//! Conditions in words.

use std::fmt;

use crate::{
    evaluate::{asks_for_absence, boolean},
    grammar::{Comparison, Condition, Element, Operator, Pattern, Principal, SetOperator},
    listing::or,
    service::Key,
};

/// A condition in words. Clauses that stand together have to hold all.
///
/// ```
/// use vault_lock_policy::Clause;
///
/// let clause = Clause::Unless("the caller signed in with MFA".to_owned());
/// assert_eq!(clause.to_string(), "unless the caller signed in with MFA");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clause {
    /// If this is so.
    If(String),
    /// If this is not so.
    Unless(String),
}

impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::If(what) => write!(f, "if {what}"),
            Self::Unless(what) => write!(f, "unless {what}"),
        }
    }
}

/// A condition other than one that always or never holds.
pub(super) fn condition(condition: &Condition) -> Clause {
    let operator = condition.operator.value;
    if operator.comparison == Comparison::Null {
        return presence(condition);
    }
    if operator.set.is_none()
        && let Some(clause) = well_known(condition)
    {
        return clause;
    }
    let what = predicate(condition);
    let subject = match operator.set {
        Some(SetOperator::ForAllValues) => format!("every value of `{}`", condition.key.value),
        Some(SetOperator::ForAnyValue) => format!("a value of `{}`", condition.key.value),
        None => subject(&condition.key.value),
    };
    match (operator.set, operator.comparison.is_negated()) {
        (None, true) => Clause::Unless(format!("{subject} {what}")),
        (None, false) => Clause::If(format!("{subject} {what}{}", or_absent(operator))),
        (Some(SetOperator::ForAllValues), true) => {
            Clause::Unless(format!("a value of `{}` {what}", condition.key.value))
        }
        (Some(SetOperator::ForAllValues), false) => {
            Clause::If(format!("{subject} {what}, or there is none"))
        }
        (Some(SetOperator::ForAnyValue), true) => Clause::If(format!(
            "not every value of `{}` {what}{}",
            condition.key.value,
            or_absent(operator)
        )),
        (Some(SetOperator::ForAnyValue), false) => {
            Clause::If(format!("{subject} {what}{}", or_absent(operator)))
        }
    }
}

/// Who the caller must be, as far as only requests tell it.
pub(super) fn principals(element: &Element<Principal>) -> Clause {
    let told = element.values.iter().filter_map(|principal| match &principal.value {
        Principal::UniqueId(id) => Some(format!("the user or role with the ID `{id}`")),
        Principal::Federated(provider) => {
            Some(format!("somebody from the identity provider `{provider}`"))
        }
        Principal::CanonicalUser(id) => Some(format!("the account with the canonical ID `{id}`")),
        _ => None,
    });
    let what = format!("the caller is {}", or(&told.collect::<Vec<_>>()));
    if element.is_negated() { Clause::Unless(what) } else { Clause::If(what) }
}

/// What the vault must be, if that depends on the request.
pub(super) fn resources(element: &Element<Pattern>) -> Clause {
    let open = element.values.iter().filter(|pattern| pattern.value.variables().next().is_some());
    let listed: Vec<_> = open.map(|pattern| format!("`{}`", pattern.value)).collect();
    let what = format!("the vault's ARN is {}", or(&listed));
    if element.is_negated() { Clause::Unless(what) } else { Clause::If(what) }
}

/// `Null`.
fn presence(condition: &Condition) -> Clause {
    let key = &condition.key.value;
    let what = match Key::of(key) {
        Key::Tag(tag) => format!("the vault has a tag `{tag}`"),
        _ => format!("the request has `{key}`"),
    };
    if asks_for_absence(condition, true) { Clause::Unless(what) } else { Clause::If(what) }
}

/// Conditions that read better in words of their own.
fn well_known(condition: &Condition) -> Option<Clause> {
    let operator = condition.operator.value;
    let (positive, negative) = match condition.key.value.to_ascii_lowercase().as_str() {
        "aws:currenttime" | "aws:epochtime" => return time(condition),
        "aws:multifactorauthpresent" => {
            let (with, without) = (
                "the caller signed in with MFA",
                "the caller has temporary credentials without MFA, which access keys of users and of root are not",
            );
            // Access keys for the long term come without the key.
            if let (Some(asked), true) = (asked(condition), operator.if_exists) {
                return Some(if asked {
                    Clause::Unless(without.to_owned())
                } else {
                    Clause::Unless(with.to_owned())
                });
            }
            (with, without)
        }
        "aws:securetransport" => ("the request is encrypted", "the request is not encrypted"),
        _ => return None,
    };
    Some(Clause::If(if asked(condition)? { positive } else { negative }.to_owned()))
}

/// The value of a condition that asks for one boolean.
fn asked(condition: &Condition) -> Option<bool> {
    let [only] = condition.values.as_slice() else { return None };
    let is_asked = condition.operator.value.comparison == Comparison::Bool;
    is_asked.then(|| boolean(only.value.as_str()))?
}

fn time(condition: &Condition) -> Option<Clause> {
    use Comparison as C;
    let values = values(condition);
    let what = match condition.operator.value.comparison {
        C::DateLessThan | C::NumericLessThan => format!("it is before {values}"),
        C::DateLessThanEquals | C::NumericLessThanEquals => format!("it is {values} or earlier"),
        C::DateGreaterThan | C::NumericGreaterThan => format!("it is after {values}"),
        C::DateGreaterThanEquals | C::NumericGreaterThanEquals => {
            format!("it is {values} or later")
        }
        _ => return None,
    };
    Some(Clause::If(what))
}

fn subject(key: &str) -> String {
    let lower = key.to_ascii_lowercase();
    match (Key::of(key), lower.as_str()) {
        (Key::ArchiveAge, _) => "the archive's age in days".to_owned(),
        (Key::Tag(tag), _) => format!("the vault's tag `{tag}`"),
        (_, "aws:principalarn") => "the caller".to_owned(),
        (_, "aws:principalaccount") => "the caller's account".to_owned(),
        (_, "aws:principalorgid") => "the caller's organization".to_owned(),
        (_, "aws:username") => "the caller's user name".to_owned(),
        (_, "aws:sourceip") => "the caller's IP address".to_owned(),
        (_, "aws:sourcevpc") => "the VPC of the request".to_owned(),
        (_, "aws:sourcevpce") => "the VPC endpoint of the request".to_owned(),
        (_, "aws:multifactorauthage") => "the number of seconds since MFA".to_owned(),
        (_, "aws:requestedregion") => "the region".to_owned(),
        _ => format!("`{key}`"),
    }
}

/// What is asked of the subject, negation left aside.
fn predicate(condition: &Condition) -> String {
    use Comparison as C;
    let values = values(condition);
    match condition.operator.value.comparison {
        C::NumericLessThan => format!("is less than {values}"),
        C::NumericLessThanEquals => format!("is at most {values}"),
        C::NumericGreaterThan => format!("is more than {values}"),
        C::NumericGreaterThanEquals => format!("is at least {values}"),
        C::DateLessThan => format!("is before {values}"),
        C::DateLessThanEquals => format!("is {values} or earlier"),
        C::DateGreaterThan => format!("is after {values}"),
        C::DateGreaterThanEquals => format!("is {values} or later"),
        C::StringEqualsIgnoreCase | C::StringNotEqualsIgnoreCase => {
            format!("is {values} in upper or lower case")
        }
        C::IpAddress | C::NotIpAddress if has(condition, "/") => format!("is in {values}"),
        C::StringLike
        | C::StringNotLike
        | C::ArnEquals
        | C::ArnLike
        | C::ArnNotEquals
        | C::ArnNotLike
            if has(condition, "*") || has(condition, "?") =>
        {
            format!("matches {values}")
        }
        _ => format!("is {values}"),
    }
}

fn has(condition: &Condition, wanted: &str) -> bool {
    condition.values.iter().any(|value| value.value.as_str().contains(wanted))
}

fn values(condition: &Condition) -> String {
    // As a principal this ARN is the whole account, as a caller it is one user.
    let is_caller = condition.key.value.eq_ignore_ascii_case("aws:PrincipalArn");
    let shown = condition.values.iter().map(|value| match value.value.as_str() {
        "" => "empty".to_owned(),
        root if is_caller && root.ends_with(":root") => format!("the root user `{root}`"),
        text => format!("`{text}`"),
    });
    or(&shown.collect::<Vec<_>>())
}

fn or_absent(operator: Operator) -> &'static str {
    if operator.if_exists { " or absent" } else { "" }
}
