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
    expect![[r#"
        error: the service `com.example#Bakery` has no operation `ClosShop`
         --> model/plan.toml:9:27
          |
        9 | operations = ["BakeCake", "ClosShop"]
          |                           ^^^^^^^^^^
          |
          = note: in `service.operations`
          = help: did you mean `CloseShop`?

        error: member targets `com.example#Gram`, which the model does not define
          --> model/bakery.json:67:37
           |
        67 |             "members": { "flour": { "target": "com.example#Gram" } }
           |                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
           |
           = note: in `com.example#Recipe$flour`
           = help: define the shape, or mend the target; did you mean `com.example#Grams`?

        error: the trait `com.example#organic` on a member of an input is not supported
          --> model/bakery.json:46:68
           |
        46 |                     "traits": { "smithy.api#httpHeader": "x-tray", "com.example#organic": {} }
           |                                                                    ^^^^^^^^^^^^^^^^^^^^^
           |
           = note: in `com.example#BakeCakeInput$tray`
           = help: remove the trait from the model, or the operations that reach it from the plan

        error: the URI `/cakes/{name}/{layer}` has the label `{layer}`, to which no member is bound
          --> model/bakery.json:34:55
           |
        34 |                 "smithy.api#http": { "method": "PUT", "uri": "/cakes/{name}/{layer}", "code": 201 }
           |                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
           |
           = note: in `com.example#BakeCake`
           = help: add a member `layer` with the trait `smithy.api#httpLabel` to the input

        error: the value is not a string
          --> model/bakery.json:73:69
           |
        73 |                 "SUGAR": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": 7 } }
           |                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^
           |
           = note: in `com.example#Glaze$SUGAR`
           = help: write a string

    "#]].assert_eq(&faults.render(&sources, false));

    let colored = faults.render(&sources, true);
    assert!(colored.contains("\u{1b}["));
    assert!(!faults.render(&sources, false).contains('\u{1b}'));
}

#[test]
fn json_of_the_wrong_form() {
    let text = "{\n  \"smithy\": \"2.0\",\n  \"shapes\": {\n    \"a#B\": { \"type\": \"strng\", \"type\": \"strng\" }\n  }\n}\n";
    let faults = Model::parse(text).unwrap_err();
    let sources = Sources::new().with(Input::Model, "model.json", text);
    expect![[r#"
        error: `type` stands here twice
         --> model.json:4:31
          |
        4 |     "a#B": { "type": "strng", "type": "strng" }
          |                               ^^^^^^^^^^^^^^^
          |
          = note: in `a#B`
          = help: keep one of the two

        error: `strng` is not a type of shape
         --> model.json:4:31
          |
        4 |     "a#B": { "type": "strng", "type": "strng" }
          |                               ^^^^^^^^^^^^^^^
          |
          = note: in `a#B`
          = help: did you mean `string`?

    "#]]
    .assert_eq(&faults.render(&sources, false));

    let text = text.replace("2.0", "1.0");
    let faults = Model::parse(&text).unwrap_err();
    let sources = Sources::new().with(Input::Model, "model.json", &text);
    expect![[r#"
        error: `type` stands here twice
         --> model.json:4:31
          |
        4 |     "a#B": { "type": "strng", "type": "strng" }
          |                               ^^^^^^^^^^^^^^^
          |
          = note: in `a#B`
          = help: keep one of the two

        error: Smithy 1.0 is not supported
         --> model.json:2:3
          |
        2 |   "smithy": "1.0",
          |   ^^^^^^^^^^^^^^^
          |
          = note: in `the model`
          = help: write the model in Smithy 2.0

    "#]]
    .assert_eq(&faults.render(&sources, false));

    let text = &text[..40];
    let faults = Model::parse(text).unwrap_err();
    let sources = Sources::new().with(Input::Model, "model.json", text);
    expect![[r#"
        error: this is not JSON: EOF while parsing a string
         --> model.json:4:5
          |
        4 |     "
          |     ^
          |
          = help: mend the text at this place

    "#]]
    .assert_eq(&faults.render(&sources, false));

    let faults = Model::parse("").unwrap_err();
    let sources = Sources::new().with(Input::Model, "model.json", "");
    expect![[r#"
        error: this is not JSON: EOF while parsing a value
         --> model.json:1:1
          |
        1 |
          | ^
          |
          = help: mend the text at this place

    "#]]
    .assert_eq(&faults.render(&sources, false));
    expect![[r#"
        error: this is not JSON: EOF while parsing a value
         |
         = note: in `line 1, column 1`
         = help: mend the text at this place

    "#]]
    .assert_eq(&faults.render(&Sources::new(), false));
}

#[test]
fn a_fault_without_a_place_is_told_with_its_file() {
    let mut faults = Diagnostics::default();
    faults.push(Diagnostic::new(Input::Model, "a#B", "it is wrong", "make it right"));
    faults.push(Diagnostic::new(Input::Tests, "a#C", "it is wrong too", "make it right"));
    let sources = Sources::new().with(Input::Model, "model.json", "{}");
    expect![[r#"
        error: it is wrong
        --> model.json
         = note: in `a#B`
         = help: make it right

        error: it is wrong too
         |
         = note: in `a#C`
         = help: make it right

    "#]]
    .assert_eq(&faults.render(&sources, false));
}

#[test]
fn a_model_on_one_line_is_shown_in_part() {
    let model: serde_json::Value = serde_json::from_str(BAKERY).unwrap();
    let model = model.to_string().replace("\"com.example#Grams\"}", "\"com.example#Gram\"}");
    let sources = Sources::new().with(Input::Model, "model.json", &model);
    let faults = resolve(&model, PLAN).unwrap_err();
    expect![[r#"
        error: member targets `com.example#Gram`, which the model does not define
         --> model.json:1:1344
          |
        1 | ...le#Recipe":{"type":"structure","members":{"flour":{"target":"com.example#Gram"}}},"com.example#Grams":{"type":"long"},"com.example...
          |                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^
          |
          = note: in `com.example#Recipe$flour`
          = help: define the shape, or mend the target; did you mean `com.example#Grams`?

    "#]].assert_eq(&faults.render(&sources, false));
}
