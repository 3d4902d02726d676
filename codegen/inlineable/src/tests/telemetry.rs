//! What a call tells of itself.

use super::support::{answer, client, request};
use crate::Config;
use crate::config::interceptors::BeforeTransmitInterceptorContextRef;
use crate::config::retry::RetryConfig;
use crate::config::{Builder, ConfigBag, Intercept, RuntimeComponents};
use crate::error::BoxError;
use aws_smithy_types::telemetry::CapturedTelemetryAttributes;
use std::sync::{Arc, Mutex};

/// Keeps the attributes that it sees.
#[derive(Clone, Debug, Default)]
struct Attributes(Arc<Mutex<Seen>>);

/// Names and values, in order.
type Seen = Option<Vec<(String, String)>>;

impl Intercept for Attributes {
    fn name(&self) -> &'static str {
        "Attributes"
    }

    fn read_before_transmit(
        &self,
        _: &BeforeTransmitInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let owned = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
        let attributes = cfg.load::<CapturedTelemetryAttributes>();
        let mut seen: Seen = attributes.map(|all| all.iter().map(owned).collect());
        if let Some(seen) = &mut seen {
            seen.sort();
        }
        *self.0.lock().unwrap() = seen;
        Ok(())
    }
}

#[tokio::test]
async fn input_members_are_captured_if_asked_for() {
    type Config = fn(Builder) -> Builder;
    type Expected = Option<&'static [(&'static str, &'static str)]>;
    let cases: [(Config, Expected); 6] = [
        (|c| c, None),
        (|c| c.emit_input_attributes(["thingName"]), Some(&[("thingName", "t")])),
        (|c| c.capture_input_attributes(["thingName"]), Some(&[("thingName", "t")])),
        (
            |c| c.emit_input_attributes(["thingName"]).capture_input_attributes(["accountId"]),
            Some(&[("accountId", "1"), ("thingName", "t")]),
        ),
        (|c| c.emit_input_attributes(["note", "thing_name"]), Some(&[])),
        (|c| c.emit_input_attributes(Vec::<String>::new()), None),
    ];
    for (config, expected) in cases {
        let seen = Attributes::default();
        let config = config(crate::Config::builder().interceptor(seen.clone()));
        request(config, |ping| ping.account_id("1").thing_name("t")).await;
        let seen = seen.0.lock().unwrap().take();
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        assert_eq!(seen, expected.map(|all| all.iter().map(owned).collect()));
    }
}

#[tokio::test]
async fn unset_members_are_not_captured() {
    let seen = Attributes::default();
    let config = Config::builder().interceptor(seen.clone());
    let config = config.emit_input_attributes(["accountId"]);
    request(config, |ping| ping.thing_name("t")).await;
    assert_eq!(*seen.0.lock().unwrap(), Some(vec![]));
}

#[tokio::test]
async fn the_user_agent_names_the_features_in_use() {
    let adaptive = RetryConfig::adaptive();
    let cases = [
        (Config::builder(), vec!["E"], vec!["F", "N"]),
        (Config::builder().retry_config(adaptive), vec!["F"], vec!["E", "N"]),
        (Config::builder().endpoint_url("https://example.com"), vec!["E", "N"], vec!["F"]),
    ];
    for (config, with, without) in cases {
        let (client, receiver) = client(config, answer(201, &[], ""));
        client.ping().thing_name("t").send().await.unwrap();
        let request = receiver.expect_request();
        let user_agent = request.headers().get("x-amz-user-agent").unwrap();
        let features = user_agent.split(" m/").nth(1).unwrap_or_default();
        let features = features.split(' ').next().unwrap_or_default();
        let features: Vec<_> = features.split(',').collect();
        assert!(with.iter().all(|feature| features.contains(feature)), "{user_agent}");
        assert!(!without.iter().any(|feature| features.contains(feature)), "{user_agent}");
    }
}
