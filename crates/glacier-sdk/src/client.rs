//! The client: its operations, and what can be changed about a single call.

pub mod customize;
mod operations;
mod waiters;

pub use waiters::Waiters;

use crate::config::Config;
use crate::config::composition::Composition;
use aws_types::SdkConfig;
use std::sync::Arc;

/// Client of the service, with one method for each operation.
///
/// Such a method starts a request; set its members, then `send()` it. Cloning is cheap and clones
/// share everything, connections included; making a new client is not.
///
/// ```no_run
/// use glacier_sdk::config::{BehaviorVersion, Credentials, Region};
/// use glacier_sdk::{Client, Config};
///
/// let config = Config::builder()
///     .behavior_version(BehaviorVersion::latest())
///     .region(Region::new("eu-central-1"))
///     .credentials_provider(Credentials::new("access key", "secret key", None, None, "example"))
///     .build();
/// let client = Client::from_conf(config);
/// ```
#[derive(Clone, Debug)]
pub struct Client {
    handle: Arc<Handle>,
}

/// What the clones of a client share.
#[derive(Debug)]
pub(crate) struct Handle {
    pub(crate) conf: Config,
    pub(crate) composition: Composition,
}

impl Client {
    /// Makes a client from what all clients of a program share. Panics as [`Client::from_conf`] does.
    #[track_caller]
    pub fn new(sdk_config: &SdkConfig) -> Self {
        Self::from_conf(sdk_config.into())
    }

    /// Makes a client from a configuration of its own.
    ///
    /// # Panics
    ///
    /// If no behavior version is set, or if retries, timeouts or the cache of credentials are on
    /// without the `sleep_impl` and `time_source` that they need.
    #[track_caller]
    pub fn from_conf(conf: Config) -> Self {
        match Composition::new(conf.clone()) {
            Ok(composition) => Self { handle: Arc::new(Handle { conf, composition }) },
            #[expect(clippy::panic, reason = "the signature leaves no other way to refuse")]
            Err(err) => panic!("Invalid client configuration: {err}"),
        }
    }

    /// The configuration that the client was made from.
    pub fn config(&self) -> &Config {
        &self.handle.conf
    }
}
