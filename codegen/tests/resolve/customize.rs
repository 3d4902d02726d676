//! What some services ask of their clients beyond their models, in models of the same names.

use pretty_assertions::assert_eq;
use serde_json::{Value, json};
use smithy_sdk_codegen::ir::{Crate, Customization, Pace, Presence};

use crate::support::resolve;

/// A service with one operation whose input and nested structure have a member of the type `Count`, which is 0 by default.
fn service(namespace: &str, service: &str, operation: &str, count: &str, traits: &Value) -> Crate {
    let id = |name: &str| format!("{namespace}#{name}");
    let model = json!({"smithy": "2.0", "shapes": {
        id(service): {
            "type": "service",
            "version": "1",
            "operations": [{"target": id(operation)}],
            "traits": traits,
        },
        id(operation): {
            "type": "operation",
            "input": {"target": id("In")},
            "output": {"target": "smithy.api#Unit"},
            "traits": {"smithy.api#http": {"method": "POST", "uri": "/", "code": 200}},
        },
        id("In"): {"type": "structure", "members": {"nested": {"target": id("Nested")}}},
        id("Nested"): {"type": "structure", "members": {"count": {
            "target": id(count),
            "traits": {"smithy.api#default": 0, "smithy.api#required": {}},
        }}},
        id(count): {"type": "long"},
    }});
    let plan = format!(
        "[package]\nname = \"a-sdk\"\nversion = \"0.1.0\"\ndescription = \"a\"\n\n\
         [service]\nid = \"{namespace}#{service}\"\noperations = [\"{operation}\"]\n"
    );
    resolve(&model.to_string(), &plan).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

fn traits(signing_name: &str) -> Value {
    json!({
        "aws.api#service": {"sdkId": "Some Service", "arnNamespace": "arn-part"},
        "aws.auth#sigv4": {"name": signing_name},
        "aws.protocols#restJson1": {},
        "smithy.api#httpBearerAuth": {},
    })
}

#[test]
fn services_are_told_by_their_ids() {
    for (namespace, name, expected) in [
        ("com.amazonaws.apigateway", "BackplaneControlService", Some(Customization::ApiGateway)),
        ("com.amazonaws.glacier", "Glacier", Some(Customization::Glacier)),
        ("com.amazonaws.apigatewayv2", "ApiGatewayV2", None),
        ("com.example", "BackplaneControlService", None),
    ] {
        let krate = service(namespace, name, "Op", "Count", &traits("a"));
        assert_eq!(krate.service.customization, expected, "{namespace}#{name}");
    }
}

#[test]
fn services_that_sign_as_bedrock_take_a_token_of_the_environment() {
    for (signing_name, expected) in [("bedrock", Some("bedrock")), ("bedrock-x", None)] {
        let krate = service("com.example", "S", "Op", "Count", &traits(signing_name));
        assert_eq!(krate.service.environment_token.as_deref(), expected);
    }
    let mut without_tokens = traits("bedrock");
    without_tokens.as_object_mut().unwrap().shift_remove("smithy.api#httpBearerAuth");
    let krate = service("com.example", "S", "Op", "Count", &without_tokens);
    assert_eq!(krate.service.environment_token, None);
}

#[test]
fn functions_of_lambda_may_be_slow() {
    for (namespace, operation, expected) in [
        ("com.amazonaws.lambda", "Invoke", true),
        ("com.amazonaws.lambda", "InvokeAsync", true),
        ("com.amazonaws.lambda", "ListFunctions", false),
        ("com.example", "Invoke", false),
    ] {
        let krate = service(namespace, "S", operation, "Count", &traits("a"));
        let slow: Vec<_> =
            krate.operations.iter().map(|operation| operation.pace == Pace::Slow).collect();
        assert_eq!(slow, [expected], "{namespace}#{operation}");
    }
}

#[test]
fn defaults_that_the_service_refuses_are_none() {
    for (namespace, count, has_default) in [
        ("com.amazonaws.emrserverless", "WorkerCounts", false),
        ("com.amazonaws.emrserverless", "OtherCounts", true),
        ("com.example", "WorkerCounts", true),
    ] {
        let krate = service(namespace, "S", "Op", count, &traits("a"));
        let presence = &krate.structures[0].fields[0].presence;
        assert_eq!(matches!(presence, Presence::Defaulted(_)), has_default, "{namespace}#{count}");
    }
}

/// Without a name for signatures that of ARNs stands in, which only a preference of the caller makes anything of.
#[test]
fn a_service_without_signatures_has_a_name_all_the_same() {
    let mut traits = traits("a");
    traits.as_object_mut().unwrap().shift_remove("aws.auth#sigv4");
    let krate = service("com.example", "S", "Op", "Count", &traits);
    assert_eq!(krate.service.signing_name, "arn-part");
}
