//! The knobs that make things go wrong.

use serde_json::json;

use super::call::{Call, Outcome, Reply};
use crate::faults::Fault;

pub(super) fn add(call: &Call<'_>) -> Outcome {
    call.query([])?;
    let id = call.glacier.faults().inject(call.body::<Fault>()?);
    Ok(Reply::created(json!({ "id": id })))
}

pub(super) fn list(call: &Call<'_>) -> Outcome {
    call.query([])?;
    Ok(Reply::ok(json!({ "faults": call.glacier.faults().list() })))
}

pub(super) fn clear(call: &Call<'_>) -> Outcome {
    call.query([])?;
    call.no_body()?;
    call.glacier.faults().clear();
    Ok(Reply::ok(json!({ "status": "ok" })))
}
