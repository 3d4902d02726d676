//! Calls: the functions of the rules' standard library and of AWS.

use serde_json::Value;

use crate::ir::{Items, Optional, StringExpr, Truth};

use super::super::known::{Known, Record, Type, Verdict};
use super::super::path::Faults;
use super::super::scope::Scope;
use super::super::value::{Object, Placed, list};
use super::attributes;
use super::choices;
use super::expressions::{described, flag, known, text};

/// The functions that are understood.
const FUNCTIONS: [&str; 15] = [
    "aws.isVirtualHostableS3Bucket",
    "aws.parseArn",
    "aws.partition",
    "booleanEquals",
    "coalesce",
    "getAttr",
    "isSet",
    "isValidHostLabel",
    "ite",
    "not",
    "parseURL",
    "split",
    "stringEquals",
    "substring",
    "uriEncode",
];

/// What is known of a call `{"fn": …, "argv": […]}`.
pub(super) fn call(call: &Object<'_>, scope: &Scope<'_>, faults: &mut Faults<'_>) -> Option<Known> {
    let function = call.demand("fn", faults)?;
    match function.string(faults)? {
        "isSet" => {
            let [value] = arguments(call, faults)?;
            Some(Known::Flag(is_set(known(&value, scope, faults)?)))
        }
        "not" => {
            let [value] = arguments(call, faults)?;
            flag(&value, scope, faults).map(|verdict| Known::Flag(verdict.negated()))
        }
        "booleanEquals" => {
            let [left, right] = arguments(call, faults)?;
            let (left, right) = (flag(&left, scope, faults), flag(&right, scope, faults));
            Some(Known::Flag(left?.same(right?)))
        }
        "stringEquals" => {
            let [left, right] = arguments(call, faults)?;
            let (left, right) = (text(&left, scope, faults), text(&right, scope, faults));
            Some(truth(Truth::SameText(left?, right?)))
        }
        "getAttr" => {
            let [target, attribute] = arguments(call, faults)?;
            let value = known(&target, scope, faults)?;
            let attribute = attribute.string(faults)?;
            attributes::get(&value, attribute, &described(&target), &call.path, faults)
        }
        "isValidHostLabel" => {
            let (text, allow_dots) = text_and_flag(call, scope, faults)?;
            Some(truth(Truth::IsHostLabel { text, allow_dots }))
        }
        "aws.isVirtualHostableS3Bucket" => {
            let (text, allow_dots) = text_and_flag(call, scope, faults)?;
            Some(truth(Truth::IsHostableBucket { text, allow_dots }))
        }
        "aws.partition" => record(call, Record::Partition, Optional::Partition, scope, faults),
        "aws.parseArn" => record(call, Record::Arn, Optional::Arn, scope, faults),
        "parseURL" => record(call, Record::Url, Optional::Url, scope, faults),
        "substring" => substring(call, scope, faults),
        "split" => split(call, scope, faults),
        "coalesce" => choices::coalesce(call, scope, faults),
        "ite" => choices::ite(&arguments(call, faults)?, scope, faults),
        "uriEncode" => {
            let [value] = arguments(call, faults)?;
            let value = text(&value, scope, faults)?;
            Some(Known::Text(StringExpr::UriEncode(Box::new(value))))
        }
        other => {
            faults.push(
                &function.path,
                format!("unsupported function `{other}`"),
                format!("functions that are supported: {}", list(&FUNCTIONS)),
            );
            None
        }
    }
}

fn truth(truth: Truth) -> Known {
    Known::Flag(Verdict::If(truth))
}

fn is_set(value: Known) -> Verdict {
    match value {
        Known::Maybe(value, _) => Verdict::If(Truth::IsSome(value)),
        Known::Text(_) | Known::Flag(_) | Known::List(_) | Known::Record(..) => Verdict::Always,
    }
}

/// A function that takes a text apart, and gives nothing if it can't.
fn record(
    call: &Object<'_>,
    record: Record,
    optional: fn(StringExpr) -> Optional,
    scope: &Scope<'_>,
    faults: &mut Faults<'_>,
) -> Option<Known> {
    let [value] = arguments(call, faults)?;
    let value = text(&value, scope, faults)?;
    Some(Known::Maybe(optional(value), Type::Record(record)))
}

fn substring(call: &Object<'_>, scope: &Scope<'_>, faults: &mut Faults<'_>) -> Option<Known> {
    let [whole, start, stop, reverse] = arguments(call, faults)?;
    let whole = text(&whole, scope, faults);
    let (start, stop) = (position(&start, faults), position(&stop, faults));
    let reverse = literal_flag(&reverse, scope, faults);
    let value = Optional::Substring { text: whole?, start: start?, stop: stop?, reverse: reverse? };
    Some(Known::Maybe(value, Type::Text))
}

fn split(call: &Object<'_>, scope: &Scope<'_>, faults: &mut Faults<'_>) -> Option<Known> {
    let [whole, delimiter, limit] = arguments(call, faults)?;
    let whole = text(&whole, scope, faults);
    let limit = position(&limit, faults);
    let delimiter_text = delimiter.string(faults)?.to_owned();
    if delimiter_text.is_empty() || delimiter_text.contains(['{', '}']) {
        let message = format!("`{delimiter_text}` is no delimiter");
        faults.push(&delimiter.path, message, "write a text without values in it");
        return None;
    }
    let (text, delimiter) = (Box::new(whole?), delimiter_text);
    Some(Known::List(Items::Split { text, delimiter, limit: limit? }))
}

fn text_and_flag(
    call: &Object<'_>,
    scope: &Scope<'_>,
    faults: &mut Faults<'_>,
) -> Option<(StringExpr, bool)> {
    let [value, flag] = arguments(call, faults)?;
    let (value, flag) = (text(&value, scope, faults), literal_flag(&flag, scope, faults));
    Some((value?, flag?))
}

fn position(value: &Placed<'_>, faults: &mut Faults<'_>) -> Option<usize> {
    let number = match value.value {
        Value::Number(number) => number.as_u64().and_then(|number| usize::try_from(number).ok()),
        _ => None,
    };
    if number.is_none() {
        faults.push(&value.path, "this is no position", "write a whole number, 0 or more");
    }
    number
}

/// A flag that is known before any request is made.
fn literal_flag(value: &Placed<'_>, scope: &Scope<'_>, faults: &mut Faults<'_>) -> Option<bool> {
    match flag(value, scope, faults)? {
        Verdict::Always => Some(true),
        Verdict::Never => Some(false),
        Verdict::If(_) => {
            faults.push(&value.path, "a variable is not supported here", "write `true` or `false`");
            None
        }
    }
}

/// The arguments of a call of a function that takes `N` of them.
fn arguments<'v, const N: usize>(
    call: &Object<'v>,
    faults: &mut Faults<'_>,
) -> Option<[Placed<'v>; N]> {
    let arguments = call.demand("argv", faults)?;
    let found = arguments.array(faults)?;
    match <[Placed<'v>; N]>::try_from(found) {
        Ok(arguments) => Some(arguments),
        Err(found) => {
            let count = found.len();
            let plural = if count == 1 { "" } else { "s" };
            faults.push(
                &arguments.path,
                format!("{count} argument{plural}"),
                format!("the function takes {N}"),
            );
            None
        }
    }
}
