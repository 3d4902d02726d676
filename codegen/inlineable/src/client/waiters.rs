//! Methods of the client that wait.

use super::Client;
use crate::waiters::ping_answered::PingAnsweredFluentBuilder;

/// Ways to wait, as methods of a client: import this trait to call them.
pub trait Waiters {
    /// Waits until a `Ping` is answered.
    fn wait_until_ping_answered(&self) -> PingAnsweredFluentBuilder;
}

impl Waiters for Client {
    fn wait_until_ping_answered(&self) -> PingAnsweredFluentBuilder {
        PingAnsweredFluentBuilder::new(self.handle.clone())
    }
}
