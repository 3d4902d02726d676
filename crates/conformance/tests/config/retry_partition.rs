//! Which clients of a process share their retry quota.

use std::sync::{Arc, Mutex};

use aws_smithy_runtime::client::retries::RetryPartition;
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextRef;
use aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint;
use conformance::{Answer, Script};
use sdk::config::{ConfigBag, Intercept, Region, RuntimeComponents};
use sdk::error::BoxError;

use super::sdk;

/// Reads the partition that a call is counted in.
#[derive(Clone, Debug, Default)]
struct Reader(Arc<Mutex<Vec<String>>>);

#[dyn_dispatch_hint]
impl Intercept for Reader {
    fn name(&self) -> &'static str {
        "Reader"
    }

    fn read_before_transmit(
        &self,
        _: &BeforeTransmitInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let partition = cfg.load::<RetryPartition>().map_or("none".to_owned(), ToString::to_string);
        self.0.lock().unwrap().push(partition);
        Ok(())
    }
}

/// One partition for each region; one of the caller's own instead, if there is one.
#[tokio::test]
async fn names() {
    let reader = Reader::default();
    let config = |region| {
        let http = Script::answering(Answer::new(200, &[], ""));
        sdk::Config::builder()
            .region(Region::new(region))
            .with_test_defaults_v2()
            .http_client(http)
            .interceptor(reader.clone())
    };
    let configs = [
        config("us-east-1"),
        config("eu-west-1"),
        config("eu-west-1").retry_partition(RetryPartition::new("mine")),
    ];
    for config in configs {
        sdk::Client::from_conf(config.build())
            .describe_vault()
            .vault_name("v")
            .send()
            .await
            .unwrap();
    }
    assert_eq!(*reader.0.lock().unwrap(), ["glacier-us-east-1", "glacier-eu-west-1", "mine"]);
}
