//! What holds for every sequence of calls, faults and clock moves, from several clients, whichever way they come in.

#![cfg(test)]

mod answers;
mod clients;
mod concurrent;
mod doors;
mod faults;
mod garbage;
mod history;
mod reach;
mod sequential;
mod socket;
mod table;

#[path = "../support/mod.rs"]
mod support;
