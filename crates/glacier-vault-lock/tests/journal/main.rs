//! The journals keep what they promise.

#![cfg(test)]

mod flawed;
mod support;
mod written;

mod basics;
mod check;
mod child;
mod contention;
mod crash;
mod damaged;
mod dropped;
mod folder;
mod left_over;
mod names;
mod sequences;
mod strange;
