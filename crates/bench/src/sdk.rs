//! Which client, and the driver compiled over each.

use aws_smithy_runtime_api::client::http::SharedHttpClient;
use serde::Serialize;

use crate::{Driver, Scenario};

/// A client under measurement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sdk {
    /// `aws-sdk-glacier`.
    Official,
    /// `glacier-sdk`, generated in this repository.
    Generated,
}

impl Sdk {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Official, Self::Generated];

    /// A client of this kind, which `http` answers.
    pub fn driver(self, scenario: Scenario, http: SharedHttpClient) -> Driver {
        match self {
            Self::Official => official::driver(scenario, http),
            Self::Generated => generated::driver(scenario, http),
        }
    }
}

/// Makes the driver of a client: the same code, over the types of each crate.
macro_rules! driver_of {
    ($name:ident, $sdk:ident) => {
        mod $name {
            use std::sync::Arc;

            use aws_credential_types::Credentials;
            use aws_smithy_runtime_api::client::http::SharedHttpClient;
            use $sdk::config::{BehaviorVersion, Config, Region};
            use $sdk::types::VaultLockPolicy;

            use crate::canned::LOCK_ID;
            use crate::driver::{Carry, Driver, Running, Unexpected};
            use crate::{Fixed, Never, Scenario, Watcher, policy};

            pub(super) fn driver(scenario: Scenario, http: SharedHttpClient) -> Driver {
                let config = Config::builder()
                    .behavior_version(BehaviorVersion::latest())
                    .region(Region::new("us-west-2"))
                    .credentials_provider(Credentials::from_keys(
                        "AKIDEXAMPLE",
                        "not a secret",
                        None,
                    ))
                    .time_source(Fixed)
                    .sleep_impl(Never)
                    .http_client(http)
                    .build();
                let client = $sdk::Client::from_conf(config);
                let policy = policy(scenario);
                Driver::new(scenario, Arc::new(Caller { scenario, client, policy }))
            }

            struct Caller {
                scenario: Scenario,
                client: $sdk::Client,
                policy: String,
            }

            impl Carry for Caller {
                fn calls(self: Arc<Self>, number: usize) -> Running {
                    Box::pin(async move {
                        for _ in 0..number {
                            self.call().await?;
                        }
                        Ok(())
                    })
                }
            }

            impl Caller {
                async fn call(&self) -> Result<(), Unexpected> {
                    let call =
                        self.client.initiate_vault_lock().account_id("-").vault_name("records");
                    let policy = VaultLockPolicy::builder().policy(&self.policy).build();
                    let call = call.policy(policy);
                    let answer = if self.scenario == Scenario::Watched {
                        call.customize().interceptor(Watcher).send().await
                    } else {
                        call.send().await
                    };
                    match answer {
                        Ok(answer) if answer.lock_id() == Some(LOCK_ID) => Ok(()),
                        Err(error)
                            if self.scenario == Scenario::ErrorAnswer
                                && error.as_service_error().is_some_and(|error| {
                                    error.is_invalid_parameter_value_exception()
                                }) =>
                        {
                            Ok(())
                        }
                        other => Err(Unexpected(format!("{other:?}"))),
                    }
                }
            }
        }
    };
}

driver_of!(official, aws_sdk_glacier);
driver_of!(generated, glacier_sdk);
