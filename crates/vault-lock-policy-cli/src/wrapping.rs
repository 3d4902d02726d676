//! Policies inside other documents: the body of a request, an answer of the service, a string that was escaped once too often.

use serde_json::Value;
use vault_lock_policy::Policy;

use crate::input::Source;

/// How to take the policy out of a document that has one inside.
pub(crate) fn help(file: &Source, text: &str) -> Option<String> {
    let document = serde_json::from_str(text).ok()?;
    let inner = find(&document, "")?;
    let what = match &document {
        Value::Object(members) if members.contains_key("State") => {
            "this is the answer of `GetVaultLock`; the policy is inside it"
        }
        Value::Object(members) if is_body(members) => {
            "this is the body of the request; the policy is inside it"
        }
        Value::String(_) => "the policy is in there as a string",
        _ => "the policy is inside this document",
    };
    let again = " | jq -r .".repeat(inner.escaped.saturating_sub(1));
    let option = if inner.escaped > 0 { " -r" } else { "" };
    let file = match file {
        Source::Stdin => String::new(),
        Source::File(path) => format!(" {}", quoted(&path.display().to_string())),
    };
    let filter = quoted(if inner.filter.is_empty() { "." } else { &inner.filter });
    Some(format!("{what}: take it out with `jq{option} {filter}{file}{again}`"))
}

/// A policy inside a document.
struct Inner {
    /// Where it is, as `jq` writes it.
    filter: String,
    /// How often it is escaped.
    escaped: usize,
}

/// The first policy in a value, or else what stands where the body of a request has its policy.
fn find(value: &Value, filter: &str) -> Option<Inner> {
    search(value, filter).or_else(|| {
        let Value::Object(members) = value else { return as_text(value, filter) };
        let (name, inner) = members.iter().find(|(name, _)| is_policy(name))?;
        Some(Inner { filter: format!(".{name}"), escaped: escaped(inner) })
    })
}

fn search(value: &Value, filter: &str) -> Option<Inner> {
    match value {
        Value::String(text) => {
            let (inner, escaped) = unescaped(text);
            Policy::parse(&inner).is_ok().then(|| Inner { filter: filter.to_owned(), escaped })
        }
        Value::Object(_) if !filter.is_empty() && Policy::parse(&value.to_string()).is_ok() => {
            Some(Inner { filter: filter.to_owned(), escaped: 0 })
        }
        Value::Object(members) => members.iter().find_map(|(name, value)| {
            let is_word = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
            let step = if is_word {
                format!(".{name}")
            } else {
                index(filter, &Value::from(name.as_str()))
            };
            search(value, &format!("{filter}{step}"))
        }),
        Value::Array(items) => items.iter().enumerate().find_map(|(place, item)| {
            search(item, &format!("{filter}{}", index(filter, &Value::from(place))))
        }),
        _ => None,
    }
}

/// A step in brackets; the first step of a filter begins with a dot.
fn index(filter: &str, step: &Value) -> String {
    format!("{}[{step}]", if filter.is_empty() { "." } else { "" })
}

/// A string that holds an object, whether that is a policy or not.
fn as_text(value: &Value, filter: &str) -> Option<Inner> {
    let (inner, escaped) = unescaped(value.as_str()?);
    inner.trim_start().starts_with('{').then(|| Inner { filter: filter.to_owned(), escaped })
}

fn is_body(members: &serde_json::Map<String, Value>) -> bool {
    members.keys().any(|name| is_policy(name))
}

fn is_policy(name: &str) -> bool {
    name.eq_ignore_ascii_case("policy")
}

/// How often a value is escaped; 0 if it is no string.
fn escaped(value: &Value) -> usize {
    value.as_str().map_or(0, |text| unescaped(text).1)
}

/// The text of a string that may hold a string that holds a string, and how many they were.
fn unescaped(text: &str) -> (String, usize) {
    let (mut text, mut escaped) = (text.to_owned(), 1);
    while let Ok(inner) = serde_json::from_str::<String>(&text) {
        text = inner;
        escaped += 1;
    }
    (text, escaped)
}

/// As a shell takes it for one word.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./".contains(c);
    if word.chars().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}
