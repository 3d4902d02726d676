//! The operations of the client.

use super::Client;
use crate::operation::ping::builders::PingFluentBuilder;

impl Client {
    /// Starts a `Ping`.
    pub fn ping(&self) -> PingFluentBuilder {
        PingFluentBuilder::new(self.handle.clone())
    }
}
