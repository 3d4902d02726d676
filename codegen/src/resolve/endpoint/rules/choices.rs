//! `coalesce` and `ite`: functions that choose one of several values of one type.

use crate::ir::{Optional, StringExpr, Truth};

use super::super::known::{Known, Type, Verdict};
use super::super::path::Faults;
use super::super::scope::Scope;
use super::super::value::{Object, Placed};
use super::expressions::{flag, known};

/// The first value that is there; the last one otherwise.
pub(super) fn coalesce(
    call: &Object<'_>,
    scope: &Scope<'_>,
    faults: &mut Faults<'_>,
) -> Option<Known> {
    let places = call.demand("argv", faults)?;
    let arguments = places.array(faults)?;
    if arguments.len() < 2 {
        let plural = if arguments.is_empty() { "s" } else { "" };
        let message = format!("{} argument{plural}", arguments.len());
        faults.push(&places.path, message, "the function takes two or more");
        return None;
    }
    let mut before = Vec::new();
    for argument in &arguments {
        let known = known(argument, scope, faults)?;
        let value = Value::new(known, argument, faults)?;
        match (before.first(), &value) {
            (None | Some(Value::Text(_)), Value::Text(_))
            | (None | Some(Value::Flag(_)), Value::Flag(_)) => {}
            _ => return of_two_types(argument, faults),
        }
        let is_there = value.is_there();
        before.push(value);
        // What stands behind a value that is there is never looked at.
        if is_there {
            break;
        }
    }
    first(before, &arguments, faults)
}

/// One of two values, as a flag says.
pub(super) fn ite(
    [condition, yes, no]: &[Placed<'_>; 3],
    scope: &Scope<'_>,
    faults: &mut Faults<'_>,
) -> Option<Known> {
    let condition = flag(condition, scope, faults);
    let (yes_known, no_known) = (known(yes, scope, faults), known(no, scope, faults));
    let (yes_value, no_value) =
        (Value::new(yes_known?, yes, faults), Value::new(no_known?, no, faults));
    let condition = match condition? {
        Verdict::Always => return yes_value.map(Value::into_known),
        Verdict::Never => return no_value.map(Value::into_known),
        Verdict::If(condition) => Box::new(condition),
    };
    Some(match (yes_value?, no_value?) {
        (Value::Text(Maybe::There(yes)), Value::Text(Maybe::There(no))) => {
            Known::Text(StringExpr::If(condition, Box::new(yes), Box::new(no)))
        }
        (Value::Text(yes), Value::Text(no)) => {
            let (yes, no) = (Box::new(optional(yes)), Box::new(optional(no)));
            Known::Maybe(Optional::If(condition, yes, no), Type::Text)
        }
        (Value::Flag(Maybe::There(yes)), Value::Flag(Maybe::There(no))) => {
            Known::Flag(either(condition, yes, no))
        }
        (Value::Flag(_), Value::Flag(_)) => return unset_flag(no, faults),
        _ => return of_two_types(no, faults),
    })
}

/// A value of a type that can be chosen.
enum Value {
    Text(Maybe<StringExpr, Optional>),
    Flag(Maybe<Verdict, Optional>),
}

/// Something that is there or not.
enum Maybe<T, O> {
    There(T),
    Unsure(O),
}

impl Value {
    fn new(known: Known, place: &Placed<'_>, faults: &mut Faults<'_>) -> Option<Self> {
        Some(match known {
            Known::Text(text) => Self::Text(Maybe::There(text)),
            Known::Flag(flag) => Self::Flag(Maybe::There(flag)),
            Known::Maybe(value, Type::Text) => Self::Text(Maybe::Unsure(value)),
            Known::Maybe(value, Type::Flag) => Self::Flag(Maybe::Unsure(value)),
            other => {
                let message = format!("{} can't be chosen", other.name());
                faults.push(&place.path, message, "choose among strings or among booleans");
                return None;
            }
        })
    }

    fn is_there(&self) -> bool {
        matches!(self, Self::Text(Maybe::There(_)) | Self::Flag(Maybe::There(_)))
    }

    fn into_known(self) -> Known {
        match self {
            Self::Text(Maybe::There(text)) => Known::Text(text),
            Self::Text(Maybe::Unsure(value)) => Known::Maybe(value, Type::Text),
            Self::Flag(Maybe::There(flag)) => Known::Flag(flag),
            Self::Flag(Maybe::Unsure(value)) => Known::Maybe(value, Type::Flag),
        }
    }
}

/// The first of values of one type, of which at most the last is sure to be there.
fn first(
    mut values: Vec<Value>,
    arguments: &[Placed<'_>],
    faults: &mut Faults<'_>,
) -> Option<Known> {
    let last = values.pop()?;
    if values.is_empty() {
        return Some(last.into_known());
    }
    let before = values.into_iter().filter_map(|value| match value {
        Value::Text(Maybe::Unsure(value)) | Value::Flag(Maybe::Unsure(value)) => Some(value),
        Value::Text(Maybe::There(_)) | Value::Flag(Maybe::There(_)) => None,
    });
    let mut before: Vec<_> = before.collect();
    Some(match last {
        Value::Text(Maybe::There(last)) => Known::Text(StringExpr::First(before, Box::new(last))),
        Value::Text(Maybe::Unsure(last)) => {
            before.push(last);
            Known::Maybe(Optional::First(before), Type::Text)
        }
        Value::Flag(Maybe::There(last)) => {
            let parameters = before.into_iter().filter_map(|value| match value {
                Optional::Parameter(id) => Some(id),
                // Nothing else that may be unset is a flag.
                _ => None,
            });
            let last = Box::new(truth(last));
            Known::Flag(Verdict::If(Truth::First(parameters.collect(), last)))
        }
        Value::Flag(Maybe::Unsure(_)) => return unset_flag(arguments.last()?, faults),
    })
}

fn optional(value: Maybe<StringExpr, Optional>) -> Optional {
    match value {
        Maybe::There(text) => Optional::Text(Box::new(text)),
        Maybe::Unsure(value) => value,
    }
}

fn either(condition: Box<Truth>, yes: Verdict, no: Verdict) -> Verdict {
    match (yes, no) {
        (Verdict::Always, Verdict::Always) => Verdict::Always,
        (Verdict::Never, Verdict::Never) => Verdict::Never,
        (Verdict::Always, Verdict::Never) => Verdict::If(*condition),
        (Verdict::Never, Verdict::Always) => Verdict::If(*condition).negated(),
        (yes, no) => {
            let (yes, no) = (Box::new(truth(yes)), Box::new(truth(no)));
            Verdict::If(Truth::If(condition, yes, no))
        }
    }
}

fn truth(verdict: Verdict) -> Truth {
    match verdict {
        Verdict::Always => Truth::Literal(true),
        Verdict::Never => Truth::Literal(false),
        Verdict::If(truth) => truth,
    }
}

fn of_two_types<T>(place: &Placed<'_>, faults: &mut Faults<'_>) -> Option<T> {
    let message = "this is of another type than what it stands beside";
    faults.push(&place.path, message, "choose among strings or among booleans");
    None
}

fn unset_flag<T>(place: &Placed<'_>, faults: &mut Faults<'_>) -> Option<T> {
    let message = "a boolean that may be unset is not supported here";
    faults.push(&place.path, message, "put `true` or `false` at the end of a `coalesce`");
    None
}
