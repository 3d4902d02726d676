//! The journals keep what they promise.

#![cfg(test)]

mod support;
mod written;

mod basics;
mod child;
mod contention;
mod crash;
mod damaged;
mod dropped;
mod folder;
mod names;
mod sequences;
mod strange;
