//! The emulator against its rules: every cell of the state table, every error whole, and whatever proptest thinks of.

#![cfg(test)]

mod archives;
mod boundaries;
mod calls;
mod clocks;
mod connections;
mod coverage;
mod enforcement;
mod errors;
mod faults;
mod http_server;
mod in_process;
mod lifecycle;
mod listing;
mod malformed;
mod raw;
mod records;
mod request_log;
mod requests;
mod responses;
mod signatures;
mod speed;
mod state_table;
mod tags;
mod world;
