//! The body is in `crates/fuzz-targets/src/policy.rs`.

#![no_main]

fuzz::target!(policy);
