//! From text to the crate as plain data: what is read, what is decided, and what is told when it is wrong.

#![allow(missing_docs, reason = "tests have names that say it")]

mod faults;
mod glacier;
mod models;
mod parse;
mod plan;
mod render;
mod robust;
mod support;
