//! What AWS Lambda asks of its clients beyond its model.
//!
//! 1. A function may run for minutes before the first byte of an answer: `Invoke` and `InvokeAsync` are not given up as
//!    stalled, whatever the configuration says.
//!
//! What the rule does at run time is in `inlineable/src/plumbing/patience.rs`.

use crate::ast::ShapeId;

/// Whether nothing may come for long while the operation goes well.
pub(in super::super) fn is_slow(operation: &ShapeId) -> bool {
    operation.namespace() == "com.amazonaws.lambda"
        && ["Invoke", "InvokeAsync"].contains(&operation.name())
}
