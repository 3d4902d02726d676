//! The emulator against its rules: every cell of the state table, every error whole, and whatever proptest thinks of.

#![cfg(test)]

mod boundaries;
mod clocks;
mod connections;
mod coverage;
mod errors;
mod faults;
mod http_server;
mod in_process;
mod lifecycle;
mod malformed;
mod properties;
mod raw;
mod request_log;
mod requests;
mod responses;
mod signatures;
mod state_table;
mod world;
