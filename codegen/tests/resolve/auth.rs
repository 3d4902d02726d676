//! Ways of authentication: which a service has, which of them an operation takes, and what is told of the others.

use pretty_assertions::assert_eq;
use serde_json::{Value, json};
use smithy_sdk_codegen::ir::AuthScheme;

use crate::support::{Change, PLAN, changed, resolve, told};

use AuthScheme::{Anonymous, Bearer, SigV4, SigV4a};

const SERVICE_AUTH: &str = "Bakery/traits/smithy.api#auth";
const BEARER: &str = "Bakery/traits/smithy.api#httpBearerAuth";
const ASYMMETRIC: &str = "Bakery/traits/aws.auth#sigv4a";
const SYMMETRIC: &str = "Bakery/traits/aws.auth#sigv4";
const RULES: &str = "Bakery/traits/smithy.rules#endpointRuleSet";

/// Rules with one endpoint that asks for a way of signing.
fn asks_for(scheme: &str) -> Value {
    json!({"version": "1.0", "parameters": {}, "rules": [{
        "type": "endpoint",
        "conditions": [],
        "endpoint": {
            "url": "https://bakery.example.com",
            "properties": {"authSchemes": [{"name": scheme, "signingRegionSet": ["*"]}]},
        },
    }]})
}

#[test]
fn of_a_service() {
    let sigv4a = || (ASYMMETRIC, Some(json!({"name": "bakery"})));
    let bearer = || (BEARER, Some(json!({})));
    let cases: [(&str, Vec<Change>, &[AuthScheme]); 8] = [
        ("its only one", vec![], &[SigV4]),
        ("all, by the IDs of their traits", vec![bearer(), sigv4a()], &[SigV4, SigV4a, Bearer]),
        (
            "those that it lists, in that order",
            vec![
                bearer(),
                sigv4a(),
                (SERVICE_AUTH, Some(json!(["smithy.api#httpBearerAuth", "aws.auth#sigv4"]))),
            ],
            &[Bearer, SigV4],
        ),
        ("tokens alone", vec![bearer(), (SYMMETRIC, None)], &[Bearer]),
        ("none", vec![(SYMMETRIC, None)], &[Anonymous]),
        (
            "one more that its rules ask for",
            vec![(RULES, Some(asks_for("sigv4a")))],
            &[SigV4, SigV4a],
        ),
        ("one that it has anyway", vec![(RULES, Some(asks_for("sigv4")))], &[SigV4]),
        (
            "the order of the list, whatever the rules ask for",
            vec![
                sigv4a(),
                (RULES, Some(asks_for("sigv4a"))),
                (SERVICE_AUTH, Some(json!(["aws.auth#sigv4a", "aws.auth#sigv4"]))),
            ],
            &[SigV4a, SigV4],
        ),
    ];
    for (name, changes, expected) in cases {
        let krate = resolve(&changed(changes), PLAN).unwrap_or_else(|it| panic!("{name}: {it:?}"));
        assert_eq!(krate.service.auth_schemes, expected, "{name}");
        assert!(krate.operations.iter().all(|it| it.auth_schemes.is_none()), "{name}");
    }
}

/// The ways of an operation, if they are others than those of the service.
type Own = Option<&'static [AuthScheme]>;

#[test]
fn of_an_operation() {
    let of = |list: Value| ("BakeCake/traits/smithy.api#auth", Some(list));
    let optional = || ("BakeCake/traits/smithy.api#optionalAuth", Some(json!({})));
    let cases: [(&str, Vec<Change>, Own); 6] = [
        ("those of the service", vec![], None),
        ("the same, listed", vec![of(json!(["aws.auth#sigv4"]))], None),
        ("none", vec![of(json!([]))], Some(&[Anonymous])),
        ("none or not", vec![of(json!([])), optional()], Some(&[Anonymous])),
        ("none if need be", vec![optional()], Some(&[SigV4, Anonymous])),
        (
            "another",
            vec![
                (BEARER, Some(json!({}))),
                (SERVICE_AUTH, Some(json!(["aws.auth#sigv4"]))),
                of(json!(["smithy.api#httpBearerAuth"])),
            ],
            Some(&[Bearer]),
        ),
    ];
    for (name, changes, expected) in cases {
        let krate = resolve(&changed(changes), PLAN).unwrap_or_else(|it| panic!("{name}: {it:?}"));
        let operation = krate.operations.iter().find(|it| it.model_name == "BakeCake").unwrap();
        assert_eq!(operation.auth_schemes.as_deref(), expected, "{name}");
    }
}

#[test]
fn faults() {
    let cases: [(Vec<Change>, &str, &str, &str); 6] = [
        (
            vec![("BakeCake/traits/smithy.api#auth", Some(json!(["aws.auth#sigv4a"])))],
            "com.example#BakeCake",
            "the service has no way of authentication `aws.auth#sigv4a`",
            "ways that it has: `aws.auth#sigv4`",
        ),
        (
            vec![(SYMMETRIC, None), (SERVICE_AUTH, Some(json!(["aws.auth#sigv4"])))],
            "com.example#Bakery",
            "the service has no way of authentication `aws.auth#sigv4`",
            "add its trait to the service",
        ),
        (
            vec![(
                "Bakery/traits/smithy.api#httpApiKeyAuth",
                Some(json!({"name": "k", "in": "query"})),
            )],
            "com.example#Bakery",
            "the trait `smithy.api#httpApiKeyAuth` on a service is not supported",
            "remove the trait from the model",
        ),
        (
            vec![("Bakery/traits/smithy.api#httpDigestAuth", Some(json!({})))],
            "com.example#Bakery",
            "the trait `smithy.api#httpDigestAuth` on a service is not supported",
            "remove the trait from the model",
        ),
        (
            vec![(BEARER, Some(json!({"name": "x"})))],
            "com.example#Bakery",
            "the trait `smithy.api#httpBearerAuth` takes no value",
            "write `{}`",
        ),
        (
            vec![(RULES, Some(asks_for("sigv4-s3express")))],
            "com.example#Bakery",
            "unsupported way of signing `sigv4-s3express` at \
             `rules[0].endpoint.properties.authSchemes[0].name` of `smithy.rules#endpointRuleSet`",
            "ways that are supported: `sigv4`, `sigv4a`",
        ),
    ];
    for (changes, subject, message, help) in cases {
        let faults = resolve(&changed(changes), PLAN).unwrap_err();
        assert_eq!(told(&faults), [(subject, message, help)]);
    }
}
