//! `customize()`: closures, interceptors and configuration for one call.

use std::sync::{Arc, Mutex};

use aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint;
use http::{HeaderName, HeaderValue};
use sdk::config::http::{HttpRequest, HttpResponse};
use sdk::config::interceptors::{
    AfterDeserializationInterceptorContextRef, BeforeDeserializationInterceptorContextMut,
    BeforeDeserializationInterceptorContextRef, BeforeSerializationInterceptorContextMut,
    BeforeSerializationInterceptorContextRef, BeforeTransmitInterceptorContextMut,
    BeforeTransmitInterceptorContextRef, FinalizerInterceptorContextMut,
    FinalizerInterceptorContextRef,
};
use sdk::config::{ConfigBag, Intercept, Region, RuntimeComponents};
use sdk::error::{BoxError, DisplayErrorContext, SdkError};
use sdk::operation::get_vault_lock::{GetVaultLockError, GetVaultLockInput, GetVaultLockOutput};

use super::{answered, sdk};

/// A closure with state of its own.
#[tokio::test]
async fn mutate_request() {
    let (client, http) = answered(200, &[], "");
    let value = HeaderValue::from_static("1");
    let call = client.describe_vault().vault_name("v").customize().mutate_request(
        move |request: &mut HttpRequest| {
            request.headers_mut().insert(HeaderName::from_static("x-example"), value.clone());
            request.set_uri(format!("{}?added=1", request.uri())).unwrap();
        },
    );
    call.send().await.unwrap();
    assert_eq!(http.sent()[0].header("x-example"), Some("1"));
    assert!(http.sent()[0].uri.ends_with("/-/vaults/v?added=1"), "{}", http.sent()[0].uri);
}

/// A closure that takes the request apart, and one that refuses it.
#[tokio::test]
async fn map_request() {
    #[derive(Debug)]
    struct NotToday;
    impl std::fmt::Display for NotToday {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("not today")
        }
    }
    impl std::error::Error for NotToday {}

    let (client, http) = answered(200, &[], "");
    let call = client.describe_vault().vault_name("v").customize().map_request(|mut request| {
        request.headers_mut().insert("x-mapped", "1");
        Ok::<_, std::convert::Infallible>(request)
    });
    call.send().await.unwrap();
    assert_eq!(http.sent()[0].header("x-mapped"), Some("1"));

    let call = client
        .describe_vault()
        .vault_name("v")
        .customize()
        .map_request(|_| Err::<HttpRequest, _>(NotToday));
    let error = call.send().await.unwrap_err();
    assert!(
        matches!(error, SdkError::ConstructionFailure(_) | SdkError::DispatchFailure(_)),
        "{error:?}"
    );
    let chain = DisplayErrorContext(&error).to_string();
    assert!(chain.contains("not today"), "{chain}");
    assert_eq!(http.sent().len(), 1);
}

/// Configuration for one call, as a builder, and from the shared configuration.
#[tokio::test]
async fn config_override() {
    let (client, http) = answered(200, &[], "");
    let there = sdk::Config::builder().region(Region::new("eu-north-1"));
    client
        .describe_vault()
        .vault_name("v")
        .customize()
        .config_override(there)
        .send()
        .await
        .unwrap();
    let shared = aws_types::SdkConfig::builder().region(Region::new("ap-south-1")).build();
    client
        .describe_vault()
        .vault_name("v")
        .customize()
        .config_override(&shared)
        .send()
        .await
        .unwrap();
    client.describe_vault().vault_name("v").send().await.unwrap();
    let uris: Vec<_> = http.sent().into_iter().map(|sent| sent.uri).collect();
    assert_eq!(
        uris,
        [
            "https://glacier.eu-north-1.amazonaws.com/-/vaults/v",
            "https://glacier.ap-south-1.amazonaws.com/-/vaults/v",
            "https://glacier.us-east-1.amazonaws.com/-/vaults/v",
        ]
    );
}

/// A name as generic code writes it: output, error and builder are parameters.
#[tokio::test]
async fn named_in_generic_code() {
    use sdk::client::customize::CustomizableOperation;
    use sdk::operation::get_vault_lock::builders::GetVaultLockFluentBuilder;

    fn tagged<T, E, B>(
        operation: CustomizableOperation<T, E, B>,
        tag: &'static str,
    ) -> CustomizableOperation<T, E, B> {
        operation.mutate_request(move |request| {
            request.headers_mut().append("x-tag", tag);
        })
    }
    let (client, http) = answered(200, &[], "");
    let operation: CustomizableOperation<
        GetVaultLockOutput,
        GetVaultLockError,
        GetVaultLockFluentBuilder,
    > = client.get_vault_lock().vault_name("v").customize();
    tagged(tagged(operation, "a"), "b").send().await.unwrap();
    assert_eq!(http.sent()[0].headers.iter().filter(|(name, _)| name == "x-tag").count(), 2);
}

/// An interceptor that writes down which of its hooks are called.
#[derive(Clone, Debug, Default)]
struct Diary(Arc<Mutex<Vec<&'static str>>>);

impl Diary {
    fn note(&self, hook: &'static str) {
        self.0.lock().unwrap().push(hook);
    }

    fn pages(&self) -> Vec<&'static str> {
        self.0.lock().unwrap().clone()
    }
}

macro_rules! hooks {
    (reading: $($read:ident($Ref:ident)),*; modifying: $($modify:ident($Mut:ident)),*;) => {
        #[dyn_dispatch_hint]
        impl Intercept for Diary {
            fn name(&self) -> &'static str {
                "Diary"
            }

            fn read_before_execution(&self, context: &BeforeSerializationInterceptorContextRef<'_>, _: &mut ConfigBag) -> Result<(), BoxError> {
                let input = context.input().downcast_ref::<GetVaultLockInput>();
                assert_eq!(input.and_then(|input| input.account_id()), None, "the account is filled in later");
                self.note("read_before_execution");
                Ok(())
            }

            $(fn $read(&self, _: &$Ref<'_>, _: &RuntimeComponents, _: &mut ConfigBag) -> Result<(), BoxError> {
                self.note(stringify!($read));
                Ok(())
            })*

            $(fn $modify(&self, _: &mut $Mut<'_>, _: &RuntimeComponents, _: &mut ConfigBag) -> Result<(), BoxError> {
                self.note(stringify!($modify));
                Ok(())
            })*
        }
    };
}

hooks! {
    reading:
        read_before_serialization(BeforeSerializationInterceptorContextRef),
        read_after_serialization(BeforeTransmitInterceptorContextRef),
        read_before_attempt(BeforeTransmitInterceptorContextRef),
        read_before_signing(BeforeTransmitInterceptorContextRef),
        read_after_signing(BeforeTransmitInterceptorContextRef),
        read_before_transmit(BeforeTransmitInterceptorContextRef),
        read_after_transmit(BeforeDeserializationInterceptorContextRef),
        read_before_deserialization(BeforeDeserializationInterceptorContextRef),
        read_after_deserialization(AfterDeserializationInterceptorContextRef),
        read_after_attempt(FinalizerInterceptorContextRef),
        read_after_execution(FinalizerInterceptorContextRef);
    modifying:
        modify_before_serialization(BeforeSerializationInterceptorContextMut),
        modify_before_retry_loop(BeforeTransmitInterceptorContextMut),
        modify_before_signing(BeforeTransmitInterceptorContextMut),
        modify_before_transmit(BeforeTransmitInterceptorContextMut),
        modify_before_deserialization(BeforeDeserializationInterceptorContextMut),
        modify_before_attempt_completion(FinalizerInterceptorContextMut),
        modify_before_completion(FinalizerInterceptorContextMut);
}

/// Every hook is called once, in the order that the runtime promises, on a client as on a call.
#[tokio::test]
async fn interceptors_see_everything() {
    let (client, _) = answered(200, &[], "");
    let (on_client, on_call) = (Diary::default(), Diary::default());
    let client =
        sdk::Client::from_conf(client.config().to_builder().interceptor(on_client.clone()).build());
    client
        .get_vault_lock()
        .vault_name("v")
        .customize()
        .interceptor(on_call.clone())
        .send()
        .await
        .unwrap();
    let expected = [
        "read_before_execution",
        "modify_before_serialization",
        "read_before_serialization",
        "read_after_serialization",
        "modify_before_retry_loop",
        "read_before_attempt",
        "modify_before_signing",
        "read_before_signing",
        "read_after_signing",
        "modify_before_transmit",
        "read_before_transmit",
        "read_after_transmit",
        "modify_before_deserialization",
        "read_before_deserialization",
        "read_after_deserialization",
        "modify_before_attempt_completion",
        "read_after_attempt",
        "modify_before_completion",
        "read_after_execution",
    ];
    assert_eq!(on_client.pages(), expected);
    assert_eq!(on_call.pages(), expected);
}

/// An interceptor that changes what goes in and what comes out.
#[derive(Debug)]
struct Meddler;

#[dyn_dispatch_hint]
impl Intercept for Meddler {
    fn name(&self) -> &'static str {
        "Meddler"
    }

    fn modify_before_serialization(
        &self,
        context: &mut BeforeSerializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let input =
            context.input_mut().downcast_mut::<GetVaultLockInput>().ok_or("another input")?;
        input.vault_name = Some("meddled-with".to_owned());
        Ok(())
    }

    fn modify_before_deserialization(
        &self,
        context: &mut BeforeDeserializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let response: &mut HttpResponse = context.response_mut();
        *response.body_mut() = r#"{"State":"Locked"}"#.into();
        Ok(())
    }
}

#[tokio::test]
async fn interceptors_change_things() {
    let (client, http) = answered(200, &[], r#"{"State":"InProgress"}"#);
    let output = client
        .get_vault_lock()
        .vault_name("v")
        .customize()
        .interceptor(Meddler)
        .send()
        .await
        .unwrap();
    assert_eq!(output.state(), Some("Locked"));
    assert_eq!(http.sent()[0].path(), "/-/vaults/meddled-with/lock-policy");
    let error = client
        .describe_vault()
        .vault_name("v")
        .customize()
        .interceptor(Meddler)
        .send()
        .await
        .unwrap_err();
    let chain = DisplayErrorContext(&error).to_string();
    assert!(chain.contains("another input"), "{chain}");
}
