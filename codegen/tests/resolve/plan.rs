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
    ("name = \"bakery-sdk\"", "name = \"1st\"", &[]),
    ("name = \"bakery-sdk\"", "name = \"fn\"", &[]),
    ("version = \"0.1.0\"", "version = \"0.1\"", &[]),
    ("description = \"A client for the bakery\"", "description = \" \"", &[]),
    ("\"com.example#Bakery\"", "\"Bakery\"", &[]),
    ("[\"BakeCake\", \"CloseShop\"]", "[]", &[]),
    ("\"CloseShop\"]", "\"BakeCake\"]\nshapes = [\"A\", \"B\", \"A\"]", &[]),
    ("[service]", "[service]\noperation = []", &[]),
    ("[package]", "[package", &[]),
    ("version = \"0.1.0\"\n", "", &[]),
    ("operations = [\"BakeCake\", \"CloseShop\"]", "operations = \"BakeCake\"", &[]),
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
