//! The body is in `crates/fuzz-targets/src/responses.rs`.

#![no_main]

fuzz::target!(responses);
