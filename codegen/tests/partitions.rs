//! Partitions: exact data, patterns as prefixes, faults told whole.

use pretty_assertions::assert_eq;
use smithy_sdk_codegen::diagnostics::{Diagnostics, Input};
use smithy_sdk_codegen::ir::Partition;
use smithy_sdk_codegen::resolve::partitions::{self, Partitions};

const AWS: &str = r#"{
    "id": "aws",
    "regionRegex": "^us\\-\\w+\\-\\d+$",
    "regions": {"us-east-1": {"description": "here"}},
    "outputs": {
        "name": "aws",
        "dnsSuffix": "example.com",
        "dualStackDnsSuffix": "dual.example",
        "implicitGlobalRegion": "us-east-1",
        "supportsFIPS": true,
        "supportsDualStack": false
    }
}"#;

fn file(partitions: &[&str]) -> String {
    format!(r#"{{"version": "1.1", "partitions": [{}]}}"#, partitions.join(", "))
}

#[test]
fn the_data_is_exact() {
    let partitions = Partitions::parse(&file(&[AWS])).unwrap();
    assert_eq!(
        partitions.as_slice(),
        [Partition {
            name: "aws".into(),
            dns_suffix: "example.com".into(),
            dual_stack_dns_suffix: "dual.example".into(),
            implicit_global_region: "us-east-1".into(),
            supports_fips: true,
            supports_dual_stack: false,
            regions: vec!["us-east-1".into()],
            prefixes: vec!["us".into()],
        }]
    );
}

#[test]
fn the_partitions_of_this_repository_are_all_read() {
    let partitions = Partitions::parse(partitions::AWS).unwrap();
    let seen: Vec<_> = partitions
        .as_slice()
        .iter()
        .map(|it| (it.name.as_str(), it.prefixes.join(" "), it.regions.len()))
        .collect();
    let expected = [
        ("aws", "us eu ap sa ca me af il mx", 35),
        ("aws-cn", "cn", 3),
        ("aws-eusc", "eusc-de", 1),
        ("aws-iso", "us-iso", 3),
        ("aws-iso-b", "us-isob", 2),
        ("aws-iso-e", "eu-isoe", 2),
        ("aws-iso-f", "us-isof", 3),
        ("aws-us-gov", "us-gov", 3),
    ];
    assert_eq!(seen, expected.map(|(name, prefixes, regions)| (name, prefixes.into(), regions)));
}

#[test]
fn patterns_become_prefixes_or_a_fault() {
    let cases: [(&str, Option<&str>); 13] = [
        (r"^cn\-\w+\-\d+$", Some("cn")),
        (r"^(us|eu)\-\w+\-\d+$", Some("us eu")),
        (r"^eusc\-(de)\-\w+\-\d+$", Some("eusc-de")),
        (r"^(a|b)\-(c|d)\-\w+\-\d+$", Some("a-c a-d b-c b-d")),
        (r"^us\-gov\-\w+\-\d+$", Some("us-gov")),
        (r"cn\-\w+\-\d+$", None),
        (r"^cn\-\w+\-\d+", None),
        (r"^cn-\w+-\d+$", None),
        (r"^us|eu\-\w+\-\d+$", None),
        (r"^(us|)\-\w+\-\d+$", None),
        (r"^(us\-\w+\-\d+$", None),
        (r"^u.\-\w+\-\d+$", None),
        (r"^\w+\-\d+$", None),
    ];
    for (pattern, prefixes) in cases {
        let text = file(&[&AWS.replace(r"^us\\-\\w+\\-\\d+$", &pattern.replace('\\', r"\\"))]);
        match (Partitions::parse(&text), prefixes) {
            (Ok(found), Some(prefixes)) => {
                assert_eq!(found.as_slice()[0].prefixes.join(" "), prefixes, "{pattern}");
            }
            (Err(faults), None) => {
                let expected = [(
                    "aws",
                    &*pattern.replace('\\', r"\\"),
                    &*format!("unsupported pattern `{pattern}`"),
                    r"write `^PREFIX\-\w+\-\d+$`, where PREFIX is made of words and of choices such as `(us|eu)`, with `\-` between them",
                )];
                check(&text, &faults, &expected);
            }
            (found, _) => panic!("{pattern}: {found:?}"),
        }
    }
}

#[test]
fn faults_are_told_whole_and_at_once() {
    let other = AWS.replace("\"aws\"", "\"aws-x\"");
    let other_name = other.replacen("\"aws-x\"", "\"aws-y\"", 1);
    let region = other.replace("\"description\": \"here\"", "\"dnsSuffix\": \"there.example\"");
    let unknown = other.replace("\"supportsFIPS\"", "\"supportsCats\": true, \"supportsFIPS\"");
    let cases = [
        (
            file(&[&other]),
            vec![(
                "partitions",
                "partitions",
                "there is no partition `aws`",
                "add it: a region that no pattern knows belongs to it",
            )],
        ),
        (
            file(&[AWS, &other_name, AWS]),
            vec![
                (
                    "aws-y",
                    "aws-x",
                    "`outputs.name` is `aws-x`, not the id of the partition",
                    "give both the same value",
                ),
                ("aws", "aws", "this partition stands here twice", "keep one of the two"),
            ],
        ),
        (
            file(&[AWS, &region]).replace("1.1", "2.0"),
            vec![
                ("version", "version", "unsupported version `2.0`", "use partitions of version 1"),
                (
                    "aws-x",
                    "there.example",
                    "the region `us-east-1` overrides `dnsSuffix`, which is not supported",
                    "remove the key, or move the region to a partition of its own",
                ),
            ],
        ),
        (
            file(&[&AWS.replacen("\"id\"", "\"id\": \"aws\", \"extra\": 1, \"extra\"", 1)]),
            vec![("partitions", "extra", "`extra` stands here twice", "keep one of the two")],
        ),
        (
            file(&[AWS, &unknown]),
            vec![(
                "line 22, column 22",
                "\"",
                "unknown key `supportsCats`, expected one of `name`, `dnsSuffix`, `dualStackDnsSuffix`, `implicitGlobalRegion`, `supportsFIPS`, `supportsDualStack`",
                "AWS publishes the file with its SDKs as `partitions.json`; start from that",
            )],
        ),
    ];
    for (text, expected) in cases {
        let faults = Partitions::parse(&text).unwrap_err();
        check(&text, &faults, &expected);
    }
}

#[test]
fn no_text_makes_it_panic() {
    for text in ["", "{", "[]", "null", "{}", "{\"version\": \"1\", \"partitions\": [\"é", "é"] {
        let faults = Partitions::parse(text).unwrap_err();
        assert_eq!(faults.len(), 1, "{text}");
    }
}

/// Checks faults against subject, something of the text pointed at, message and help.
fn check(text: &str, faults: &Diagnostics, expected: &[(&str, &str, &str, &str)]) {
    let told: Vec<_> = faults
        .iter()
        .map(|it| (it.input, it.subject.as_str(), it.message.as_str(), it.help.as_str()))
        .collect();
    let as_expected: Vec<_> = expected
        .iter()
        .map(|(subject, _, message, help)| (Input::Partitions, *subject, *message, *help))
        .collect();
    assert_eq!(told, as_expected, "{text}");
    for (fault, (_, place, ..)) in faults.iter().zip(expected) {
        let pointed_at = fault.span.clone().map_or("", |span| &text[span]);
        assert!(pointed_at.contains(place) && !pointed_at.contains('\n'), "{pointed_at}");
    }
}
