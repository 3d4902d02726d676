//! Plans, right and wrong.

use pretty_assertions::assert_eq;
use smithy_sdk_codegen::diagnostics::Input;
use smithy_sdk_codegen::plan::Plan;

use crate::support::{PLAN, told};

#[test]
fn a_plan_is_read() {
    let plan = Plan::parse(&PLAN.replace("\"]\n", "\"]\nshapes = [\"Recipe\"]\n")).unwrap();
    assert_eq!(plan.package.name, "bakery-sdk");
    assert_eq!(plan.package.version.to_string(), "0.1.0");
    assert_eq!(plan.package.description, "A client for the bakery");
    assert_eq!(plan.service.id.value.to_string(), "com.example#Bakery");
    let names = |choices: &[smithy_sdk_codegen::plan::Choice<String>]| -> Vec<String> {
        choices.iter().map(|choice| choice.value.clone()).collect()
    };
    assert_eq!(names(&plan.service.operations), ["BakeCake", "CloseShop"]);
    assert_eq!(names(&plan.service.shapes), ["Recipe"]);
}

/// A change to the plan, and what is told: the text that is pointed at, the subject, the message, the help.
type Case = (
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str, &'static str, &'static str)],
);

const CASES: &[Case] = &[
    (
        "name = \"bakery-sdk\"",
        "name = \"1st\"",
        &[(
            r#""1st""#,
            "package.name",
            "`1st` is not a name for a package",
            "use letters, digits, `-` and `_`, starting with a letter, and no reserved word",
        )],
    ),
    (
        "name = \"bakery-sdk\"",
        "name = \"fn\"",
        &[(
            r#""fn""#,
            "package.name",
            "`fn` is not a name for a package",
            "use letters, digits, `-` and `_`, starting with a letter, and no reserved word",
        )],
    ),
    (
        "version = \"0.1.0\"",
        "version = \"0.1\"",
        &[(
            r#""0.1""#,
            "package.version",
            "`0.1` is not a version: unexpected end of input while parsing minor version number",
            "write a semantic version, such as `0.1.0`",
        )],
    ),
    (
        "description = \"A client for the bakery\"",
        "description = \" \"",
        &[(
            r#"" ""#,
            "package.description",
            "the description is not one line of text",
            "say in one line what the package is for",
        )],
    ),
    (
        "\"com.example#Bakery\"",
        "\"Bakery\"",
        &[(
            r#""Bakery""#,
            "service.id",
            "`Bakery` is not a shape ID",
            "write it as `namespace#Service`",
        )],
    ),
    (
        "[\"BakeCake\", \"CloseShop\"]",
        "[]",
        &[(
            "[]",
            "service.operations",
            "no operation is chosen",
            "name at least one operation of the service",
        )],
    ),
    (
        "\"CloseShop\"]",
        "\"BakeCake\"]\nshapes = [\"A\", \"B\", \"A\"]",
        &[
            (
                r#""BakeCake""#,
                "service.operations",
                "`BakeCake` stands here twice",
                "keep one of the two",
            ),
            (r#""A""#, "service.shapes", "`A` stands here twice", "keep one of the two"),
        ],
    ),
    (
        "[service]",
        "[service]\noperation = []",
        &[(
            "operation",
            "the plan",
            "unknown key `operation`, expected one of `id`, `operations`, `shapes`",
            "a plan has the tables `package` (name, version, description) and `service` (id, operations, shapes)",
        )],
    ),
    (
        "[package]",
        "[package",
        &[(
            "",
            "the plan",
            "unclosed table, expected `]`",
            "a plan has the tables `package` (name, version, description) and `service` (id, operations, shapes)",
        )],
    ),
    (
        "version = \"0.1.0\"\n",
        "",
        &[(
            "[package]",
            "the plan",
            "missing key `version`",
            "a plan has the tables `package` (name, version, description) and `service` (id, operations, shapes)",
        )],
    ),
    (
        "operations = [\"BakeCake\", \"CloseShop\"]",
        "operations = \"BakeCake\"",
        &[(
            r#""BakeCake""#,
            "the plan",
            r#"invalid type: string "BakeCake", expected an array"#,
            "a plan has the tables `package` (name, version, description) and `service` (id, operations, shapes)",
        )],
    ),
];

#[test]
fn faults_are_told_with_their_place() {
    for (from, to, expected) in CASES {
        let text = PLAN.replace(from, to);
        assert_ne!(text, PLAN, "{from}");
        let faults = Plan::parse(&text).err().unwrap_or_else(|| panic!("no fault: {to}"));
        let shown: Vec<_> = faults
            .iter()
            .zip(told(&faults))
            .map(|(fault, (subject, message, help))| {
                assert_eq!(fault.input, Input::Plan);
                (&text[fault.span.clone().unwrap()], subject, message, help)
            })
            .collect();
        assert_eq!(shown, *expected, "{to}");
    }
}
