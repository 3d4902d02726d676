//! Differences as text, one line each.

use std::fmt;

use serde_json::Value;

use super::{Change, Difference, Property, Verdict};

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { subject, change, verdict, reason } = self;
        write!(f, "{subject}: {change}; {verdict}: {reason}")
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Keeps => "does not break callers",
            Self::MayBreak => "may break callers",
            Self::Breaks => "breaks callers",
        })
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ShapeAdded { kind } => write!(f, "{kind} added"),
            Self::ShapeRemoved { kind } => write!(f, "{kind} removed"),
            Self::KindChanged { old, new } => write!(f, "changed from {old} to {new}"),
            Self::MemberAdded { target } => write!(f, "member added with the target `{target}`"),
            Self::MemberRemoved { target } => {
                write!(f, "member removed with the target `{target}`")
            }
            Self::MemberOrder { old, new } => {
                write!(f, "members reordered from {} to {}", old.join(", "), new.join(", "))
            }
            Self::TargetChanged { old, new } => {
                write!(f, "target changed from `{old}` to `{new}`")
            }
            Self::TraitAdded { id, value } => write!(f, "trait `{id}` added{}", With(value)),
            Self::TraitRemoved { id, value } => write!(f, "trait `{id}` removed{}", With(value)),
            Self::TraitChanged { id, old, new } => {
                let first = first_difference(old, new);
                write!(f, "trait `{id}` changed")?;
                if !first.path.is_empty() {
                    write!(f, " at `{}`", first.path)?;
                }
                write!(f, " from {} to {}", Short(first.old), Short(first.new))
            }
            Self::OperationAdded(id) => write!(f, "operation `{id}` added"),
            Self::OperationRemoved(id) => write!(f, "operation `{id}` removed"),
            Self::ErrorAdded(id) => write!(f, "error `{id}` added"),
            Self::ErrorRemoved(id) => write!(f, "error `{id}` removed"),
            Self::InputChanged { old, new } => write!(f, "input changed from `{old}` to `{new}`"),
            Self::OutputChanged { old, new } => {
                write!(f, "output changed from `{old}` to `{new}`")
            }
            Self::PropertyChanged { property, old, new } => {
                write!(f, "{property} changed from {} to {}", Quoted(old), Quoted(new))
            }
        }
    }
}

impl fmt::Display for Property {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Version => "version",
            Self::Rename => "renamed shapes",
            Self::Resources => "resources",
            Self::Identifiers => "identifiers",
            Self::Properties => "properties",
            Self::Operations => "operations",
        })
    }
}

/// A text that may be empty.
struct Quoted<'a>(&'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            "" => f.write_str("nothing"),
            text => write!(f, "`{text}`"),
        }
    }
}

/// The value of a trait behind its ID; the empty object says no more than the ID.
struct With<'a>(&'a Value);

impl fmt::Display for With<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Value::Object(map) if map.is_empty() => Ok(()),
            value => write!(f, " with {}", Short(Some(value))),
        }
    }
}

/// A value on a part of a line; `None` is what isn't there.
struct Short<'a>(Option<&'a Value>);

/// Characters of a value that are shown.
const SHOWN: usize = 60;

impl fmt::Display for Short<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(value) = self.0 else {
            return f.write_str("nothing");
        };
        let text = value.to_string();
        match text.char_indices().nth(SHOWN) {
            Some((end, _)) => write!(f, "`{}…`", text.get(..end).unwrap_or_default()),
            None => write!(f, "`{text}`"),
        }
    }
}

/// Where two values begin to differ, and what stands there.
struct First<'a> {
    path: String,
    old: Option<&'a Value>,
    new: Option<&'a Value>,
}

fn first_difference<'a>(old: &'a Value, new: &'a Value) -> First<'a> {
    let mut first = First { path: String::new(), old: Some(old), new: Some(new) };
    while let Some(step) = step(first.old, first.new) {
        match step {
            Step::Key(key, old, new) => {
                first.path.push_str(if first.path.is_empty() { "" } else { "." });
                first.path.push_str(key);
                (first.old, first.new) = (old, new);
            }
            Step::Index(index, old, new) => {
                first.path.push_str(&format!("[{index}]"));
                (first.old, first.new) = (old, new);
            }
        }
    }
    first
}

/// One step down to the first difference.
enum Step<'a> {
    Key(&'a str, Option<&'a Value>, Option<&'a Value>),
    Index(usize, Option<&'a Value>, Option<&'a Value>),
}

fn step<'a>(old: Option<&'a Value>, new: Option<&'a Value>) -> Option<Step<'a>> {
    match (old?, new?) {
        (Value::Object(old), Value::Object(new)) => {
            let added = new.keys().filter(|key| !old.contains_key(*key));
            let mut keys = old.keys().chain(added);
            let key = keys.find(|key| old.get(*key) != new.get(*key))?;
            Some(Step::Key(key, old.get(key), new.get(key)))
        }
        (Value::Array(old), Value::Array(new)) => {
            let mut indices = 0..old.len().max(new.len());
            let index = indices.find(|&index| old.get(index) != new.get(index))?;
            Some(Step::Index(index, old.get(index), new.get(index)))
        }
        _ => None,
    }
}
