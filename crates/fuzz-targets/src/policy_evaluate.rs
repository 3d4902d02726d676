//! Policies and a request, decided by `vault-lock-policy` and by a second evaluator written from the rules of IAM.
//!
//! Both come to the same decision, for each policy and for all together, however the policies are written. An input is JSON:
//!
//! ```json
//! {
//!   "policies": [{"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*"}}],
//!   "caller": "arn:aws:iam::111122223333:user/alice",
//!   "action": "glacier:DeleteArchive",
//!   "resource": "arn:aws:glacier:us-west-2:111122223333:vaults/records",
//!   "context": {"glacier:ArchiveAgeInDays": 100, "aws:TagKeys": ["a", "b"]}
//! }
//! ```

#[path = "../../vault-lock-policy/tests/oracle/mod.rs"]
mod oracle;
mod words;

use serde_json::{Map, Value};
use vault_lock_policy::{Caller, Decision, Policy, Request, decide, evaluate, evaluate_together};

use crate::{Target, Use, json};
pub(crate) use words::WORDS;

/// The target.
pub const TARGET: Target = Target { name: "policy_evaluate", run, mutate: Some(mutate) };

fn run(bytes: &[u8]) -> Use {
    match serde_json::from_slice(bytes).ok().and_then(|input: Value| agree(&input)) {
        Some(()) => Use::Ran,
        None => Use::Unfit,
    }
}

fn mutate(bytes: &[u8], seed: u32) -> Option<Vec<u8>> {
    json::mutate(bytes, seed, WORDS)
}

fn agree(input: &Value) -> Option<()> {
    let member = |name| input.get(name).and_then(Value::as_str);
    let (who, action, resource) = (member("caller")?, member("action")?, member("resource")?);
    let context = input.get("context")?.as_object()?;
    let caller = caller(who)?;
    let values = input.get("policies")?.as_array().filter(|values| values.len() <= 4)?;
    let policies: Vec<_> =
        values.iter().map(|value| Policy::parse(&value.to_string()).ok()).collect::<Option<_>>()?;
    if has_high_power(input) {
        return None;
    }
    let request = request(Request::new(&caller, action, resource), context)?;
    let asked = oracle::Asked { caller: who, action, resource, context };

    let mut together = Decision::Neither;
    for (policy, value) in policies.iter().zip(values) {
        let expected = oracle::decision(value, asked);
        let evaluation = evaluate(policy, &request);
        assert_eq!(evaluation.decision, expected, "left ours, right by the rules");
        assert_eq!(decide([policy], &request), expected);
        let applies = evaluation.statements.iter().any(Result::is_ok);
        assert_eq!(applies, expected != Decision::Neither);
        let deciding = evaluation.deciding.as_ref().map(|deciding| deciding.statement);
        assert!(deciding.is_none_or(|at| evaluation.statements.get(at) == Some(&Ok(()))));
        rewritten(policy, value, &request, expected);
        together = match (together, expected) {
            (Decision::Denied, _) | (_, Decision::Denied) => Decision::Denied,
            (Decision::Allowed, _) | (_, Decision::Allowed) => Decision::Allowed,
            _ => Decision::Neither,
        };
    }
    assert_eq!(evaluate_together(&policies, &request).decision, together);
    assert_eq!(decide(&policies, &request), together);
    Some(())
}

/// With its members, lists and statements in another order it means and decides the same.
fn rewritten(policy: &Policy, value: &Value, request: &Request<'_>, expected: Decision) {
    let other = Policy::parse(&reversed(value).to_string());
    let is_same = other.is_ok_and(|other| {
        policy.means_the_same(&other) && evaluate(&other, request).decision == expected
    });
    assert!(is_same, "another order makes a difference");
}

fn reversed(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().rev().map(reversed).collect(),
        Value::Object(members) => {
            members.iter().rev().map(|(name, value)| (name.clone(), reversed(value))).collect()
        }
        other => other.clone(),
    }
}

fn caller(who: &str) -> Option<Caller> {
    if who.starts_with("arn:") {
        return Caller::from_arn(who).ok();
    }
    match who {
        "" => None,
        "anonymous" => Some(Caller::anonymous()),
        service => Some(Caller::service(service)),
    }
}

fn request<'a>(request: Request<'a>, context: &'a Map<String, Value>) -> Option<Request<'a>> {
    context.iter().try_fold(request, |request, (key, values)| {
        let values = match values {
            Value::Array(values) => values.iter().map(text).collect::<Option<Vec<_>>>()?,
            single => vec![text(single)?],
        };
        Some(request.with_values(key.as_str(), values))
    })
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        _ => None,
    }
}

/// Whether there may be a number too long to be written out, as the second evaluator does.
fn has_high_power(input: &Value) -> bool {
    let is_digit = |byte: &u8| byte.is_ascii_digit();
    let text = input.to_string();
    let parts = text.split(['e', 'E']);
    parts.clone().zip(parts.skip(1)).any(|(number, power)| {
        let power = power.trim_start_matches(['+', '-']).bytes().take_while(is_digit);
        number.ends_with(|c: char| c == '.' || c.is_ascii_digit()) && power.count() > 3
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_high_power_follows_a_number() {
        for (text, expected) in [
            ("1e1000", true),
            ("a 2.E-04567 b", true),
            ("1e999", false),
            ("vaults/archive1234e", false),
            ("role1234", false),
        ] {
            assert_eq!(has_high_power(&Value::from(text)), expected, "{text}");
        }
    }
}
