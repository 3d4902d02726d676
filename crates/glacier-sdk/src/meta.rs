//! What the crate says of itself.

use crate::service;
use aws_runtime::user_agent::ApiMetadata;

/// Version of this crate.
pub static PKG_VERSION: &str = env!("CARGO_PKG_VERSION");

/// Service and crate version, as the user agent names them.
pub(crate) static API_METADATA: ApiMetadata = ApiMetadata::new(service::USER_AGENT_ID, PKG_VERSION);
