//! The whole state, taken, put back, or begun anew.

use serde_json::{Value, json};

use super::call::{Call, Outcome, Reply};
use crate::persistence::Snapshot;

pub(super) fn take(call: &Call<'_>) -> Outcome {
    call.query([])?;
    let snapshot = serde_json::to_value(call.glacier.snapshot());
    // Strings, numbers and lists under fixed keys can't fail to serialise; nothing here is worth a panic all the same.
    Ok(Reply::ok(snapshot.unwrap_or_default()))
}

pub(super) fn restore(call: &Call<'_>) -> Outcome {
    call.query([])?;
    let snapshot: Snapshot = call.body()?;
    call.glacier.restore(&snapshot)?;
    Ok(Reply::ok(done()))
}

pub(super) fn reset(call: &Call<'_>) -> Outcome {
    call.query([])?;
    call.no_body()?;
    call.glacier.reset()?;
    Ok(Reply::ok(done()))
}

fn done() -> Value {
    json!({ "status": "ok" })
}
