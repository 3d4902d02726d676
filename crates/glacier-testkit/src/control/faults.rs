//! The knobs that make things go wrong.

use serde_json::{Value, json};

use super::call::{Call, Outcome, Reply};
use super::error::{ControlError, ControlErrorCode};
use crate::faults::Fault;

/// Every member that a fault can have; one that is misspelt must not make a fault of another kind.
const MEMBERS: [&str; 8] =
    ["effect", "moment", "milliseconds", "code", "operation", "after", "times", "probability"];

pub(super) fn add(call: &Call<'_>) -> Outcome {
    call.query([])?;
    let members: Value = call.body()?;
    let unknown = members
        .as_object()
        .and_then(|members| members.keys().find(|name| !MEMBERS.contains(&name.as_str())));
    if let Some(unknown) = unknown {
        return Err(invalid(format!("unknown member `{unknown}`")));
    }
    let fault: Fault =
        serde_json::from_value(members).map_err(|error| invalid(error.to_string()))?;
    let id = call.glacier.faults().inject(fault);
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

fn invalid(message: String) -> ControlError {
    ControlError::new(
        ControlErrorCode::InvalidBody,
        message,
        format!("a fault has the members {}", MEMBERS.join(", ")),
    )
}
