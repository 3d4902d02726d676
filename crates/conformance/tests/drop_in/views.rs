//! What an interceptor of the user sees at each hook: on the client, in the configuration of a call, and on a call.

use std::sync::{Arc, Mutex};

use aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint;
use conformance::{Answer, Script};
use sdk::config::http::HttpRequest;
use sdk::config::interceptors::{
    AfterDeserializationInterceptorContextRef, BeforeSerializationInterceptorContextMut,
    BeforeSerializationInterceptorContextRef, BeforeTransmitInterceptorContextMut,
    BeforeTransmitInterceptorContextRef,
};
use sdk::config::{ConfigBag, Intercept, RuntimeComponents};
use sdk::error::BoxError;
use sdk::operation::initiate_vault_lock::InitiateVaultLockInput;

use super::sdk;

/// Writes down what it sees.
#[derive(Clone, Debug, Default)]
struct Witness {
    place: &'static str,
    seen: Arc<Mutex<Vec<String>>>,
}

impl Witness {
    fn at(&self, place: &'static str) -> Self {
        Self { place, seen: Arc::clone(&self.seen) }
    }

    fn write(&self, hook: &str, what: impl std::fmt::Display) {
        self.seen.lock().unwrap().push(format!("{} {hook}: {what}", self.place));
    }

    fn request(&self, hook: &str, request: &HttpRequest) {
        let names: Vec<_> = request.headers().iter().map(|(name, _)| name.to_owned()).collect();
        self.write(hook, format!("{} {} {}", request.method(), request.uri(), names.join(", ")));
    }
}

fn account_id(input: Option<&InitiateVaultLockInput>) -> &str {
    input.and_then(InitiateVaultLockInput::account_id).unwrap_or("unset")
}

macro_rules! requests {
    (reading: $($read:ident),*; modifying: $($modify:ident),*;) => {
        #[dyn_dispatch_hint]
        impl Intercept for Witness {
            fn name(&self) -> &'static str {
                "Witness"
            }

            fn read_before_execution(&self, context: &BeforeSerializationInterceptorContextRef<'_>, _: &mut ConfigBag) -> Result<(), BoxError> {
                self.write("read_before_execution", account_id(context.input().downcast_ref()));
                Ok(())
            }

            fn modify_before_serialization(&self, context: &mut BeforeSerializationInterceptorContextMut<'_>, _: &RuntimeComponents, _: &mut ConfigBag) -> Result<(), BoxError> {
                self.write("modify_before_serialization", account_id(context.input().downcast_ref()));
                Ok(())
            }

            fn read_before_serialization(&self, context: &BeforeSerializationInterceptorContextRef<'_>, _: &RuntimeComponents, _: &mut ConfigBag) -> Result<(), BoxError> {
                self.write("read_before_serialization", account_id(context.input().downcast_ref()));
                Ok(())
            }

            fn read_after_deserialization(&self, context: &AfterDeserializationInterceptorContextRef<'_>, _: &RuntimeComponents, _: &mut ConfigBag) -> Result<(), BoxError> {
                self.write("read_after_deserialization", format!("{:?}", context.output_or_error()));
                Ok(())
            }

            $(fn $read(&self, context: &BeforeTransmitInterceptorContextRef<'_>, _: &RuntimeComponents, _: &mut ConfigBag) -> Result<(), BoxError> {
                self.request(stringify!($read), context.request());
                Ok(())
            })*

            $(fn $modify(&self, context: &mut BeforeTransmitInterceptorContextMut<'_>, _: &RuntimeComponents, _: &mut ConfigBag) -> Result<(), BoxError> {
                self.request(stringify!($modify), context.request());
                Ok(())
            })*
        }
    };
}

requests! {
    reading: read_after_serialization, read_before_attempt, read_before_signing, read_after_signing, read_before_transmit;
    modifying: modify_before_retry_loop, modify_before_signing, modify_before_transmit;
}

/// One line for each hook and place, in the order of the calls.
pub(in super::super::super) async fn all() -> Vec<String> {
    let witness = Witness::default();
    let http = Script::answering(Answer::new(201, &[("x-amz-lock-id", "l")], ""));
    let config = sdk::Config::builder().with_test_defaults_v2().http_client(http);
    let config = config.endpoint_url("http://localhost").interceptor(witness.at("client"));
    let client = sdk::Client::from_conf(config.build());
    let call =
        client.initiate_vault_lock().vault_name("v").customize().interceptor(witness.at("call"));
    let there = sdk::Config::builder().interceptor(witness.at("override"));
    call.config_override(there).send().await.unwrap();
    witness.seen.lock().unwrap().clone()
}

/// Every place is heard at every hook.
#[tokio::test]
async fn witnesses() {
    let seen = all().await;
    for place in ["client", "override", "call"] {
        assert_eq!(
            seen.iter().filter(|line| line.starts_with(place)).count(),
            12,
            "{place}: {seen:#?}"
        );
    }
}
