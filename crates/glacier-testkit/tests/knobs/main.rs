//! What goes beyond the service: the knobs over HTTP, snapshots, and the state file.

#![cfg(test)]

mod control;
mod manual;
mod refusals;
mod state_file;
mod support;
