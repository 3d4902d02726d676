// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! Methods of the client that wait until something is so.

use crate::waiters::kiln_ready::KilnReadyFluentBuilder;
use crate::waiters::kiln_there::KilnThereFluentBuilder;
use super::Client;

/// Ways to wait, as methods of a client: import this trait to call them.
pub trait Waiters {
    /// Waits for `KilnReady`.
    fn wait_until_kiln_ready(&self) -> KilnReadyFluentBuilder;
    /// Waits until there is a kiln.
    fn wait_until_kiln_there(&self) -> KilnThereFluentBuilder;
}

impl Waiters for Client {
    fn wait_until_kiln_ready(&self) -> KilnReadyFluentBuilder {
        KilnReadyFluentBuilder::new(self.handle.clone())
    }

    fn wait_until_kiln_there(&self) -> KilnThereFluentBuilder {
        KilnThereFluentBuilder::new(self.handle.clone())
    }
}
