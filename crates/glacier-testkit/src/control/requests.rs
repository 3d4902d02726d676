//! The log of calls.

use serde_json::{Map, Value, json};

use super::call::{Call, Outcome, Reply};
use crate::requests::LoggedRequest;
use crate::state::{ErrorCode, Operation};

pub(super) fn list(call: &Call<'_>) -> Outcome {
    call.query([])?;
    let log = call.glacier.requests();
    let requests: Vec<Value> = log.all().iter().map(show).collect();
    Ok(Reply::ok(json!({ "total": log.total(), "requests": requests })))
}

pub(super) fn clear(call: &Call<'_>) -> Outcome {
    call.query([])?;
    call.no_body()?;
    call.glacier.requests().clear();
    Ok(Reply::ok(json!({ "status": "ok" })))
}

fn show(request: &LoggedRequest) -> Value {
    let answer = request.answer();
    json!({
        "number": request.number(),
        "clock": request.clock().to_string(),
        "operation": request.operation().map(Operation::name),
        "method": request.method().as_str(),
        "path": request.path(),
        "query": request.query(),
        "headers": headers(request),
        "body": String::from_utf8_lossy(request.body()),
        "attempt": request.attempt(),
        "answer": {
            "status": answer.status,
            "code": answer.code.map(ErrorCode::as_str),
            "rule": answer.rule.id,
            "request_id": answer.request_id,
        },
        "fault": request.fault().effect,
        "delay_millis": u64::try_from(request.fault().delay.as_millis()).unwrap_or(u64::MAX),
    })
}

/// The headers by name; of several with one name, the values as a list would have them.
fn headers(request: &LoggedRequest) -> Value {
    let mut headers = Map::new();
    for name in request.headers().keys() {
        let values: Vec<_> = request
            .headers()
            .get_all(name)
            .iter()
            .map(|value| String::from_utf8_lossy(value.as_bytes()))
            .collect();
        headers.insert(name.to_string(), values.join(", ").into());
    }
    Value::Object(headers)
}
