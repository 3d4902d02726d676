//! The body is in `crates/fuzz-targets/src/model.rs`.

#![no_main]

fuzz::target!(model);
