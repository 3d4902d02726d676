//! What the emulator is, and the rules that it keeps.

use serde::Deserialize;
use serde_json::{Value, json};

use super::call::{Call, Outcome, Reply};
use crate::clock::Clock as _;
use crate::rules;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewAccount {
    new_account: bool,
}

pub(super) fn health(call: &Call<'_>) -> Outcome {
    call.query([])?;
    Ok(Reply::ok(json!({ "status": "ok" })))
}

pub(super) fn info(call: &Call<'_>) -> Outcome {
    call.query([])?;
    Ok(Reply::ok(json!({
        "version": env!("CARGO_PKG_VERSION"),
        "account": call.glacier.account_id().as_str(),
        "region": call.glacier.region().as_str(),
        "new_account": call.glacier.is_new_account(),
        "unsigned_requests_allowed": !call.glacier.verifies_signatures(),
        "clock_stands_still": call.glacier.clock().stands_still(),
    })))
}

pub(super) fn new_account(call: &Call<'_>) -> Outcome {
    call.query([])?;
    Ok(Reply::ok(json!({ "new_account": call.glacier.is_new_account() })))
}

pub(super) fn set_new_account(call: &Call<'_>) -> Outcome {
    call.query([])?;
    let NewAccount { new_account } = call.body()?;
    call.glacier.keep_new_account(new_account)?;
    Ok(Reply::ok(json!({ "new_account": new_account })))
}

pub(super) fn rules(call: &Call<'_>) -> Outcome {
    call.query([])?;
    let rules: Vec<Value> = rules::all()
        .map(|rule| {
            json!({
                "id": rule.id, "mark": rule.mark.as_str(), "text": rule.text, "source": rule.source,
            })
        })
        .collect();
    Ok(Reply::ok(json!({ "rules": rules })))
}
