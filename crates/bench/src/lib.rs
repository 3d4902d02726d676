//! What a call costs, through the official crate and through `glacier-sdk`.
//!
//! Both clients are driven by the same code, carry out the same [`Scenario`]s, and are answered from memory by the same
//! [`Canned`] service, so what differs between two figures is the client. `cargo xtask bench` runs the programs here:
//! `benches/instructions.rs` counts instructions, `src/bin/allocations.rs` allocations, `src/bin/time.rs` takes the time.

mod canned;
mod driver;
mod fixed;
mod policy;
mod scenario;
mod sdk;
mod watcher;

pub use canned::{Canned, Seen};
pub use driver::{Driver, Unexpected};
pub use fixed::{Fixed, Never, SECONDS};
pub use policy::policy;
pub use scenario::Scenario;
pub use sdk::Sdk;
pub(crate) use watcher::Watcher;
