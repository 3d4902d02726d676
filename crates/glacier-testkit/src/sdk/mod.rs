//! Configurations for AWS's SDKs, ready to be handed to a client.

mod connector;

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_smithy_async::rt::sleep::{SharedAsyncSleep, TokioSleep};
use aws_smithy_async::time::{SharedTimeSource, SystemTimeSource, TimeSource};
use aws_smithy_http_client::Builder as HttpClientBuilder;
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use aws_types::SdkConfig;
use aws_types::region::Region;

use crate::clock::{Clock, MovableClock};
use crate::emulator::Emulator;
use crate::glacier::Glacier;
use connector::InProcess;

impl Emulator {
    /// A configuration for a client that talks to this emulator.
    ///
    /// It has all that a client of AWS's SDK for Rust needs: endpoint, region, [credentials](Glacier::credentials), and an HTTP
    /// client without TLS, so none has to be compiled into the SDK. `aws_sdk_glacier::Client::new(&emulator.sdk_config())`
    /// is a client; for other settings go on with [`SdkConfig::into_builder`].
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// let emulator = glacier_testkit::Emulator::start().await;
    /// let config = emulator.sdk_config();
    /// assert_eq!(config.endpoint_url(), Some(&*emulator.endpoint_url()));
    /// # }
    /// ```
    pub fn sdk_config(&self) -> SdkConfig {
        let http_client = HttpClientBuilder::new().build_http();
        config(self.glacier(), self.endpoint_url(), http_client)
    }
}

impl Glacier {
    /// A configuration for a client that talks to this service without a socket.
    ///
    /// The same as that of an [`Emulator`], but for [`Glacier::http_client`] in it.
    pub fn sdk_config(&self) -> SdkConfig {
        config(self, "http://glacier.localhost".to_owned(), self.http_client())
    }

    /// An HTTP client whose every request, whatever its host, is answered by this service without a socket.
    ///
    /// [Faults](Glacier::faults) strike here as well: a broken connection is the error that a connector makes of one, and an answer that
    /// breaks off is a body that fails. Delays, and the read timeout that they may exceed, pass in the sleep of the client's configuration.
    pub fn http_client(&self) -> SharedHttpClient {
        SharedHttpClient::new(InProcess::new(self.clone()))
    }
}

/// For what goes by the service's time, such as the 24 hours of a lock. Not for signatures: those are verified by the real time.
impl TimeSource for MovableClock {
    fn now(&self) -> SystemTime {
        UNIX_EPOCH + Duration::from_millis(Clock::now(self).as_millis())
    }
}

fn config(glacier: &Glacier, endpoint_url: String, http_client: SharedHttpClient) -> SdkConfig {
    SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .endpoint_url(endpoint_url)
        .region(Region::new(glacier.region().to_string()))
        .credentials_provider(SharedCredentialsProvider::new(credentials(glacier)))
        .http_client(http_client)
        .sleep_impl(SharedAsyncSleep::new(TokioSleep::new()))
        .time_source(SharedTimeSource::new(SystemTimeSource::new()))
        .build()
}

/// The first credentials that the service knows, or AWS's example pair if it was given none.
fn credentials(glacier: &Glacier) -> Credentials {
    let known = glacier.credentials();
    let token = known.get_session_token().map(ToOwned::to_owned);
    let (id, secret) = (known.access_key_id(), known.secret_access_key());
    Credentials::new(id, secret, token, known.get_expires_at(), "glacier-testkit")
}
