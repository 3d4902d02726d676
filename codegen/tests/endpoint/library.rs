//! The standard library of the rules, parameters of every kind, and endpoints with more than a URL.

use super::*;
use pretty_assertions::assert_eq;

/// Rules over parameters that are not built in.
fn with_parameters(rules: Value) -> Value {
    json!({
        "version": "1.1",
        "parameters": {
            "Arn": {"type": "string", "documentation": "An ARN."},
            "Mode": {"type": "string", "required": true},
            "Stage": {"type": "string", "required": true, "default": "prod"},
            "Fast": {"type": "boolean"},
            "Names": {"type": "stringArray"},
        },
        "rules": rules,
    })
}

fn bind(function: &str, arguments: Value, name: &str) -> Value {
    json!({"fn": function, "argv": arguments, "assign": name})
}

#[test]
fn what_rules_come_down_to() {
    let cases: [(&str, Value, Expect); 6] = [
        (
            "ARNs, and a name that is taken",
            json!([url(
                json!([
                    is_set("Arn"),
                    bind("aws.parseArn", json!([reference("Arn")]), "arn"),
                    bind("getAttr", json!([reference("arn"), "resourceId[0]"]), "kind"),
                    call("stringEquals", json!([reference("kind"), "table"])),
                    call(
                        "not",
                        json!([call("stringEquals", json!([attribute("arn", "region"), ""]))])
                    ),
                ]),
                json!("https://{arn#accountId}.{arn#service}")
            )]),
            expect![[r#"
                if arn is set && arn_2 = arn(arn) && kind = arn_2.resource_id[0] && kind == "table" && !arn_2.Region == "" => https://<arn_2.AccountId>.<arn_2.Service>
            "#]],
        ),
        (
            "URLs, and what is bound without being asked for",
            json!([url(
                json!([
                    bind("parseURL", json!(["https://{Mode}.example.com/{Stage}"]), "url"),
                    bind("getAttr", json!([reference("url"), "authority"]), "host"),
                    call("booleanEquals", json!([attribute("url", "isIp"), false])),
                    bind("not", json!([attribute("url", "isIp")]), "named"),
                    reference_holds("named"),
                ]),
                json!("{url#scheme}://{host}{url#path}{url#normalizedPath}")
            )]),
            expect![[r#"
                if url = url("https://<mode>.example.com/<stage>") && !url.IsIp && !url.IsIp => <url.Scheme>://<url.Authority><url.Path><url.NormalizedPath>
            "#]],
        ),
        (
            "parts and checks of texts",
            json!([url(
                json!([
                    bind("substring", json!([reference("Mode"), 0, 4, true]), "end"),
                    call(
                        "isSet",
                        json!([call("substring", json!([reference("Mode"), 0, 9, false]))])
                    ),
                    call("isValidHostLabel", json!([reference("end"), true])),
                    call("aws.isVirtualHostableS3Bucket", json!([reference("Stage"), false])),
                    call("stringEquals", json!(["{Mode}-{Stage}", reference("end")])),
                ]),
                call("uriEncode", json!([reference("end")]))
            )]),
            expect![[r#"
                if end = mode[0..4 from the end] && (mode[0..9] is there) && label(end, true) && bucket(stage, false) && "<mode>-<stage>" == end => <encoded(end)>
            "#]],
        ),
        (
            "flags that may be unset, lists, and flags that are compared with one another",
            json!([url(
                json!([
                    is_set("Fast"),
                    is_set("Names"),
                    bind("getAttr", json!([reference("Names"), "[1]"]), "second"),
                    call("booleanEquals", json!([reference("Fast"), is_set("Arn")])),
                ]),
                reference("second")
            )]),
            expect![[r#"
                if fast is set && names is set && second = names[1] && (fast) == ((arn is set)) => <second>
            "#]],
        ),
        (
            "ways of signing, properties and headers",
            json!([{
                "type": "endpoint",
                "conditions": [],
                "endpoint": {
                    "url": "https://a",
                    "properties": {
                        "authSchemes": [
                            {"name": "sigv4a", "signingRegionSet": ["*"]},
                            {"name": "sigv4", "signingName": "{Mode}", "disableDoubleEncoding": true},
                        ],
                        "backend": {"ref": "Stage"},
                        "nested": {"deep": [true, "{Stage}!"]},
                    },
                    "headers": {"x-mode": ["{Mode}", "b"], "x-none": []},
                },
            }]),
            expect![[r#"
                else => https://a, signed by sigv4a(signingRegionSet: [*]), signed by sigv4(signingName: <mode>, disableDoubleEncoding: true), backend: <stage>, nested: {deep: [true, <stage>!]}, header x-mode: <mode>, b, header x-none: 
            "#]],
        ),
        (
            "the same name in two rules, and one that a condition before it has",
            json!([tree(
                json!([bind("aws.partition", json!(["us-east-1"]), "P")]),
                json!([url(
                    json!([bind("aws.partition", json!(["eu-west-1"]), "P")]),
                    json!("{P#name}")
                )])
            )]),
            expect![[r#"
                if p = partition("us-east-1")
                    if p_2 = partition("eu-west-1") => <p_2.Name>
            "#]],
        ),
    ];
    for (name, rules, expected) in cases {
        let (endpoint, diagnostics) = resolved(&with_parameters(rules), None);
        assert!(diagnostics.is_empty(), "{name}: {diagnostics:#?}");
        expected.assert_eq(&shown(&endpoint));
    }
}

/// `booleanEquals(name, true)`
fn reference_holds(name: &str) -> Value {
    call("booleanEquals", json!([reference(name), true]))
}

#[test]
fn cases_with_parameters_of_every_kind() {
    let rules = with_parameters(json!([
        {
            "type": "endpoint",
            "conditions": [
                is_set("Arn"),
                bind("aws.parseArn", json!([reference("Arn")]), "arn"),
            ],
            "endpoint": {
                "url": "https://{arn#service}.{Stage}",
                "properties": {"authSchemes": [{"name": "sigv4", "signingRegion": "{arn#region}"}]},
                "headers": {"x-mode": ["{Mode}"]},
            },
        },
        url(
            json!([
                is_set("Names"),
                bind("getAttr", json!([reference("Names"), "[0]"]), "first"),
                is_set("Fast"),
                call("booleanEquals", json!([reference("Fast"), true])),
            ]),
            json!("https://{first}")
        ),
        {"type": "error", "conditions": [], "error": "nothing for {Mode}"},
    ]));
    let tests = json!({"testCases": [
        {
            "params": {"Arn": "arn:aws:cakes:us-east-1::a", "Mode": "m"},
            "expect": {"endpoint": {
                "url": "https://cakes.prod",
                "properties": {"authSchemes": [{"name": "sigv4", "signingRegion": "us-east-1"}]},
                "headers": {"x-mode": ["m"]},
            }},
        },
        {
            "params": {"Arn": "arn", "Mode": "m", "Names": ["a", "b"], "Fast": true},
            "expect": {"endpoint": {"url": "https://a"}},
        },
        {
            "params": {"Mode": "m", "Names": ["a", "b"], "Fast": false},
            "expect": {"error": "nothing for m"},
        },
        {"params": {"Mode": "m", "Names": [], "Fast": true}, "expect": {"error": "nothing for m"}},
    ]});
    let (endpoint, diagnostics) = resolved(&rules, Some(&tests));
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");
    assert_eq!(endpoint.tests.len(), 4);
    check_cases(&endpoint);
}
