//! Settings for tests: nothing depends on the machine or the moment.

use super::{BehaviorVersion, Builder, Region, SharedCredentialsProvider};
use aws_credential_types::Credentials;
use aws_runtime::user_agent::AwsUserAgent;
use aws_smithy_async::time::{SharedTimeSource, StaticTimeSource};

impl Builder {
    /// Sets a clock that stands at 1234567890 seconds after the Unix epoch, made-up credentials,
    /// a user agent that is the same everywhere, and the latest behavior version.
    pub fn apply_test_defaults(&mut self) -> &mut Self {
        let clock = StaticTimeSource::from_secs(1_234_567_890);
        let credentials = SharedCredentialsProvider::new(Credentials::for_tests());
        self.config.store_put(AwsUserAgent::for_tests());
        self.fix_token(); // only: config::bearer
        self.fix_idempotency_token(); // only: config::idempotency_token
        self.set_time_source(Some(SharedTimeSource::new(clock)))
            .set_credentials_provider(Some(credentials))
            .set_behavior_version(Some(BehaviorVersion::latest()))
    }

    /// See [`Builder::apply_test_defaults`].
    pub fn with_test_defaults(self) -> Self {
        self.with(Self::apply_test_defaults)
    }

    /// Does the same, and sets the region `us-east-1` if none is set.
    pub fn apply_test_defaults_v2(&mut self) -> &mut Self {
        if self.config.load::<Region>().is_none() {
            self.set_region(Some(Region::new("us-east-1")));
        }
        self.apply_test_defaults()
    }

    /// See [`Builder::apply_test_defaults_v2`].
    pub fn with_test_defaults_v2(self) -> Self {
        self.with(Self::apply_test_defaults_v2)
    }
}
