//! Waiting until something is so.

pub mod ping_answered;
