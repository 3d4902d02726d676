//! The strategies themselves: what they call good is accepted, what they call bad refused, and failures shrink to what a person would write.

#![cfg(test)]

mod acceptance;
mod calls;
mod responses;
mod shrinking;
mod variety;

#[path = "../support/mod.rs"]
mod support;
