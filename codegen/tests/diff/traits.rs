//! Traits.

use expect_test::expect;
use serde_json::json;

use super::{check, remove};

#[test]
fn traits() {
    check(
        &[
            ("http", |it| {
                it["a#Bake"]["traits"]["smithy.api#http"]["uri"] = json!("/roast");
                it["a#Clean"]["traits"]["smithy.api#http"]["code"] = json!(204);
            }),
            ("bindings", |it| {
                it["a#BakeInput"]["members"]["name"]["traits"] =
                    json!({"smithy.api#httpHeader": "n"});
                it["a#Cake"]["members"]["taste"]["traits"] = json!({"smithy.api#jsonName": "t"});
                it["a#Taste"]["members"]["SOUR"]["traits"]["smithy.api#enumValue"] = json!("acid");
            }),
            ("constraints", |it| {
                it["a#Name"]["traits"] = json!({"smithy.api#length": {"max": 10}});
            }),
            ("services", |it| {
                remove(&mut it["a#Bakery"]["traits"], "aws.protocols#restJson1");
                let rules = &mut it["a#Bakery"]["traits"]["smithy.rules#endpointRuleSet"]["rules"];
                rules[0]["error"] = json!("never");
                rules.as_array_mut().unwrap().push(json!({}));
            }),
            ("ways to speak, to authenticate and to find the service", |it| {
                let traits = &mut it["a#Bakery"]["traits"];
                traits["smithy.protocols#rpcv2Cbor"] = json!({});
                traits["aws.auth#sigv4a"] = json!({"name": "bakery"});
                traits["smithy.api#httpBearerAuth"] = json!({});
                traits["smithy.rules#endpointBdd"] = json!({"nodes": ""});
            }),
            ("a diagram in place of rules", |it| {
                let traits = &mut it["a#Bakery"]["traits"];
                remove(traits, "smithy.rules#endpointRuleSet");
                traits["smithy.rules#endpointBdd"] = json!({"nodes": ""});
            }),
            ("errors", |it| {
                it["a#Burnt"]["traits"] =
                    json!({"smithy.api#error": "server", "smithy.api#httpError": 404});
                remove(&mut it["a#Closed"]["traits"], "smithy.api#error");
            }),
            ("conveniences", |it| {
                it["a#Bake"]["traits"]["smithy.api#paginated"] = json!({"items": "cakes"});
                it["a#Bake"]["traits"]["smithy.api#deprecated"] = json!({});
            }),
            ("without effect, for other tools, and unknown", |it| {
                it["a#Bake"]["traits"]["smithy.api#tags"] = json!(["x"]);
                it["a#Bake"]["traits"]["aws.iam#actionName"] = json!("x");
                it["a#Bake"]["traits"]["b#cats"] =
                    json!("a text that is much too long to be shown as a whole on one line");
            }),
            ("types", |it| it["a#Layers"]["traits"] = json!({"smithy.api#sparse": {}})),
        ],
        &expect![[r##"
            # http
            a#Bake: trait `smithy.api#http` changed at `uri` from `"/bake"` to `"/roast"`; breaks callers: code compiles as before, but its requests go where the service does not look
            a#Clean: trait `smithy.api#http` changed at `code` from `200` to `204`; may break callers: if code looks at the status of the answer
            # bindings
            a#BakeInput$name: trait `smithy.api#httpHeader` added with `"n"`; breaks callers: code compiles as before, but what it sends or reads is not what the service means
            a#Cake$taste: trait `smithy.api#jsonName` added with `"t"`; breaks callers: code compiles as before, but what it sends or reads is not what the service means
            a#Taste$SOUR: trait `smithy.api#enumValue` changed from `"sour"` to `"acid"`; breaks callers: code compiles as before, but what it sends or reads is not what the service means
            # constraints
            a#Name: trait `smithy.api#length` added with `{"max":10}`; may break callers: if the service now refuses what it took before
            # services
            a#Bakery: trait `aws.protocols#restJson1` removed; breaks callers: code compiles as before, but what it sends or reads is not what the service means
            a#Bakery: trait `smithy.rules#endpointRuleSet` changed at `rules[0].error` from `"no"` to `"never"`; may break callers: if requests go to another address now
            # ways to speak, to authenticate and to find the service
            a#Bakery: trait `aws.auth#sigv4a` added with `{"name":"bakery"}`; does not break callers: the client offers more than before
            a#Bakery: trait `smithy.api#httpBearerAuth` added; does not break callers: the client offers more than before
            a#Bakery: trait `smithy.protocols#rpcv2Cbor` added; does not break callers: clients are the same
            a#Bakery: trait `smithy.rules#endpointBdd` added with `{"nodes":""}`; does not break callers: clients are the same
            # a diagram in place of rules
            a#Bakery: trait `smithy.rules#endpointBdd` added with `{"nodes":""}`; may break callers: if requests go to another address now
            a#Bakery: trait `smithy.rules#endpointRuleSet` removed with `{"rules":[{"error":"no"}]}`; may break callers: if requests go to another address now
            # errors
            a#Burnt: trait `smithy.api#error` changed from `"client"` to `"server"`; may break callers: if code asks whether the caller is at fault
            a#Burnt: trait `smithy.api#httpError` added with `404`; may break callers: if code looks at the status of the answer
            a#Closed: trait `smithy.api#error` removed with `"server"`; breaks callers: it becomes an error, or stops being one
            # conveniences
            a#Bake: trait `smithy.api#deprecated` added; may break callers: if code is compiled with warnings denied
            a#Bake: trait `smithy.api#paginated` added with `{"items":"cakes"}`; does not break callers: the client offers more than before
            # without effect, for other tools, and unknown
            a#Bake: trait `aws.iam#actionName` added with `"x"`; does not break callers: clients are the same
            a#Bake: trait `b#cats` added with `"a text that is much too long to be shown as a whole on one …`; may break callers: if the trait, which is not known here, changes what a client does
            a#Bake: trait `smithy.api#tags` added with `["x"]`; does not break callers: clients are the same
            # types
            a#Layers: trait `smithy.api#sparse` added; breaks callers: its Rust type is another
        "##]],
    );
}
