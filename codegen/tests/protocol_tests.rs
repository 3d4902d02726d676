//! Protocol tests: which cases are taken, what their values become, faults told whole.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that goes wrong may panic, in its helpers too"
)]
#![expect(clippy::needless_pass_by_value, reason = "cases are written where they are used")]

use expect_test::expect;
use pretty_assertions::assert_eq;
use serde_json::{Value, json};
use smithy_sdk_codegen::ast::Model;
use smithy_sdk_codegen::diagnostics::{Diagnostics, Input};
use smithy_sdk_codegen::ir::{
    self, Crate, EnumId, ExpectedBody, FieldId, ProtocolTests, StructureId,
};
use smithy_sdk_codegen::plan::Plan;
use smithy_sdk_codegen::resolve::partitions::{AWS, Partitions};
use smithy_sdk_codegen::resolve::{self, tests};

fn krate(model: &Model, plan: &str) -> Crate {
    let partitions = Partitions::parse(AWS).unwrap();
    resolve::resolve(model, &Plan::parse(plan).unwrap(), &partitions).unwrap()
}

/// An operation that takes a value of each type, another one, and an error that both model.
fn bakery(bake_requests: &Value, bake_responses: &Value, burnt_responses: &Value) -> Model {
    let model = json!({"smithy": "2.0", "shapes": {
        "a#Bakery": {
            "type": "service",
            "version": "1",
            "operations": [{"target": "a#Bake"}, {"target": "a#Sell"}],
            "traits": {
                "aws.api#service": {"sdkId": "Bakery"},
                "aws.auth#sigv4": {"name": "bakery"},
                "aws.protocols#restJson1": {},
                "smithy.rules#endpointRuleSet": {"version": "1.0", "parameters": {}, "rules": []},
            },
        },
        "a#Bake": {
            "type": "operation",
            "input": {"target": "a#BakeInput"},
            "output": {"target": "a#BakeOutput"},
            "errors": [{"target": "a#Burnt"}],
            "traits": {
                "smithy.api#http": {"method": "POST", "uri": "/bake", "code": 200},
                "smithy.test#httpRequestTests": bake_requests,
                "smithy.test#httpResponseTests": bake_responses,
            },
        },
        "a#Sell": {
            "type": "operation",
            "input": {"target": "smithy.api#Unit"},
            "output": {"target": "smithy.api#Unit"},
            "errors": [{"target": "a#Burnt"}],
            "traits": {"smithy.api#http": {"method": "POST", "uri": "/sell", "code": 200}},
        },
        "a#BakeInput": {"type": "structure", "members": {
            "name": {"target": "smithy.api#String"},
            "recipe": {"target": "a#Recipe"},
        }, "traits": {"smithy.api#input": {}}},
        "a#Recipe": {"type": "structure", "members": {
            "vegan": {"target": "smithy.api#Boolean"},
            "layers": {"target": "smithy.api#Integer"},
            "crumbs": {"target": "smithy.api#Long"},
            "taste": {"target": "a#Taste"},
        }},
        "a#Taste": {"type": "enum", "members": {
            "SWEET": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "sweet"}},
        }},
        "a#BakeOutput": {"type": "structure", "members": {
            "cake": {"target": "smithy.api#String"},
        }, "traits": {"smithy.api#output": {}}},
        "a#Burnt": {"type": "structure", "members": {
            "message": {"target": "smithy.api#String"},
        }, "traits": {
            "smithy.api#error": "client",
            "smithy.test#httpResponseTests": burnt_responses,
        }},
    }});
    Model::parse(&model.to_string()).unwrap()
}

const BAKERY: &str = r#"
[package]
name = "bakery"
version = "0.1.0"
description = "Cakes"

[service]
id = "a#Bakery"
operations = ["Bake", "Sell"]
"#;

fn resolved(
    requests: Value,
    responses: Value,
    errors: Value,
) -> Result<ProtocolTests, Diagnostics> {
    let model = bakery(&requests, &responses, &errors);
    tests::resolve(&model, &krate(&model, BAKERY))
}

/// A request case with these keys more, or others.
fn request(more: Value) -> Value {
    let case = json!({
        "id": "Case",
        "protocol": "aws.protocols#restJson1",
        "method": "POST",
        "uri": "/bake",
    });
    with(case, more)
}

fn response(more: Value) -> Value {
    with(json!({"id": "Case", "protocol": "aws.protocols#restJson1", "code": 200}), more)
}

fn with(mut case: Value, more: Value) -> Value {
    let Value::Object(more) = more else { panic!("{more} is no object") };
    case.as_object_mut().unwrap().extend(more);
    case
}

#[test]
fn the_overlay_of_this_repository_is_resolved() {
    let model = Model::parse(include_str!("../../model/glacier.json")).unwrap();
    let overlay = Model::parse_overlay(include_str!("../../model/tests.json")).unwrap();
    let model = model.with_overlay(overlay).unwrap();
    let krate = krate(&model, include_str!("../../model/plan.toml"));
    let found = tests::resolve(&model, &krate).unwrap();

    for operation in 0..krate.operations.len() {
        let name = &krate.operations[operation].model_name;
        assert!(found.requests.iter().any(|it| it.operation.0 == operation), "{name}");
        assert!(found.responses.iter().any(|it| it.operation.0 == operation), "{name}");
    }
    for error in 0..krate.errors.len() {
        for (operation, decided) in krate.operations.iter().enumerate() {
            let is_listed = decided.errors.iter().any(|it| it.0 == error);
            let is_tested =
                found.errors.iter().any(|it| it.error.0 == error && it.operation.0 == operation);
            let names = (&krate.errors[error].model_name, &decided.model_name);
            assert_eq!(is_tested, is_listed, "{names:?}");
        }
    }
}

#[test]
fn a_request_is_matched_to_the_fields() {
    let case = request(json!({
        "documentation": "why",
        "tags": ["x"],
        "appliesTo": "client",
        "headers": {"B": "2", "A": "1"},
        "requireHeaders": ["Content-Length"],
        "forbidHeaders": ["Etag"],
        "body": "{}",
        "bodyMediaType": "application/json",
        "params": {
            "recipe": {"crumbs": 5_000_000_000_i64, "vegan": true, "layers": -3, "taste": "sour"},
            "name": "Sacher",
        },
    }));
    let tests = resolved(json!([case]), json!([]), json!([])).unwrap();
    let [test] = tests.requests.as_slice() else { panic!("{tests:?}") };
    assert_eq!(
        (test.id.as_str(), test.method.as_str(), test.uri.as_str()),
        ("Case", "POST", "/bake")
    );
    assert_eq!(test.operation.0, 0);
    assert_eq!(test.headers, [("B".into(), "2".into()), ("A".into(), "1".into())]);
    assert_eq!(
        (&test.require_headers[..], &test.forbid_headers[..]),
        (&["Content-Length".into()][..], &["Etag".into()][..])
    );
    assert_eq!(test.body, Some(ExpectedBody::Json("{}".into())));
    let recipe = vec![
        (FieldId(2), ir::Value::Number(5_000_000_000)),
        (FieldId(0), ir::Value::Boolean(true)),
        (FieldId(1), ir::Value::Number(-3)),
        (FieldId(3), ir::Value::Enum(EnumId(0), "sour".into())),
    ];
    assert_eq!(
        test.params,
        [
            (FieldId(1), ir::Value::Structure(StructureId(0), recipe)),
            (FieldId(0), ir::Value::String("Sacher".into())),
        ]
    );
}

#[test]
fn bodies_are_compared_by_their_media_type() {
    let cases = [
        (json!({}), None),
        (json!({"body": ""}), Some(ExpectedBody::Exact(String::new()))),
        (
            json!({"body": "", "bodyMediaType": "application/json"}),
            Some(ExpectedBody::Exact(String::new())),
        ),
        (
            json!({"body": "{ }", "bodyMediaType": "application/json"}),
            Some(ExpectedBody::Json("{ }".into())),
        ),
        (
            json!({"body": "<a/>", "bodyMediaType": "application/xml"}),
            Some(ExpectedBody::Exact("<a/>".into())),
        ),
    ];
    for (keys, expected) in cases {
        let tests = resolved(json!([request(keys)]), json!([]), json!([])).unwrap();
        assert_eq!(tests.requests[0].body, expected);
    }
}

#[test]
fn cases_for_others_are_passed_over() {
    let cases = json!([
        {"id": "Other", "protocol": "aws.protocols#restXml", "cats": 1},
        {"id": "Server", "protocol": "aws.protocols#restJson1", "appliesTo": "server", "cats": 1},
        request(json!({"id": "Mine"})),
    ]);
    let tests = resolved(cases, json!([]), json!([])).unwrap();
    let ids: Vec<_> = tests.requests.iter().map(|test| test.id.as_str()).collect();
    assert_eq!(ids, ["Mine"]);
}

#[test]
fn an_error_is_tested_with_each_operation_that_models_it() {
    let case = response(json!({"code": 400, "body": "{}", "params": {"message": "black"}}));
    let tests = resolved(json!([]), json!([]), json!([case])).unwrap();
    let seen: Vec<_> = tests
        .errors
        .iter()
        .map(|test| (test.operation.0, test.error.0, test.code, test.params.clone()))
        .collect();
    let params = vec![(FieldId(0), ir::Value::String("black".into()))];
    assert_eq!(seen, [(0, 0, 400, params.clone()), (1, 0, 400, params)]);
    assert!(tests.responses.is_empty());
}

#[test]
fn an_answer_is_matched_to_the_output() {
    let case = response(json!({
        "headers": {"A": "1"},
        "body": "{}",
        "bodyMediaType": "application/json",
        "params": {"cake": "Sacher"},
    }));
    let tests = resolved(json!([]), json!([case]), json!([])).unwrap();
    let [test] = tests.responses.as_slice() else { panic!("{tests:?}") };
    assert_eq!((test.code, test.body.as_str()), (200, "{}"));
    assert_eq!(test.headers, [("A".into(), "1".into())]);
    assert_eq!(test.params, [(FieldId(0), ir::Value::String("Sacher".into()))]);
}

#[test]
fn faults_are_told_whole_and_at_once() {
    let requests = json!([
        request(json!({"id": "Twice"})),
        request(json!({"id": "tWice"})),
        request(json!({"id": "1st"})),
        request(json!({"id": "Query", "queryParams": ["a=b"]})),
        request(json!({"id": "NoMethod", "method": null})),
        {"id": "NoProtocol"},
        17,
        request(json!({"id": "Near", "params": {"nmae": "x", "recipe": {"vegans": true}}})),
        request(json!({"id": "Far", "params": {"recipe": {"oven": 1}}})),
        request(json!({"id": "Types", "params": {"name": 1, "recipe": {
            "vegan": "yes", "layers": 3_000_000_000_i64, "crumbs": 0.5, "taste": {},
        }}})),
        request(json!({"id": "NotThere", "params": {"name": null, "recipe": []}})),
    ]);
    let responses = json!([response(json!({"id": "Twice", "params": {"pie": "apple"}}))]);
    let errors = json!({"not": "an array"});
    let faults = resolved(requests, responses, errors).unwrap_err();
    let told = faults.iter().map(|fault| {
        assert_eq!(fault.input, Input::Tests);
        format!(
            "{} {}\n{}\n  help: {}\n",
            fault.subject,
            fault.at.join("/"),
            fault.message,
            fault.help
        )
    });
    expect![[r#"
        a#Bake traits/smithy.test#httpRequestTests
        there are two tests with the id `tWice`
          help: give each its own; case does not count
        a#Bake traits/smithy.test#httpRequestTests
        the test `1st` can't be read: the id is not made of letters, digits and `_`, with a letter in front
          help: mend it, or remove it until this is supported
        a#Bake traits/smithy.test#httpRequestTests
        the test `NoMethod` can't be read: invalid type: null, expected a string
          help: mend it, or remove it until this is supported
        a#Bake traits/smithy.test#httpRequestTests
        the test `NoProtocol` can't be read: missing key `protocol`
          help: mend it, or remove it until this is supported
        a#Bake traits/smithy.test#httpRequestTests
        the test 6 of `smithy.test#httpRequestTests` can't be read: invalid type: integer `17`, expected an object
          help: mend it, or remove it until this is supported
        a#Bake traits/smithy.test#httpRequestTests
        unknown member `nmae` of `BakeInput` in the test `Near`
          help: did you mean `name`?
        a#Bake traits/smithy.test#httpRequestTests
        unknown member `recipe.vegans` of `Recipe` in the test `Near`
          help: did you mean `vegan`?
        a#Bake traits/smithy.test#httpRequestTests
        unknown member `recipe.oven` of `Recipe` in the test `Far`
          help: its members are `vegan`, `layers`, `crumbs`, `taste`
        a#Bake traits/smithy.test#httpRequestTests
        `1` does not fit the member `name` in the test `Types`
          help: write a string
        a#Bake traits/smithy.test#httpRequestTests
        `"yes"` does not fit the member `recipe.vegan` in the test `Types`
          help: write `true` or `false`
        a#Bake traits/smithy.test#httpRequestTests
        `3000000000` does not fit the member `recipe.layers` in the test `Types`
          help: write a whole number of 32 bits
        a#Bake traits/smithy.test#httpRequestTests
        `0.5` does not fit the member `recipe.crumbs` in the test `Types`
          help: write a whole number of 64 bits
        a#Bake traits/smithy.test#httpRequestTests
        `{}` does not fit the member `recipe.taste` in the test `Types`
          help: write a string
        a#Bake traits/smithy.test#httpRequestTests
        `[]` does not fit the member `recipe` in the test `NotThere`
          help: write an object with its members
        a#Bake traits/smithy.test#httpResponseTests
        unknown member `pie` of `BakeOutput` in the test `Twice`
          help: its members are `cake`
        a#Burnt traits/smithy.test#httpResponseTests
        the value of `smithy.test#httpResponseTests` is not an array
          help: write an array of cases
    "#]].assert_eq(&told.collect::<String>());
}
