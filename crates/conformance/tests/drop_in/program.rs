//! The program. `sdk` is the client that it is compiled over.

use super::sdk;

mod auth;
mod client;
mod config;
mod customize;
mod endpoint;
mod errors;
mod exceptions;
mod extensions;
mod getters;
mod names;
mod operations;
mod primitives;
mod runtime_plugins;
pub(in super::super) mod texts;
pub(in super::super) mod traits;
mod types;
mod vault_locker;
pub(in super::super) mod views;

use conformance::{Answer, Script};

/// A client with test defaults that is given this answer to everything.
fn answered(status: u16, headers: &[(&str, &str)], body: &str) -> (sdk::Client, Script) {
    let http = Script::answering(Answer::new(status, headers, body));
    let config = sdk::Config::builder().with_test_defaults_v2().http_client(http.clone());
    let config = config.retry_config(sdk::config::retry::RetryConfig::disabled());
    (sdk::Client::from_conf(config.build()), http)
}
