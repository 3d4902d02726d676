//! What a program sees of a call in its traces: one span by the name of the operation, with the same fields.

#[cfg(test)]
#[path = "tracing/spans.rs"]
mod spans;
