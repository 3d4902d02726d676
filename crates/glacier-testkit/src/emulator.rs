//! The service on a port of its own.

use wiremock::matchers::any;
use wiremock::{Mock, MockServer};

use crate::clock::MovableClock;
use crate::credentials::Credentials;
use crate::glacier::{Glacier, GlacierBuilder};
use crate::responder::GlacierResponder;
use crate::state::{AccountId, Region, ServiceError};
use crate::vault_handle::VaultHandle;

/// A Glacier that listens on the loopback interface until it is dropped. Many can run at once.
///
/// Point a client at [`Emulator::endpoint_url`]; the variable `AWS_ENDPOINT_URL_GLACIER` does it for the official SDKs.
///
/// ```
/// use std::time::Duration;
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let emulator = glacier_testkit::Emulator::builder().allow_unsigned_requests().start().await;
/// emulator.create_vault("v")?;
///
/// let mut answer = ureq::get(format!("{}/-/vaults/v", emulator.endpoint_url()))
///     .header("x-amz-glacier-version", "2012-06-01")
///     .call()?;
/// assert!(answer.body_mut().read_to_string()?.contains(r#""VaultName":"v""#));
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Emulator {
    server: MockServer,
    glacier: Glacier,
}

impl Emulator {
    /// Starts an emulator with the usual settings, on a free port.
    pub async fn start() -> Self {
        Self::builder().start().await
    }

    /// An emulator to be set up.
    pub fn builder() -> GlacierBuilder {
        Glacier::builder()
    }

    pub(crate) async fn serving(glacier: Glacier) -> Self {
        // Recording would keep every request for as long as the emulator runs.
        let server = MockServer::builder().disable_request_recording().start().await;
        Mock::given(any()).respond_with(GlacierResponder::new(&glacier)).mount(&server).await;
        Self { server, glacier }
    }

    /// Where the emulator listens, such as `http://127.0.0.1:34567`.
    pub fn endpoint_url(&self) -> String {
        self.server.uri()
    }

    /// The service behind the port.
    pub fn glacier(&self) -> &Glacier {
        &self.glacier
    }

    /// The clock that lock expiry and the dates in bodies go by.
    pub fn clock(&self) -> &MovableClock {
        self.glacier.clock()
    }

    /// The account of callers whose credentials name no other.
    pub fn account_id(&self) -> &AccountId {
        self.glacier.account_id()
    }

    /// The region of requests that are not signed for another.
    pub fn region(&self) -> &Region {
        self.glacier.region()
    }

    /// The credentials that clients made for this service sign with: the first of those it was given.
    pub fn credentials(&self) -> &Credentials {
        self.glacier.credentials()
    }

    /// A vault in the emulator's account and region, to be planted or looked at.
    pub fn vault(&self, name: impl Into<String>) -> VaultHandle {
        self.glacier.vault(name)
    }

    /// Creates a vault without a request.
    ///
    /// # Errors
    ///
    /// What `CreateVault` answers to a bad name or beyond 1,000 vaults.
    pub fn create_vault(&self, name: impl Into<String>) -> Result<VaultHandle, ServiceError> {
        self.glacier.create_vault(name)
    }
}
