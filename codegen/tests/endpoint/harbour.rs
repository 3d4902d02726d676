//! A service whose endpoints depend on everything that they can: settings, constants, inputs and ways into them.
//!
//! `cargo xtask conformance --model codegen/tests/endpoint/harbour.json` compiles what is printed for it and makes the calls
//! of its cases.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::*;
use pretty_assertions::assert_eq;
use smithy_sdk_codegen::ast::Model;
use smithy_sdk_codegen::ir::{ContextValue, Crate, EndpointExpectation, ParameterSource};
use smithy_sdk_codegen::plan::Plan;
use smithy_sdk_codegen::resolve;

const HARBOUR: &str = include_str!("harbour.json");

const PLAN: &str = r#"
[package]
name = "harbour-sdk"
version = "0.1.0"
description = "A client for the harbour"

[service]
id = "com.example.harbour#Harbour"
operations = ["Call", "Load", "Moor", "Sail", "Shine"]
"#;

fn harbour(change: impl FnOnce(&mut Value)) -> (Model, Result<Crate, Diagnostics>) {
    let mut model: Value = serde_json::from_str(HARBOUR).unwrap();
    change(&mut model["shapes"]);
    let model = Model::parse(&model.to_string()).unwrap();
    let krate = resolve::resolve(&model, &Plan::parse(PLAN).unwrap(), &partitions());
    (model, krate)
}

#[test]
fn all_cases_hold() {
    let krate = harbour(|_| ()).1.unwrap();
    assert_eq!(krate.endpoint.tests.len(), 21);
    check_cases(&krate.endpoint);
}

#[test]
fn where_parameters_come_from() {
    let krate = harbour(|_| ()).1.unwrap();
    let sources = krate.endpoint.parameters.iter();
    let sources: Vec<_> = sources.map(|it| (it.name.text(), it.source)).collect();
    assert_eq!(
        sources,
        [
            ("region", ParameterSource::Region),
            ("use_fips", ParameterSource::UseFips),
            ("endpoint", ParameterSource::Endpoint),
            ("account_id", ParameterSource::AccountId),
            ("account_id_endpoint_mode", ParameterSource::AccountIdEndpointMode),
            ("accelerate", ParameterSource::Setting),
            ("tide", ParameterSource::Setting),
            ("sheltered", ParameterSource::Setting),
            ("quay", ParameterSource::Operation),
            ("cargo", ParameterSource::Operation),
            ("flags", ParameterSource::Operation),
            ("urgent", ParameterSource::Operation),
            ("kind", ParameterSource::Operation),
            ("match", ParameterSource::Operation),
        ]
    );
    let settings = krate.endpoint.settings.iter();
    let settings: Vec<_> = settings.map(|it| (it.name.text(), it.type_name.text())).collect();
    let expected = [
        ("tide", "TideSetting"),
        ("sheltered", "ShelteredSetting"),
        ("accelerate", "AccelerateSetting"),
    ];
    assert_eq!(settings, expected);
    let by_path = krate.operations.iter().flat_map(|it| &it.endpoint_params);
    let by_path = by_path.filter(|(_, value)| matches!(value, ContextValue::Path(_)));
    assert_eq!(by_path.count(), 4);
}

/// What is said once in the operation, once in a member and once by a path is taken in that order.
#[test]
fn what_the_operation_always_says_goes_before_its_input() {
    let (_, krate) = harbour(|shapes| {
        let moor = &mut shapes["com.example.harbour#Moor"]["traits"];
        moor["smithy.rules#operationContextParams"] = json!({"Quay": {"path": "quay"}});
        moor["smithy.rules#staticContextParams"] = json!({"Quay": {"value": "always"}});
    });
    let krate = krate.unwrap();
    let moor = krate.operations.iter().find(|it| it.model_name == "Moor").unwrap();
    assert!(matches!(moor.endpoint_params.as_slice(), [(_, ContextValue::Constant(_))]));
}

#[test]
fn calls_are_made_of_cases() {
    let (model, krate) = harbour(|_| ());
    let krate = krate.unwrap();
    let tests = resolve::tests::resolve(&model, &krate).unwrap();
    assert_eq!(tests.calls.len(), 16);
    for call in &tests.calls {
        let case = krate.endpoint.tests.iter().find(|it| it.documentation == call.documentation);
        assert_eq!(call.expect, case.unwrap().expect, "{}", call.documentation);
        assert!(matches!(call.expect, EndpointExpectation::Endpoint(_)));
    }
    let settings: usize = tests.calls.iter().map(|call| call.settings.len()).sum();
    assert_eq!(settings, 14);
}

#[test]
fn faults_of_settings_and_paths() {
    let params = "smithy.rules#clientContextParams";
    let paths = "smithy.rules#operationContextParams";
    let cases: [(&str, &str, Value, &str, &str); 9] = [
        (
            "Harbour",
            params,
            json!({"Region": {"type": "string"}}),
            "`Region` can't be the name of a setting at `Region` of `smithy.rules#clientContextParams`",
            "rename the parameter: there is a setting or a method of this name",
        ),
        (
            "Harbour",
            params,
            json!({"Tide": {"type": "string"}, "Sheltered": {"type": "boolean"}, "set_tide": {"type": "string"}}),
            "`set_tide` can't be the name of a setting at `set_tide` of \
             `smithy.rules#clientContextParams`",
            "rename the parameter: there is a setting or a method of this name",
        ),
        (
            "Harbour",
            params,
            json!({"Endpoint": {"type": "string"}}),
            "`Endpoint` is a parameter that every client sets at `Endpoint` of \
             `smithy.rules#clientContextParams`",
            "remove it here",
        ),
        (
            "Harbour",
            params,
            json!({"Tide": {"type": "boolean"}, "Sheltered": {"type": "boolean"}}),
            "the parameter has another type in the rules at `Tide` of \
             `smithy.rules#clientContextParams`",
            "give it the same type in both",
        ),
        (
            "Harbour",
            params,
            json!({"Tide": {"type": "number"}, "Sheltered": {"type": "boolean"}}),
            "unknown type of parameter `number` at `Tide.type` of `smithy.rules#clientContextParams`",
            "write `string`, `boolean` or `stringArray`",
        ),
        (
            "Load",
            paths,
            json!({"Boats": {"path": "ships[*].cargo"}}),
            "unknown parameter `Boats` at `Boats` of `smithy.rules#operationContextParams`",
            "name a parameter that the endpoint rules declare",
        ),
        (
            "Load",
            paths,
            json!({"Quay": {"path": "ships[*].cargo"}}),
            "`ships[*].cargo` leads to another type than the parameter has at `Quay.path` of \
             `smithy.rules#operationContextParams`",
            "point to values of the type that it has",
        ),
        (
            "Load",
            paths,
            json!({"Cargo": {"path": "boats[*].cargo"}}),
            "`boats[*].cargo` is not supported: there is no member `boats` at `Cargo.path` of \
             `smithy.rules#operationContextParams`",
            "change the path, or remove the operation from the plan",
        ),
        (
            "Load",
            paths,
            json!({"Cargo": {"path": "ships[*].{a: cargo}"}}),
            "`ships[*].{a: cargo}` is not supported: unexpected `{` at offset 9 at `Cargo.path` of \
             `smithy.rules#operationContextParams`",
            "change the path, or remove the operation from the plan",
        ),
    ];
    for (shape, id, value, message, help) in cases {
        let (_, krate) = harbour(|shapes| {
            shapes[format!("com.example.harbour#{shape}")]["traits"][id] = value;
            let service = &mut shapes["com.example.harbour#Harbour"]["traits"];
            service.as_object_mut().unwrap().shift_remove("smithy.rules#endpointTests");
        });
        let diagnostics = krate.unwrap_err();
        let found: Vec<_> = diagnostics.iter().map(|it| (&*it.message, &*it.help)).collect();
        assert_eq!(found, [(message, help)]);
    }
}

/// A setting is a method of the configuration and two of its builder: none may be there twice.
#[test]
fn no_setting_is_called_like_a_method() {
    let methods = methods_of_configurations();
    assert!(methods.len() > 80, "{methods:?}");
    for method in methods {
        let name = method.strip_prefix("set_").unwrap_or(&method);
        let (_, krate) = harbour(|shapes| {
            let service = &mut shapes["com.example.harbour#Harbour"]["traits"];
            service["smithy.rules#clientContextParams"][name] = json!({"type": "string"});
        });
        let settings = krate.map(|krate| krate.endpoint.settings).unwrap_or_default();
        let mut names = settings.iter().map(|setting| setting.name.text());
        assert!(!names.any(|setting| setting == name), "{method}");
    }
}

/// The methods of `Config` and its `Builder` in what all clients share, settings of the sample aside.
fn methods_of_configurations() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("inlineable/src");
    let mut methods = BTreeSet::new();
    let mut files = vec![folder.join("config.rs")];
    let mut folders = vec![folder.join("config")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if !path.ends_with("context_params.rs") {
                files.push(path);
            }
        }
    }
    for path in files {
        let file = syn::parse_file(&fs::read_to_string(path).unwrap()).unwrap();
        for item in file.items {
            let syn::Item::Impl(block) = item else { continue };
            let syn::Type::Path(of) = &*block.self_ty else { continue };
            let is_ours = of.path.is_ident("Config") || of.path.is_ident("Builder");
            for item in block.items.iter().filter(|_| is_ours && block.trait_.is_none()) {
                if let syn::ImplItem::Fn(method) = item {
                    methods.insert(method.sig.ident.to_string());
                }
            }
        }
    }
    methods
}

#[test]
fn faults_of_calls() {
    for (input, message) in [
        (json!({}), "an input names no operation"),
        (json!({"operationName": "Moor", "operationParams": []}), "`operationParams` is no object"),
        (
            json!({"operationName": "Call", "clientParams": {"Moon": "full"}}),
            "no parameter of the rules is called `Moon`",
        ),
        (
            json!({"operationName": "Call", "builtInParams": {"AWS::UseFIPS": "yes"}}),
            "the value of `AWS::UseFIPS` is of another type",
        ),
    ] {
        let (model, krate) = harbour(|shapes| {
            let tests = &mut shapes["com.example.harbour#Harbour"]["traits"]["smithy.rules#endpointTests"]
                ["testCases"];
            tests[0]["operationInputs"] = json!([input]);
        });
        let faults = resolve::tests::resolve(&model, &krate.unwrap()).unwrap_err();
        let found: Vec<_> = faults.iter().map(|it| it.message.as_str()).collect();
        let expected = format!("{message} in the test `nothing is known but the region`");
        assert_eq!(found, [expected]);
    }
}
