//! An operation as a runtime plugin: its serializer and deserializer used without a client.

use aws_smithy_runtime_api::client::interceptors::context::{Input, Output};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::ser_de::{
    DeserializeResponse as _, SerializeRequest as _, SharedRequestSerializer,
    SharedResponseDeserializer,
};
use sdk::config::http::HttpResponse;
use sdk::config::{ConfigBag, FrozenLayer, RuntimePlugin, SharedRuntimePlugin};
use sdk::operation::get_vault_lock::{
    GetVaultLock, GetVaultLockError, GetVaultLockInput, GetVaultLockOutput,
};
use sdk::operation::initiate_vault_lock::{InitiateVaultLock, InitiateVaultLockInput};

use super::sdk;

fn layer(operation: &impl RuntimePlugin) -> FrozenLayer {
    operation.config().unwrap()
}

fn response(status: u16, body: &'static str) -> HttpResponse {
    let response = http::Response::builder().status(status).header("x-amzn-requestid", "the-id");
    HttpResponse::try_from(response.body(sdk::primitives::SdkBody::from(body)).unwrap()).unwrap()
}

#[test]
fn serializer() {
    let layer = layer(&InitiateVaultLock::new());
    let serializer = layer.load::<SharedRequestSerializer>().unwrap();
    let policy = sdk::types::VaultLockPolicy::builder().policy("{}").build();
    let input = InitiateVaultLockInput::builder()
        .account_id("a")
        .vault_name("v")
        .policy(policy)
        .build()
        .unwrap();
    let request = serializer.serialize_input(Input::erase(input), &mut ConfigBag::base()).unwrap();
    assert_eq!((request.method(), request.uri()), ("POST", "/a/vaults/v/lock-policy"));
    assert_eq!(request.body().bytes(), Some(br#"{"Policy":"{}"}"#.as_slice()));
    let headers: Vec<_> = request.headers().iter().collect();
    assert_eq!(headers, [("content-type", "application/json"), ("content-length", "15")]);
}

#[test]
fn deserializer() {
    let layer = layer(&GetVaultLock::new());
    let deserializer = layer.load::<SharedResponseDeserializer>().unwrap();
    let bag = ConfigBag::base();
    let mut answer = response(200, r#"{"State":"Locked"}"#);
    let parsed = deserializer.deserialize_streaming_with_config(&mut answer, &bag);
    let parsed =
        parsed.unwrap_or_else(|| deserializer.deserialize_nonstreaming_with_config(&answer, &bag));
    let output: Output = parsed.unwrap();
    let output = output.downcast::<GetVaultLockOutput>().unwrap();
    assert_eq!(
        (output.state(), sdk::operation::RequestId::request_id(&output)),
        (Some("Locked"), Some("the-id"))
    );

    let answer = response(404, r#"{"code":"ResourceNotFoundException"}"#);
    let error = deserializer.deserialize_nonstreaming_with_config(&answer, &bag).unwrap_err();
    let error = error.as_operation_error().unwrap().downcast_ref::<GetVaultLockError>().unwrap();
    assert!(error.is_resource_not_found_exception());
}

/// Inputs and outputs survive the way through an erased type, as interceptors of users take them.
#[test]
fn erased_input() {
    let input = GetVaultLockInput::builder().vault_name("v").build().unwrap();
    let mut erased = Input::erase(input.clone());
    assert_eq!(erased.downcast_ref::<GetVaultLockInput>(), Some(&input));
    erased.downcast_mut::<GetVaultLockInput>().unwrap().account_id = Some("a".to_owned());
    assert_eq!(erased.downcast::<GetVaultLockInput>().unwrap().account_id(), Some("a"));
}

/// Each operation is a plugin that can be shared, and brings its own classifiers and interceptors.
#[test]
fn shared_plugins() {
    use sdk::operation::abort_vault_lock::AbortVaultLock;
    use sdk::operation::complete_vault_lock::CompleteVaultLock;
    use sdk::operation::create_vault::CreateVault;
    use sdk::operation::delete_vault::DeleteVault;
    use sdk::operation::describe_vault::DescribeVault;
    let plugins = [
        SharedRuntimePlugin::new(AbortVaultLock::new()),
        SharedRuntimePlugin::new(CompleteVaultLock::new()),
        SharedRuntimePlugin::new(CreateVault::new()),
        SharedRuntimePlugin::new(DeleteVault::new()),
        SharedRuntimePlugin::new(DescribeVault::new()),
        SharedRuntimePlugin::new(GetVaultLock::new()),
        SharedRuntimePlugin::new(InitiateVaultLock::new()),
    ];
    for plugin in plugins {
        assert!(
            plugin.config().unwrap().load::<SharedResponseDeserializer>().is_some(),
            "{plugin:?}"
        );
        let components = RuntimeComponentsBuilder::new("conformance");
        let components = plugin.runtime_components(&components);
        assert!(components.retry_classifiers().count() >= 4, "{plugin:?}");
        assert!(components.interceptors().count() >= 1, "{plugin:?}");
    }
}
