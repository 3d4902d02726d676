//! The emulator against its rules: every cell of the state table, every error whole, and whatever proptest thinks of.

#![cfg(test)]

mod archives;
mod boundaries;
mod calls;
mod clocks;
mod coverage;
mod enforcement;
mod errors;
mod http_server;
mod listing;
mod properties;
mod records;
mod requests;
mod responses;
mod signatures;
mod speed;
mod state_table;
mod tags;
mod world;
