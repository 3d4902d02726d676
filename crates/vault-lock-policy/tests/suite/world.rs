//! The vault, the callers and the short forms that the tests share.

use serde_json::{Value, json};
use vault_lock_policy::{Caller, Decision, Policy, Request, evaluate};

pub(crate) const VAULT: &str = "arn:aws:glacier:us-west-2:111122223333:vaults/records";
pub(crate) const DELETE: &str = "glacier:DeleteArchive";

pub(crate) fn parse(value: &Value) -> Policy {
    Policy::parse(&value.to_string()).unwrap()
}

/// A policy of one statement: the given members over a denial of everything to everybody.
pub(crate) fn deny(changes: &Value) -> Policy {
    parse(&json!({ "Version": "2012-10-17", "Statement": statement(changes) }))
}

/// The same statement in the older language.
pub(crate) fn deny_2008(changes: &Value) -> Policy {
    parse(&json!({ "Statement": statement(changes) }))
}

/// A member that is null is left out.
pub(crate) fn statement(changes: &Value) -> Value {
    let mut statement =
        json!({ "Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*" });
    let members = statement.as_object_mut().unwrap();
    for (name, value) in changes.as_object().unwrap() {
        members.insert(name.clone(), value.clone());
    }
    members.retain(|_, value| !value.is_null());
    statement
}

pub(crate) fn caller(name: &str) -> Caller {
    match name {
        "anonymous" => Caller::anonymous(),
        service if service.ends_with(".amazonaws.com") => Caller::service(service),
        arn => Caller::from_arn(arn).unwrap(),
    }
}

/// A request of the root user with the given context: each key has one value or a list of them.
pub(crate) fn decides(policy: &Policy, context: &Value) -> Decision {
    let root = Caller::root("111122223333");
    evaluate(policy, &with_context(Request::new(&root, DELETE, VAULT), context)).decision
}

pub(crate) fn with_context<'a>(request: Request<'a>, context: &Value) -> Request<'a> {
    context.as_object().unwrap().iter().fold(request, |request, (key, values)| {
        let values = values.as_array().cloned().unwrap_or_else(|| vec![values.clone()]);
        request.with_values(key.clone(), values.iter().map(text))
    })
}

/// A string, or a number or a boolean as text.
pub(crate) fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned)
}
