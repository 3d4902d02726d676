// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! Waiting until something is so: the builders behind [`Waiters`](crate::client::Waiters).

/// `KilnReady`: builder, answer and error.
pub mod kiln_ready;

/// `KilnThere`: builder, answer and error.
pub mod kiln_there;
