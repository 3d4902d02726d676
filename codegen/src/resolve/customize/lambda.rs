//! What AWS Lambda asks of its clients beyond its model.
//!
//! 1. A function may run for minutes before the first byte of an answer: `Invoke` and `InvokeAsync` are not given up as
//!    stalled, whatever the configuration says.
//!
//! What the rule does at run time is in `inlineable/src/plumbing/patience.rs`.

use crate::ast::ShapeId;
use crate::ir::Pace;

/// How soon something has to come of an operation.
pub(in super::super) fn pace(operation: &ShapeId) -> Pace {
    let invokes = operation.namespace() == "com.amazonaws.lambda"
        && ["Invoke", "InvokeAsync"].contains(&operation.name());
    if invokes { Pace::Slow } else { Pace::Usual }
}
