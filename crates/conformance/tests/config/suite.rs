//! The suite. `sdk` is the client that it is compiled over.

use super::sdk;

mod endpoint_variables;
mod environment;
mod missing;
mod panics;
mod retry_partition;
pub(in super::super) mod user_agent;
