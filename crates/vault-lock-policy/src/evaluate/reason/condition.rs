//! What a request has in place of what a condition asks for.

use super::{Absence, Hint, Unmet, ValueKind};
use crate::{
    evaluate::{
        Request, asks_for_presence, condition, resolve,
        values::{Decimal, Instant, boolean, is_address, is_readable, value_kind},
    },
    grammar::{Comparison, Condition, Pattern},
    service::{self, ACTIONS, Action, Key, always_carries},
};

pub(super) fn unmet(condition: &Condition, request: &Request<'_>) -> Unmet {
    if asks_for_presence(condition.operator.value.comparison) {
        let mut values = condition.values.iter().map(|value| value.value.as_str());
        if let Some(value) = values.find(|value| boolean(value).is_none()) {
            let hint = Hint::PolicyValue { value: value.to_owned(), kind: ValueKind::Boolean };
            return Unmet::Values { found: Vec::new(), hint: Some(hint) };
        }
    }
    match request.values(&condition.key.value) {
        // That the key could be given would not help.
        None => match unreadable(condition) {
            Some(hint) => Unmet::Values { found: Vec::new(), hint: Some(hint) },
            None => Unmet::KeyAbsent(absence(&condition.key.value, request)),
        },
        Some(_) if asks_for_presence(condition.operator.value.comparison) => Unmet::KeyPresent,
        Some(values) => {
            let found: Vec<_> = values.iter().map(ToString::to_string).collect();
            let hint = hint(condition, &found, request);
            Unmet::Values { found, hint }
        }
    }
}

/// That no value of the policy can be read for its operator.
fn unreadable(condition: &Condition) -> Option<Hint> {
    let (kind, shown) = asked_for(condition.operator.value.comparison)?;
    let first = unreadable_value(condition, kind)?;
    let is_any_readable =
        condition.values.iter().any(|value| is_readable(kind, value.value.pattern()));
    (!is_any_readable).then(|| Hint::PolicyValue { value: first.to_owned(), kind: shown })
}

fn absence(key: &str, request: &Request<'_>) -> Absence {
    if always_carries(request.action(), key) {
        return Absence::Expected;
    }
    let kind = Key::of(key);
    let comes = Action::find(request.action()).is_none_or(|action| kind.comes_with(action));
    match kind {
        Key::UnknownOfGlacier | Key::Foreign => Absence::UnknownKey,
        Key::Global => Absence::NotGiven,
        Key::Tag(tag) if comes => Absence::NoTag(tag.to_owned()),
        Key::ArchiveAge if comes => Absence::NotGiven,
        Key::ArchiveAge | Key::Tag(_) => Absence::OtherActions(carrying(kind)),
    }
}

fn carrying(key: Key<'_>) -> Vec<String> {
    ACTIONS
        .iter()
        .filter(|action| key.comes_with(action))
        .map(|action| action.full_name().to_owned())
        .collect()
}

/// What was probably meant, of a condition with one value.
fn hint(condition: &Condition, found: &[String], request: &Request<'_>) -> Option<Hint> {
    let comparison = condition.operator.value.comparison;
    if let Some((kind, shown)) = asked_for(comparison) {
        if let Some(value) = unreadable_value(condition, kind) {
            return Some(Hint::PolicyValue { value: value.to_owned(), kind: shown });
        }
        let readable = |value: &String| is_of_request(shown, value);
        return (!found.iter().any(readable)).then_some(Hint::RequestValue { kind: shown });
    }
    if comparison.is_negated() {
        return None;
    }
    let near = |relaxed| {
        condition.values.iter().any(|wanted| {
            let wanted = wanted.value.pattern();
            found.iter().any(|value| condition::compare(relaxed, wanted, value, request))
        })
    };
    let names_session = |value: &str| value.contains(":assumed-role/");
    if condition.key.value.eq_ignore_ascii_case("aws:PrincipalArn")
        && condition.values.iter().any(|value| names_session(value.value.as_str()))
    {
        return Some(Hint::Session);
    }
    match comparison {
        Comparison::StringEquals if near(Comparison::StringEqualsIgnoreCase) => Some(Hint::Case),
        Comparison::StringEquals if near(Comparison::StringLike) => Some(Hint::NoWildcards),
        Comparison::StringLike if near_like(condition, found, request) => Some(Hint::Case),
        _ => variable(condition, request),
    }
}

/// Whether a text with wildcards would match if case did not count.
fn near_like(condition: &Condition, found: &[String], request: &Request<'_>) -> bool {
    use crate::evaluate::wildcard::{Case, matches};
    condition.values.iter().any(|wanted| {
        resolve::tokens(wanted.value.pattern(), request)
            .is_some_and(|tokens| found.iter().any(|value| matches(&tokens, value, Case::Ignored)))
    })
}

/// What a variable stands for, of a condition with a single value.
fn variable(condition: &Condition, request: &Request<'_>) -> Option<Hint> {
    let [only] = condition.values.as_slice() else {
        return None;
    };
    let pattern = only.value.pattern();
    pattern.variables().next()?;
    Some(match resolve::tokens(pattern, request) {
        Some(tokens) => Hint::Resolved(tokens.iter().map(|token| token.literal()).collect()),
        None => Hint::Unresolved(pattern.as_str().to_owned()),
    })
}

/// What the values of a comparison have to be, if not every text will do.
fn asked_for(comparison: Comparison) -> Option<(service::ValueKind, ValueKind)> {
    use service::ValueKind as Kind;
    let kind = value_kind(comparison)?;
    let shown = match kind {
        Kind::Number => ValueKind::Number,
        Kind::Date => ValueKind::Date,
        Kind::Address => ValueKind::Address,
        Kind::Boolean => ValueKind::Boolean,
        Kind::Text | Kind::Seconds | Kind::Arn => return None,
    };
    Some((kind, shown))
}

/// The first value of the policy that can't be read as what its operator compares.
fn unreadable_value(condition: &Condition, kind: service::ValueKind) -> Option<&str> {
    let mut values = condition.values.iter().map(|value| value.value.pattern());
    values.find(|value| !is_readable(kind, value)).map(Pattern::as_str)
}

/// Whether a value of the request can be read.
fn is_of_request(kind: ValueKind, text: &str) -> bool {
    match kind {
        ValueKind::Number => Decimal::parse(text).is_some(),
        ValueKind::Date => Instant::parse(text).is_some(),
        ValueKind::Address => is_address(text),
        ValueKind::Boolean => boolean(text).is_some(),
    }
}
