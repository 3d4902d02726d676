//! The contract suite against the emulator, which must pass it, and against endpoints that are broken on purpose, each
//! of which it must catch.

#![cfg(test)]

mod answers;
mod broken;
mod clients;
mod coverage;
mod faithful;
mod safety;
