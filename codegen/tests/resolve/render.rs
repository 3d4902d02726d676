//! Faults as people see them.

use expect_test::expect;
use smithy_sdk_codegen::ast::Model;
use smithy_sdk_codegen::diagnostics::{Diagnostic, Diagnostics, Input, Sources};

use crate::support::{BAKERY, PLAN, resolve};

#[test]
fn faults_are_pointed_at_in_their_file() {
    let model = BAKERY
        .replace("com.example#Grams\" }", "com.example#Gram\" }")
        .replace("/cakes/{name}", "/cakes/{name}/{layer}")
        .replace("\"sugar\"", "7")
        .replace("\"x-tray\" }", "\"x-tray\", \"com.example#organic\": {} }");
    let plan = PLAN.replace("CloseShop", "ClosShop");
    let sources = Sources::new().with(Input::Model, "model/bakery.json", &model).with(
        Input::Plan,
        "model/plan.toml",
        &plan,
    );
    let faults = resolve(&model, &plan).unwrap_err();
    assert_eq!(faults.len(), 5);
    expect![].assert_eq(&faults.render(&sources, false));

    let colored = faults.render(&sources, true);
    assert!(colored.contains("\u{1b}["));
    assert!(!faults.render(&sources, false).contains('\u{1b}'));
}

#[test]
fn json_of_the_wrong_form() {
    let text = "{\n  \"smithy\": \"2.0\",\n  \"shapes\": {\n    \"a#B\": { \"type\": \"strng\", \"type\": \"strng\" }\n  }\n}\n";
    let faults = Model::parse(text).unwrap_err();
    let sources = Sources::new().with(Input::Model, "model.json", text);
    expect![].assert_eq(&faults.render(&sources, false));

    let text = &text[..40];
    let faults = Model::parse(text).unwrap_err();
    let sources = Sources::new().with(Input::Model, "model.json", text);
    expect![].assert_eq(&faults.render(&sources, false));
}

#[test]
fn a_fault_without_a_place_is_told_with_its_file() {
    let mut faults = Diagnostics::default();
    faults.push(Diagnostic::new(Input::Model, "a#B", "it is wrong", "make it right"));
    faults.push(Diagnostic::new(Input::Tests, "a#C", "it is wrong too", "make it right"));
    let sources = Sources::new().with(Input::Model, "model.json", "{}");
    expect![].assert_eq(&faults.render(&sources, false));
}

#[test]
fn a_model_on_one_line_is_shown_in_part() {
    let model: serde_json::Value = serde_json::from_str(BAKERY).unwrap();
    let model = model.to_string().replace("\"com.example#Grams\"}", "\"com.example#Gram\"}");
    let sources = Sources::new().with(Input::Model, "model.json", &model);
    let faults = resolve(&model, PLAN).unwrap_err();
    expect![].assert_eq(&faults.render(&sources, false));
}
