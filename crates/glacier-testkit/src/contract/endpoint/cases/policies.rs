//! What a policy must be to become a lock.

use serde_json::{Value, json};

use super::{EndpointCase, case};
use crate::contract::endpoint::call::Call;
use crate::contract::endpoint::visit::Visit;
use crate::contract::failure::Outcome;
use crate::rules;
use crate::state::ErrorCode::{InvalidParameterValue, MissingParameterValue};

pub(super) static CASES: &[EndpointCase] = &[
    case!("policy-missing", missing, [POLICY_MISSING], ByCode, needs(CreateVaults)),
    case!("policy-size", size, [POLICY_SIZE], ByCode, needs(CreateVaults)),
    case!("policy-size-in-bytes", size_in_bytes, [POLICY_SIZE], ByCode, needs(CreateVaults)),
    case!("policy-content", content, [POLICY_CONTENT], ByCode, needs(CreateVaults)),
    case!("policy-verbatim", verbatim, [POLICY_VERBATIM], ExactText, needs(CreateVaults)),
];

/// A call that gives a vault a policy.
type NewPolicy = fn(&str, &str) -> Call;

const LIMIT: usize = 20_480;

async fn missing(visit: &Visit<'_>) -> Outcome {
    let vault = visit.new_vault().await?;
    for call in [Call::initiate(&vault, ""), Call::set_access_policy(&vault, "")] {
        for body in ["", "{}", r#"{"Policy":null}"#] {
            let reply = visit.send(call.clone().with_body(body)).await?;
            reply.is_refused(&rules::POLICY_MISSING, MissingParameterValue)?;
        }
    }
    Ok(())
}

async fn size(visit: &Visit<'_>) -> Outcome {
    let vault = visit.new_vault().await?;
    let policy = visit.policy(&vault, 365);
    let too_long = padded(&policy, LIMIT + 1, ' ');
    let longest = padded(&policy, LIMIT, ' ');
    let calls: [(NewPolicy, u16); 2] = [(Call::initiate, 201), (Call::set_access_policy, 204)];
    for (call, granted) in calls {
        let refused = visit.send(call(&vault, &too_long)).await?;
        refused.is_refused(&rules::POLICY_SIZE, InvalidParameterValue)?;
        visit.send(call(&vault, &longest)).await?.is(&rules::POLICY_SIZE, granted)?;
    }
    Ok(())
}

/// What is counted are bytes of UTF-8, not characters, and not the escapes of the body around the policy.
async fn size_in_bytes(visit: &Visit<'_>) -> Outcome {
    let vault = visit.new_vault().await?;
    let with_id = |text: &str| {
        let policy = visit.policy(&vault, 365);
        policy.replacen('{', &format!("{{\"Id\":{},", json!(text)), 1)
    };
    let longest = padded(&with_id(&"\u{e9}".repeat(10_000)), LIMIT, ' ');
    let too_long = format!("{longest} ");
    let refused = visit.send(Call::initiate(&vault, &too_long)).await?;
    refused.is_refused(&rules::POLICY_SIZE, InvalidParameterValue)?;
    visit.send(Call::initiate(&vault, &longest)).await?.is(&rules::POLICY_SIZE, 201)?;
    Ok(())
}

async fn content(visit: &Visit<'_>) -> Outcome {
    let vault = visit.new_vault().await?;
    let valid = visit.policy(&vault, 365);
    let twice_escaped = json!(valid).to_string();
    let no_statement = without(&valid, "Statement");
    for policy in ["", "not JSON", "[]", "{}", "null", &twice_escaped, &no_statement] {
        let reply = visit.send(Call::initiate(&vault, policy)).await?;
        reply.is_refused(&rules::POLICY_CONTENT, InvalidParameterValue)?;
    }
    Ok(())
}

async fn verbatim(visit: &Visit<'_>) -> Outcome {
    let vault = visit.new_vault().await?;
    let policy = visit.policy(&vault, 365).replace(",\"", " ,\n\t\"");
    let set = visit.send(Call::set_access_policy(&vault, &policy)).await?;
    set.is(&rules::ACCESS_POLICY_SET, 204)?;
    visit.send(Call::initiate(&vault, &policy)).await?.is(&rules::INITIATE, 201)?;
    for call in [Call::get_lock(&vault), Call::get_access_policy(&vault)] {
        let got = visit.send(call).await?;
        got.is(&rules::POLICY_VERBATIM, 200)?.holds_policy(&rules::POLICY_VERBATIM, &policy)?;
    }
    Ok(())
}

/// The text with as much added to its end as makes it so many bytes long.
fn padded(text: &str, bytes: usize, with: char) -> String {
    let missing = bytes.saturating_sub(text.len());
    std::iter::once(text.to_owned()).chain(std::iter::repeat_n(with.to_string(), missing)).collect()
}

fn without(policy: &str, member: &str) -> String {
    let mut policy: Value = serde_json::from_str(policy).unwrap_or_default();
    if let Some(members) = policy.as_object_mut() {
        members.shift_remove(member);
    }
    policy.to_string()
}
