//! Rules that a model has only as a decision diagram.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::*;

/// A diagram with these nodes, of three numbers each, behind the one that ends it.
fn diagram(root: i32, nodes: &[[i32; 3]]) -> Value {
    let nodes = std::iter::once(&[-1, 1, -1]).chain(nodes);
    let bytes: Vec<u8> = nodes.flatten().flat_map(|number| number.to_be_bytes()).collect();
    json!({
        "version": "1.1",
        "parameters": {
            "Region": {"builtIn": "AWS::Region", "type": "string"},
            "UseFIPS": {"builtIn": "AWS::UseFIPS", "type": "boolean", "required": true, "default": false},
        },
        "conditions": [
            is_set("Region"),
            partition(reference("Region"), "P"),
            call("booleanEquals", json!([reference("UseFIPS"), true])),
        ],
        "results": [
            url(json!([]), json!("https://fips.{Region}.{P#dnsSuffix}")),
            url(json!([]), json!("https://{Region}.{P#dnsSuffix}")),
            {"type": "error", "conditions": [], "error": "no region"},
        ],
        "root": root,
        "nodeCount": 4,
        "nodes": STANDARD.encode(bytes),
    })
}

const RESULT: i32 = 100_000_000;

fn resolved_bdd(bdd: &Value) -> (Endpoint, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let endpoint =
        resolve(&"a#Service", Source::Bdd(bdd), None, None, &partitions(), &mut diagnostics);
    (endpoint, diagnostics)
}

#[test]
fn a_diagram_is_unfolded() {
    let cases = [
        (
            "two ways to one node would be two copies of it",
            diagram(2, &[[0, 3, RESULT + 3], [1, 4, RESULT], [2, RESULT + 1, RESULT + 2]]),
            expect![[r#"
                if region is set
                    if p = partition(region)
                        if use_fips => https://fips.<region>.<p.DnsSuffix>
                        else => https://<region>.<p.DnsSuffix>
                else => error no region
            "#]],
        ),
        (
            "a negative reference turns a node round",
            diagram(-2, &[[0, RESULT + 3, 3], [1, 4, 1], [2, RESULT + 1, RESULT + 2]]),
            expect![[r#"
                if region is set
                    if p = partition(region)
                        if use_fips => https://fips.<region>.<p.DnsSuffix>
                        else => https://<region>.<p.DnsSuffix>
                else => error no region
            "#]],
        ),
        (
            "nothing but a result",
            diagram(RESULT + 3, &[]),
            expect![[r#"
            else => error no region
        "#]],
        ),
    ];
    for (name, bdd, expected) in cases {
        let (endpoint, diagnostics) = resolved_bdd(&bdd);
        assert!(diagnostics.is_empty(), "{name}: {diagnostics:#?}");
        expected.assert_eq(&shown(&endpoint));
    }
}

/// Each of 20 nodes points twice to the next: a million paths.
#[test]
fn faults() {
    let mut nodes: Vec<_> = (0..20).map(|number| [2, number + 3, number + 3]).collect();
    nodes.push([0, RESULT + 3, RESULT + 3]);
    let chain = |holds: bool| {
        let node = |number: i32| {
            let next = number + 3;
            [2, if holds { next } else { RESULT }, if holds { RESULT } else { next }]
        };
        (0..1_000).map(node).chain([[0, RESULT, RESULT]]).collect::<Vec<_>>()
    };
    let mut no_base64 = diagram(2, &[]);
    no_base64["nodes"] = json!("?");
    let mut no_root = diagram(2, &[]);
    no_root["root"] = json!("2");
    let mut unset = diagram(RESULT + 1, &[]);
    unset["version"] = json!("2.0");
    let (_, told) = resolved_bdd(&diagram(2, &chain(false)));
    assert!(told.is_empty(), "{told:#?}");
    let shown = [
        diagram(2, &nodes),
        diagram(2, &chain(true)),
        diagram(2, &[[0, 7, 1]]),
        diagram(2, &[[9, 1, 1]]),
        diagram(RESULT + 4, &[]),
        diagram(RESULT + 1, &[]),
        no_base64,
        no_root,
        unset,
    ]
    .map(|bdd| {
        let (_, diagnostics) = resolved_bdd(&bdd);
        let faults = diagnostics.iter().map(|it| format!("{}\n  help: {}\n", it.message, it.help));
        faults.collect::<String>()
    });
    expect![[r#"
        the diagram is too large at `nodes` of `smithy.rules#endpointBdd`
          help: have it meet at most 20000 nodes

        the diagram is too deep at `nodes` of `smithy.rules#endpointBdd`
          help: have at most 64 conditions hold for a result

        a node points to nothing at `nodes` of `smithy.rules#endpointBdd`
          help: count nodes from 1, and results from 100000001

        a node points to nothing at `nodes` of `smithy.rules#endpointBdd`
          help: count nodes from 1, and results from 100000001

        a node points to nothing at `nodes` of `smithy.rules#endpointBdd`
          help: count nodes from 1, and results from 100000001

        `Region` may be unset at `results[0].endpoint.url` of `smithy.rules#endpointBdd`
          help: add the condition `isSet` on `Region` before
        unknown reference `P` at `results[0].endpoint.url` of `smithy.rules#endpointBdd`
          help: declare it as a parameter, or bind it with `assign` in a condition before

        the nodes are not base64 at `nodes` of `smithy.rules#endpointBdd`
          help: write three numbers a node, of four bytes each

        found a string at `root` of `smithy.rules#endpointBdd`
          help: write the number of a node

        unsupported version at `version` of `smithy.rules#endpointBdd`
          help: use rules of version `1.0` or `1.1`
    "#]]
    .assert_eq(&shown.join("\n"));
}
