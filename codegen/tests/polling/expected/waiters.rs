// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! Waiting until something is so: the builders behind [`Waiters`](crate::client::Waiters).

pub mod kiln_ready;
pub mod kiln_there;
