//! The service on a port of its own.

use std::io;
use std::net::{SocketAddr, ToSocketAddrs};

use crate::clock::MovableClock;
use crate::credentials::Credentials;
use crate::faults::Faults;
use crate::glacier::{Glacier, GlacierBuilder};
use crate::requests::RequestLog;
use crate::server::Server;
use crate::state::{AccountId, Region, ServiceError};
use crate::vault_handle::VaultHandle;

/// A Glacier that listens on the loopback interface until it is dropped. Many can run at once.
///
/// Point a client at [`Emulator::endpoint_url`]; the variable `AWS_ENDPOINT_URL_GLACIER` does it for the official SDKs.
/// The emulator runs on threads of its own: it needs no runtime, and answers while the test blocks.
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
    server: Server,
    glacier: Glacier,
}

impl Emulator {
    /// Starts an emulator with the usual settings, on a free port.
    ///
    /// # Panics
    ///
    /// If the machine gives no port or no thread, as [`GlacierBuilder::start`] does.
    pub async fn start() -> Self {
        Self::builder().start().await
    }

    /// An emulator to be set up.
    pub fn builder() -> GlacierBuilder {
        Glacier::builder()
    }

    pub(crate) fn listen(glacier: Glacier, address: impl ToSocketAddrs) -> io::Result<Self> {
        let server = Server::listen(glacier.clone(), address)?;
        Ok(Self { server, glacier })
    }

    /// Where the emulator listens, such as `http://127.0.0.1:34567`.
    pub fn endpoint_url(&self) -> String {
        format!("http://{}", self.server.address())
    }

    /// Where the emulator listens.
    pub fn local_addr(&self) -> SocketAddr {
        self.server.address()
    }

    /// Stops listening, answers the requests that are under way, and returns when every connection is closed.
    ///
    /// Dropping the emulator does the same but for the requests under way, which get no answer.
    pub async fn shutdown(self) {
        self.server.shutdown().await;
    }

    /// The service behind the port.
    pub fn glacier(&self) -> &Glacier {
        &self.glacier
    }

    /// The clock that lock expiry and the dates in bodies go by.
    pub fn clock(&self) -> &MovableClock {
        self.glacier.clock()
    }

    /// What goes wrong, and when.
    pub fn faults(&self) -> &Faults {
        self.glacier.faults()
    }

    /// What was asked and what was answered.
    pub fn requests(&self) -> &RequestLog {
        self.glacier.requests()
    }

    /// Makes the account a new one, whose every call is refused, or an old one again.
    pub fn set_new_account(&self, new_account: bool) {
        self.glacier.set_new_account(new_account);
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
