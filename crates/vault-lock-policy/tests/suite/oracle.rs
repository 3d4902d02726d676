//! A second evaluator, written straight from the rules over plain JSON, slow and simple; the two have to agree.

use proptest::prelude::*;
use serde_json::Value;
use vault_lock_policy::{Decision, Policy, Request, decide, evaluate, evaluate_together};

use crate::{
    strategies::{RequestParts, policy, request},
    wildcards::naive,
    world::{caller, text, with_context},
};

struct Oracle<'r> {
    request: &'r RequestParts,
    has_variables: bool,
}

fn decision(policy: &Value, request: &RequestParts) -> Decision {
    let oracle =
        Oracle { request, has_variables: policy.get("Version") == Some(&"2012-10-17".into()) };
    let applying: Vec<_> =
        list(&policy["Statement"]).into_iter().filter(|s| oracle.applies(s)).collect();
    if applying.iter().any(|statement| statement["Effect"] == "Deny") {
        Decision::Denied
    } else if applying.is_empty() {
        Decision::Neither
    } else {
        Decision::Allowed
    }
}

impl Oracle<'_> {
    fn applies(&self, statement: &Value) -> bool {
        let lower = |s: &str| s.to_lowercase().chars().collect::<Vec<_>>();
        let acts = |pattern: &Value| naive(&lower(&text(pattern)), &lower(self.request.1));
        let lies = |pattern: &Value| {
            let vault: Vec<_> = self.request.2.chars().collect();
            self.resolve(&text(pattern)).is_some_and(|pattern| glob(&pattern, &vault))
        };
        let action = match statement.get("Action") {
            Some(actions) => list(actions).into_iter().any(acts),
            None => !list(&statement["NotAction"]).into_iter().any(acts),
        };
        let resource = match statement.get("Resource") {
            Some(resources) => list(resources).into_iter().any(lies),
            None => !list(&statement["NotResource"]).into_iter().any(lies),
        };
        action && resource && self.concerns(statement) && self.conditions(statement)
    }

    fn concerns(&self, statement: &Value) -> bool {
        let names = |principal: &Value| match principal {
            Value::Object(kinds) => kinds.values().flat_map(list).map(text).collect::<Vec<_>>(),
            star => vec![text(star)],
        };
        let account = self.request.0.split(':').nth(4);
        // From the widest to the narrowest; each in every way of naming it.
        let mut levels = vec![];
        if let Some(account) = account {
            levels.push(vec![account.to_owned(), format!("arn:aws:iam::{account}:root")]);
        }
        if self.request.0.contains(":assumed-role/") {
            levels.push(vec!["arn:aws:iam::111122223333:role/archivist".to_owned()]);
        }
        if !self.request.0.ends_with(":root") {
            levels.push(vec![self.request.0.to_owned()]);
        }
        let listed =
            |names: &[String], level: &Vec<String>| names.iter().any(|name| level.contains(name));
        let Some(not) = statement.get("NotPrincipal") else {
            let names = names(&statement["Principal"]);
            return names.contains(&"*".to_owned())
                || levels.iter().any(|level| listed(&names, level));
        };
        let names = names(not);
        if names.contains(&"*".to_owned()) {
            return false;
        }
        if statement["Effect"] == "Deny" {
            !levels.iter().all(|level| listed(&names, level))
        } else {
            !levels.iter().any(|level| listed(&names, level))
        }
    }

    fn conditions(&self, statement: &Value) -> bool {
        let operators = statement.get("Condition").and_then(Value::as_object);
        operators.into_iter().flatten().all(|(operator, keys)| {
            keys.as_object()
                .unwrap()
                .iter()
                .all(|(key, wanted)| self.condition(operator, key, &list(wanted)))
        })
    }

    fn condition(&self, operator: &str, key: &str, wanted: &[&Value]) -> bool {
        let found = self.values(key);
        if operator == "Null" {
            return wanted
                .iter()
                .any(|wanted| text(wanted).to_lowercase() == found.is_empty().to_string());
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
        let letters: Vec<_> = found.chars().collect();
        if let Some(relation) = name.strip_prefix("Numeric") {
            return relates(relation, number(found), number(wanted));
        }
        if let Some(relation) = name.strip_prefix("Date") {
            return relates(relation, seconds(found), seconds(wanted));
        }
        match name {
            "BinaryEquals" => wanted == found,
            "IpAddress" => in_range(found, wanted),
            _ => self.resolve(wanted).is_some_and(|wanted| {
                let literal: String = wanted.iter().map(|(letter, _)| letter).collect();
                match name {
                    "StringEquals" => literal == found,
                    "StringEqualsIgnoreCase" => literal.to_lowercase() == found.to_lowercase(),
                    "StringLike" => glob(&wanted, &letters),
                    "Bool" => {
                        let found = found.to_lowercase();
                        ["true", "false"].contains(&&*found) && literal.to_lowercase() == found
                    }
                    _ => {
                        let patterns: Vec<_> =
                            wanted.splitn(6, |(letter, _)| *letter == ':').collect();
                        let parts: Vec<_> = letters.splitn(6, |letter| *letter == ':').collect();
                        patterns.len() == 6
                            && parts.len() == 6
                            && patterns.iter().zip(parts).all(|(p, t)| glob(p, t))
                    }
                }
            }),
        }
    }

    /// Each letter, and whether it can be a wildcard.
    fn resolve(&self, pattern: &str) -> Option<Vec<(char, bool)>> {
        let written = |text: &str| text.chars().map(|c| (c, true)).collect::<Vec<_>>();
        let literal = |text: &str| text.chars().map(|c| (c, false)).collect::<Vec<_>>();
        let Some((before, rest)) = pattern.split_once("${").filter(|_| self.has_variables) else {
            return Some(written(pattern));
        };
        let (inside, after) = rest.split_once('}')?;
        let (key, default) =
            inside.split_once(", ").map_or((inside, None), |(key, default)| (key, Some(default)));
        let value = match (inside, &self.values(key)[..]) {
            ("*", _) => literal("*"),
            (_, [one]) => literal(one),
            _ => literal(default?.trim_matches('\'')),
        };
        Some([written(before), value, self.resolve(after)?].concat())
    }

    fn values(&self, key: &str) -> Vec<String> {
        let key = key.to_lowercase();
        let given =
            self.request.3.as_object().unwrap().iter().find(|(name, _)| name.to_lowercase() == key);
        let derived = match (key.as_str(), self.request.0) {
            ("aws:username", user) if user.ends_with(":user/alice") => Some("alice"),
            ("aws:principalarn", session) if session.contains(":assumed-role/") => {
                Some("arn:aws:iam::111122223333:role/archivist")
            }
            ("aws:principalarn", arn) if arn.starts_with("arn:") => Some(arn),
            _ => None,
        };
        match given {
            Some((_, values)) => list(values).into_iter().map(text).collect(),
            None => derived.into_iter().map(ToOwned::to_owned).collect(),
        }
    }
}

fn list(value: &Value) -> Vec<&Value> {
    value.as_array().map_or_else(|| vec![value], |items| items.iter().collect())
}

/// Every way of taking the text apart, with letters that cannot be wildcards put out of reach.
fn glob(pattern: &[(char, bool)], text: &[char]) -> bool {
    let hide = |c| char::from_u32(u32::from(c) + 0xE000).unwrap();
    let pattern: Vec<_> = pattern
        .iter()
        .map(|(c, wild)| if *wild && "*?".contains(*c) { *c } else { hide(*c) })
        .collect();
    naive(&pattern, &text.iter().map(|c| hide(*c)).collect::<Vec<_>>())
}

fn relates(relation: &str, found: Option<f64>, wanted: Option<f64>) -> bool {
    let (Some(found), Some(wanted)) = (found, wanted) else {
        return false;
    };
    match relation {
        "Equals" => (found - wanted).abs() < f64::EPSILON,
        "LessThan" => found < wanted,
        "LessThanEquals" => found <= wanted,
        "GreaterThan" => found > wanted,
        "GreaterThanEquals" => found >= wanted,
        other => panic!("{other}"),
    }
}

fn number(text: &str) -> Option<f64> {
    text.parse().ok()
}

/// Of the dates in the stock.
fn seconds(text: &str) -> Option<f64> {
    match text {
        "2020-01-01" => Some(1_577_836_800.0),
        "1e2" => None,
        other => number(other),
    }
}

fn in_range(found: &str, range: &str) -> bool {
    let address = |text: &str| text.parse::<std::net::Ipv4Addr>().map(u32::from).ok();
    let (range, length) = range.split_once('/').unwrap_or((range, "32"));
    match (address(found), address(range), length) {
        (Some(found), Some(range), "8") => found >> 24 == range >> 24,
        (Some(found), Some(range), "32") => found == range,
        _ => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn both_evaluators_agree(policies in proptest::collection::vec(policy(), 1..3), request in request()) {
        let expected: Vec<_> = policies.iter().map(|policy| decision(policy, &request)).collect();
        let together = if expected.contains(&Decision::Denied) {
            Decision::Denied
        } else if expected.contains(&Decision::Allowed) {
            Decision::Allowed
        } else {
            Decision::Neither
        };
        let (who, action, vault, context) = &request;
        let caller = caller(who);
        let request = with_context(Request::new(&caller, action, vault), context);
        let parsed: Vec<_> = policies.iter().map(|policy| Policy::parse(&policy.to_string()).unwrap()).collect();
        for (policy, expected) in parsed.iter().zip(&expected) {
            let evaluation = evaluate(policy, &request);
            prop_assert_eq!(evaluation.decision, *expected, "{} {:?}", policy, request);
            prop_assert_eq!(decide([policy], &request), *expected);
            prop_assert_eq!(evaluation.statements.iter().any(Result::is_ok), *expected != Decision::Neither);
        }
        prop_assert_eq!(evaluate_together(&parsed, &request).decision, together);
    }
}

/// The stocks are small enough that every decision comes up, and conditions hold about as often as not.
#[test]
fn the_strategies_reach_every_decision() {
    use proptest::{strategy::ValueTree, test_runner::TestRunner};
    let mut runner = TestRunner::deterministic();
    let mut seen = [0; 3];
    for _ in 0..500 {
        let (policy, request) = (policy(), request()).new_tree(&mut runner).unwrap().current();
        seen[decision(&policy, &request) as usize] += 1;
    }
    assert!(seen.iter().all(|count| *count > 40), "{seen:?}");
}
