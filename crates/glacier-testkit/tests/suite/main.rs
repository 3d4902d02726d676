//! The emulator against its rules: every cell of the state table, every error whole, and whatever proptest thinks of.

#![cfg(test)]

mod boundaries;
mod clocks;
mod coverage;
mod errors;
mod http_server;
mod properties;
mod requests;
mod responses;
mod signatures;
mod state_table;
mod world;
