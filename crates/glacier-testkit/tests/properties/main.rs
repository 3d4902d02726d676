//! What holds for every sequence of calls, faults and clock moves, from several clients, whichever way they come in.

#![cfg(test)]

mod answers;
mod clients;
mod history;
mod sequential;
mod table;

#[path = "../support/mod.rs"]
mod support;
