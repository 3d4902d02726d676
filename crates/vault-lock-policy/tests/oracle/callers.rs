//! Whom principals include, and what is known of a caller.

use serde_json::Value;

use super::{Oracle, list, text};

/// An ARN of IAM or STS, taken apart.
struct Arn<'a> {
    partition: &'a str,
    account: &'a str,
    /// `user/staff/alice`
    resource: &'a str,
}

impl<'a> Arn<'a> {
    fn of(text: &'a str) -> Option<Self> {
        let mut parts = text.strip_prefix("arn:")?.splitn(5, ':');
        let (partition, _service) = (parts.next()?, parts.next()?);
        let (_region, account) = (parts.next()?, parts.next()?);
        Some(Self { partition, account, resource: parts.next()? })
    }

    /// The name of a user or role, without its path.
    fn name(&self, kind: &str) -> Option<&'a str> {
        self.resource.strip_prefix(kind)?.strip_prefix('/')?.rsplit('/').next()
    }

    /// Of a session.
    fn role(&self) -> Option<&'a str> {
        self.resource.strip_prefix("assumed-role/")?.split('/').next()
    }
}

/// Whether one of the principals includes the caller.
pub(super) fn included(listed: &Value, oracle: &Oracle<'_>) -> bool {
    let caller = oracle.asked.caller;
    otherwise_named(listed, oracle)
        || lists_account(listed, caller)
        || lists_role(listed, caller)
        || lists_itself(listed, caller)
}

/// Whether a denial to all but these spares the caller: its account, its role and itself have to be listed, each that there is.
pub(super) fn spared(listed: &Value, oracle: &Oracle<'_>) -> bool {
    let caller = oracle.asked.caller;
    if otherwise_named(listed, oracle) {
        return true;
    }
    let Some(arn) = Arn::of(caller) else { return false };
    lists_account(listed, caller)
        && (arn.resource == "root" || lists_itself(listed, caller))
        && (arn.role().is_none() || lists_role(listed, caller))
}

/// In a way that has nothing to do with accounts and ARNs.
fn otherwise_named(listed: &Value, oracle: &Oracle<'_>) -> bool {
    let is_service = Arn::of(oracle.asked.caller).is_none() && oracle.asked.caller != "anonymous";
    let users = oracle.values("aws:userid");
    let is_unique_id = |name: &String| {
        name.starts_with('A') && users.iter().any(|user| user.split(':').next() == Some(name))
    };
    *listed == "*"
        || names(listed, "AWS").iter().any(|name| name == "*" || is_unique_id(name))
        || (is_service && names(listed, "Service").iter().any(|name| name == oracle.asked.caller))
        || names(listed, "Federated")
            .iter()
            .any(|name| oracle.values("aws:federatedprovider").contains(name))
}

fn lists_account(listed: &Value, caller: &str) -> bool {
    let Some(caller) = Arn::of(caller) else { return false };
    names(listed, "AWS").iter().any(|name| {
        name == caller.account
            || Arn::of(name).is_some_and(|it| it.resource == "root" && it.account == caller.account)
    })
}

fn lists_role(listed: &Value, caller: &str) -> bool {
    let Some((caller, role)) = Arn::of(caller).and_then(|it| it.role().map(|role| (it, role)))
    else {
        return false;
    };
    names(listed, "AWS").iter().filter_map(|name| Arn::of(name)).any(|it| {
        it.name("role") == Some(role)
            && it.account == caller.account
            && it.partition == caller.partition
    })
}

/// The root stands for its account, so it is never meant alone.
fn lists_itself(listed: &Value, caller: &str) -> bool {
    let is_root = Arn::of(caller).is_none_or(|arn| arn.resource == "root");
    !is_root && names(listed, "AWS").iter().any(|name| name == caller)
}

fn names(listed: &Value, kind: &str) -> Vec<String> {
    list(listed.get(kind)).into_iter().map(text).collect()
}

/// What a key, in lower case, is worth although the request was not given it.
pub(super) fn derived(caller: &str, key: &str) -> Option<String> {
    let Some(arn) = Arn::of(caller) else {
        let is_anonymous = key == "aws:principaltype" && caller == "anonymous";
        return is_anonymous.then(|| "Anonymous".to_owned());
    };
    let kind = arn.resource.split('/').next();
    match key {
        "aws:principalarn" => Some(match arn.role() {
            Some(role) => format!("arn:{}:iam::{}:role/{role}", arn.partition, arn.account),
            None => caller.to_owned(),
        }),
        "aws:principalaccount" => Some(arn.account.to_owned()),
        "aws:principaltype" => Some(
            match kind {
                Some("root") => "Account",
                Some("user") => "User",
                Some("federated-user") => "FederatedUser",
                _ => "AssumedRole",
            }
            .to_owned(),
        ),
        "aws:username" => arn.name("user").map(ToOwned::to_owned),
        _ => None,
    }
}
