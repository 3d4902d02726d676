//! The body is in `crates/fuzz-targets/src/policy_evaluate.rs`.

#![no_main]

fuzz::target!(policy_evaluate);
