//! A second evaluator, written from the rules of IAM over plain JSON, slow and simple. It shares no code with the crate.
//!
//! Tests of the crate hold it against `evaluate`, and so does the fuzz target `policy_evaluate`, which compiles this file too.

mod callers;
mod values;

use serde_json::{Map, Value};
use vault_lock_policy::Decision;

use callers::{included, spared};

/// A request: `caller` is an ARN, the name of a service, or `anonymous`; each key of `context` has one value or a list of them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked<'r> {
    pub(crate) caller: &'r str,
    pub(crate) action: &'r str,
    pub(crate) resource: &'r str,
    pub(crate) context: &'r Map<String, Value>,
}

/// What a policy says, of which is known that it is one.
pub(crate) fn decision(policy: &Value, asked: Asked<'_>) -> Decision {
    let has_variables = policy.get("Version") == Some(&"2012-10-17".into());
    let oracle = Oracle { asked, has_variables };
    let statements = list(policy.get("Statement"));
    let applying: Vec<_> = statements.into_iter().filter(|it| oracle.applies(it)).collect();
    if applying.iter().any(|statement| statement.get("Effect") == Some(&"Deny".into())) {
        Decision::Denied
    } else if applying.is_empty() {
        Decision::Neither
    } else {
        Decision::Allowed
    }
}

struct Oracle<'r> {
    asked: Asked<'r>,
    has_variables: bool,
}

/// A letter, and whether it can be a wildcard.
type Letter = (char, bool);

impl Oracle<'_> {
    fn applies(&self, statement: &Value) -> bool {
        let acts = |pattern: &Value| {
            let action: Vec<_> = self.asked.action.chars().collect();
            glob(&written(&text(pattern)), &action, same_letter, Reach::Anywhere)
        };
        let lies = |pattern: &Value| {
            let vault: Vec<_> = self.asked.resource.chars().collect();
            self.resolve(&text(pattern))
                .is_some_and(|pattern| glob(&pattern, &vault, same, Reach::PartOfArn))
        };
        let action = match statement.get("NotAction") {
            Some(actions) => !list(Some(actions)).into_iter().any(acts),
            None => list(statement.get("Action")).into_iter().any(acts),
        };
        let resource = match statement.get("NotResource") {
            Some(resources) => !list(Some(resources)).into_iter().any(lies),
            None => list(statement.get("Resource")).into_iter().any(lies),
        };
        action && resource && self.concerns(statement) && self.conditions(statement)
    }

    fn concerns(&self, statement: &Value) -> bool {
        let is_denial = statement.get("Effect") == Some(&"Deny".into());
        match statement.get("NotPrincipal") {
            None => statement.get("Principal").is_some_and(|listed| included(listed, self)),
            Some(listed) if is_denial => !spared(listed, self),
            Some(listed) => !included(listed, self),
        }
    }

    fn conditions(&self, statement: &Value) -> bool {
        let operators = statement.get("Condition").and_then(Value::as_object);
        operators.into_iter().flatten().all(|(operator, keys)| {
            let keys = keys.as_object().into_iter().flatten();
            keys.into_iter().all(|(key, wanted)| self.condition(operator, key, &list(Some(wanted))))
        })
    }

    fn condition(&self, operator: &str, key: &str, wanted: &[&Value]) -> bool {
        let found = self.values(key);
        if operator == "Null" {
            let is_absent = found.is_empty().to_string();
            return wanted.iter().any(|wanted| text(wanted).to_lowercase() == is_absent);
        }
        let (set, name) = operator.split_once(':').unwrap_or(("", operator));
        let (name, if_exists) =
            name.strip_suffix("IfExists").map_or((name, false), |name| (name, true));
        if found.is_empty() && if_exists {
            return true;
        }
        let positive = name.replace("Not", "");
        let matches = |found: &String| {
            wanted.iter().any(|wanted| self.compare(&positive, &text(wanted), found))
        };
        let holds = |found: &String| matches(found) != name.contains("Not");
        let is_null = found.iter().all(String::is_empty);
        match (set, name.contains("Not")) {
            ("ForAllValues", _) => is_null || found.iter().all(holds),
            ("ForAnyValue", _) => !is_null && found.iter().any(holds),
            (_, false) => found.iter().any(matches),
            (_, true) => !found.iter().any(matches),
        }
    }

    fn compare(&self, name: &str, wanted: &str, found: &str) -> bool {
        if let Some(relation) = name.strip_prefix("Numeric") {
            return relates(relation, values::number(found), values::number(wanted));
        }
        if let Some(relation) = name.strip_prefix("Date") {
            return relates(relation, values::instant(found), values::instant(wanted));
        }
        match name {
            "BinaryEquals" => wanted == found,
            "IpAddress" => values::in_range(found, wanted),
            _ => self.resolve(wanted).is_some_and(|wanted| compare_texts(name, &wanted, found)),
        }
    }

    /// With the variables put in place; nothing if one of them has no value.
    fn resolve(&self, pattern: &str) -> Option<Vec<Letter>> {
        let Some((before, rest)) = pattern.split_once("${").filter(|_| self.has_variables) else {
            return Some(written(pattern));
        };
        if let Some(after) = ["*}", "?}", "$}"].iter().find_map(|it| rest.strip_prefix(it)) {
            return Some([written(before), literal(rest.get(..1)?), self.resolve(after)?].concat());
        }
        let (key, default, after) = variable(rest)?;
        let value = match &self.values(key)[..] {
            [one] => literal(one),
            _ => literal(default?),
        };
        Some([written(before), value, self.resolve(after)?].concat())
    }

    /// What the request has of a key: what it was given, or else what follows from the caller.
    fn values(&self, key: &str) -> Vec<String> {
        let given = self.asked.context.iter().rfind(|(name, _)| name.eq_ignore_ascii_case(key));
        match given {
            Some((_, values)) => list(Some(values)).into_iter().map(text).collect(),
            None => {
                callers::derived(self.asked.caller, &key.to_ascii_lowercase()).into_iter().collect()
            }
        }
    }
}

/// Key, default value and what follows of `key, 'default'}…`.
fn variable(text: &str) -> Option<(&str, Option<&str>, &str)> {
    let (key, rest) = text.split_at_checked(text.find([',', '}'])?)?;
    if let Some(after) = rest.strip_prefix('}') {
        return Some((key.trim(), None, after));
    }
    let mut quoted = rest.splitn(3, '\'');
    let (_comma, default, after) = (quoted.next()?, quoted.next()?, quoted.next()?);
    Some((key.trim(), Some(default), after.trim_start().strip_prefix('}')?))
}

fn compare_texts(name: &str, wanted: &[Letter], found: &str) -> bool {
    let letters: Vec<_> = found.chars().collect();
    let without_wildcards: Vec<_> = wanted.iter().map(|(letter, _)| (*letter, false)).collect();
    match name {
        "StringEquals" => glob(&without_wildcards, &letters, same, Reach::Anywhere),
        "StringEqualsIgnoreCase" => {
            glob(&without_wildcards, &letters, same_letter, Reach::Anywhere)
        }
        "StringLike" => glob(wanted, &letters, same, Reach::Anywhere),
        "Bool" => {
            let is_boolean = ["true", "false"].iter().any(|it| it.eq_ignore_ascii_case(found));
            is_boolean && glob(&without_wildcards, &letters, same_letter, Reach::Anywhere)
        }
        // ARNs: six parts, and no wildcard reaches from one into the next.
        _ => {
            let patterns: Vec<_> = wanted.splitn(6, |(letter, _)| *letter == ':').collect();
            let parts: Vec<_> = letters.splitn(6, |letter| *letter == ':').collect();
            patterns.len() == 6
                && parts.len() == 6
                && patterns
                    .iter()
                    .zip(parts)
                    .all(|(pattern, part)| glob(pattern, part, same, Reach::Anywhere))
        }
    }
}

fn relates<T: PartialOrd>(relation: &str, found: Option<T>, wanted: Option<T>) -> bool {
    let (Some(found), Some(wanted)) = (found, wanted) else { return false };
    match relation {
        "LessThan" => found < wanted,
        "LessThanEquals" => found <= wanted,
        "GreaterThan" => found > wanted,
        "GreaterThanEquals" => found >= wanted,
        _ => found == wanted,
    }
}

/// How far wildcards reach.
#[derive(Clone, Copy, PartialEq)]
enum Reach {
    Anywhere,
    /// Over colons only a `*` that a colon or nothing follows.
    PartOfArn,
}

/// Whether a pattern matches a text. Row by row: which beginnings of the text are matched by how much of the pattern.
fn glob(pattern: &[Letter], text: &[char], is_same: fn(char, char) -> bool, reach: Reach) -> bool {
    let mut matched = vec![false; text.len() + 1];
    if let Some(nothing) = matched.first_mut() {
        *nothing = true;
    }
    for (at, (letter, can_be_wildcard)) in pattern.iter().enumerate() {
        let before = matched.clone();
        let follower = pattern.get(at + 1).map(|(letter, _)| *letter);
        let takes = |taken: char, star: bool| {
            taken != ':'
                || reach == Reach::Anywhere
                || (star && follower.is_none_or(|follower| follower == ':'))
        };
        let any = *can_be_wildcard && *letter == '*';
        let any_one = *can_be_wildcard && *letter == '?';
        let mut left = false;
        for (end, matched) in matched.iter_mut().enumerate() {
            let with_last =
                end.checked_sub(1).and_then(|at| Some((before.get(at)?, text.get(at)?)));
            *matched = if any {
                (left && with_last.is_some_and(|(_, last)| takes(*last, true)))
                    || before.get(end) == Some(&true)
            } else if any_one {
                with_last.is_some_and(|(b, last)| *b && takes(*last, false))
            } else {
                with_last.is_some_and(|(b, last)| *b && is_same(*letter, *last))
            };
            left = *matched;
        }
    }
    matched.last() == Some(&true)
}

fn same(a: char, b: char) -> bool {
    a == b
}

fn same_letter(a: char, b: char) -> bool {
    a.to_lowercase().to_string() == b.to_lowercase().to_string()
}

fn written(text: &str) -> Vec<Letter> {
    text.chars().map(|letter| (letter, true)).collect()
}

fn literal(text: &str) -> Vec<Letter> {
    text.chars().map(|letter| (letter, false)).collect()
}

fn list(value: Option<&Value>) -> Vec<&Value> {
    match value {
        None => Vec::new(),
        Some(Value::Array(items)) => items.iter().collect(),
        Some(single) => vec![single],
    }
}

/// A string, or a number or a boolean as text.
fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned)
}
