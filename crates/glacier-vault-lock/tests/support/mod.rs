//! What several suites share: a service to call, somebody else who calls it too, and a journal that can fail.

#![allow(
    dead_code,
    unused_imports,
    reason = "each suite is compiled by itself and uses what it needs"
)]

pub(crate) mod journal;
pub(crate) mod network;
pub(crate) mod policies;
pub(crate) mod somebody;
pub(crate) mod world;
