//! The body is in `crates/fuzz-targets/src/emulator.rs`.

#![no_main]

fuzz::target!(emulator);
