//! Reasons as sentences.

use std::fmt::{self, Display, Formatter};

use super::{Absence, ArnPart, Culprit, Hint, Mismatch, Unmet, ValueKind};
use crate::{
    grammar::{Condition, Element},
    service::Key,
};

/// How many items of a list are shown before the rest is only counted.
const SHOWN: usize = 3;

impl Display for Mismatch<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Principal { element, caller, culprit } => {
                list(f, element, culprit.as_ref(), &format!("the caller is `{caller}`"))
            }
            Self::Action { element, action, culprit } => {
                list(f, element, culprit.as_ref(), &format!("the request is `{action}`"))
            }
            Self::Resource { element, resource, culprit } => {
                list(f, element, culprit.as_ref(), &format!("the vault is `{resource}`"))
            }
            Self::Condition { condition, why } => {
                let operator = &condition.operator.value;
                let values: Vec<_> =
                    condition.values.iter().map(|value| value.value.as_str()).collect();
                match values.as_slice() {
                    [only] if !only.is_empty() => write!(f, "`{operator} {only}`")?,
                    _ => write!(f, "`{operator}` with {}", Few(&values))?,
                }
                f.write_str(" does not hold: ")?;
                unmet(f, condition, why)
            }
        }
    }
}

/// What the list has, and what it does not have.
fn list<T: Display>(
    f: &mut Formatter<'_>,
    element: &Element<T>,
    culprit: Option<&Culprit>,
    found: &str,
) -> fmt::Result {
    let items: Vec<_> = element.values.iter().map(|item| item.value.to_string()).collect();
    let name = element.name();
    let blamed = culprit.and_then(|culprit| Some((items.get(culprit.item)?, &culprit.hint)));
    match blamed {
        Some((item, Some(hint))) => write!(f, "`{name}` lists `{item}`, {found}: {hint}"),
        Some((item, None)) => write!(f, "`{name}` lists `{item}`, which leaves this out: {found}"),
        None if element.is_negated() => {
            write!(f, "`{name}` lists {}, which leaves this out: {found}", Few(&items))
        }
        None => write!(f, "`{name}` lists {}, {found}", Few(&items)),
    }
}

fn unmet(f: &mut Formatter<'_>, condition: &Condition, why: &Unmet) -> fmt::Result {
    let key = &condition.key.value;
    match why {
        Unmet::KeyAbsent(Absence::NotGiven) if key.eq_ignore_ascii_case(MFA) => {
            write!(f, "the request has no `{key}`, which only temporary credentials carry")
        }
        Unmet::KeyAbsent(Absence::NotGiven) => write!(f, "the request has no `{key}`"),
        Unmet::KeyAbsent(Absence::Expected) => {
            write!(f, "the request has no `{key}`, which every real one has")
        }
        Unmet::KeyAbsent(Absence::NoTag(tag)) => {
            write!(f, "the request has no `{key}`, since the vault has no tag `{tag}`")
        }
        Unmet::KeyAbsent(Absence::OtherActions(actions)) => {
            write!(f, "the request has no `{key}`, which comes only with {}", Few(actions))
        }
        Unmet::KeyAbsent(Absence::UnknownKey) => match Key::of(key) {
            Key::UnknownOfGlacier => {
                write!(f, "the request has no `{key}`, and Glacier knows no such key")
            }
            _ => {
                write!(
                    f,
                    "the request has no `{key}`, which is neither a key of Glacier nor a global one of AWS"
                )
            }
        },
        Unmet::KeyPresent => write!(f, "the request has `{key}`"),
        Unmet::Values { found, hint } => {
            if found.is_empty() {
                return hint.as_ref().map_or(Ok(()), |hint| hint.fmt(f));
            }
            write!(f, "`{key}` is {}", Few(found))?;
            hint.as_ref().map_or(Ok(()), |hint| write!(f, "; {hint}"))
        }
    }
}

const MFA: &str = "aws:MultiFactorAuthPresent";

impl Display for Hint {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Case => f.write_str("it differs in case, and case counts here"),
            Self::Spaces => f.write_str("it has spaces around it"),
            Self::NoPrefix => f.write_str("it lacks `glacier:` before it"),
            Self::InsideVault => {
                f.write_str("it goes on behind the name of the vault, and archives have no ARN")
            }
            Self::BeyondPart => f.write_str(
                "a wildcard reaches over a colon only as a `*` right before the colon or at the end",
            ),
            Self::Part(part) => write!(f, "the {part} differs"),
            Self::Resolved(text) => write!(f, "with its variables put in place it is `{text}`"),
            Self::Unresolved(text) => {
                write!(f, "a variable in `{text}` has no value in this request")
            }
            Self::Session => f.write_str("of a session this is the ARN of its role"),
            Self::NoWildcards => f.write_str(
                "with this operator `*` and `?` are no wildcards, `StringLike` has them",
            ),
            Self::PolicyValue { value, kind } => write!(f, "`{value}` is not {kind}"),
            Self::RequestValue { kind } => write!(f, "that is not {kind}"),
        }
    }
}

impl Display for ArnPart {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Partition => "partition",
            Self::Region => "region",
            Self::Account => "account",
            Self::Name => "name",
        })
    }
}

impl Display for ValueKind {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Number => "a number",
            Self::Date => "a date",
            Self::Address => "an IP address",
            Self::Boolean => "`true` or `false`",
        })
    }
}

/// The first few of a list, and how many follow.
struct Few<'t, T>(&'t [T]);

impl<T: Display> Display for Few<'_, T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self(items) = self;
        // "And 1 more" takes as much room as the one.
        let shown = if items.len() <= SHOWN + 1 { items.len() } else { SHOWN };
        for (place, item) in items.iter().take(shown).enumerate() {
            let comma = if place == 0 { "" } else { ", " };
            write!(f, "{comma}`{item}`")?;
        }
        match items.len() - shown {
            0 => Ok(()),
            more => write!(f, " and {more} more"),
        }
    }
}
