//! Good models, and what is decided of them.

use expect_test::{Expect, expect};
use serde_json::json;

use crate::support::{BAKERY, Change, PLAN, changed, outline, resolve};

fn check(changes: Vec<Change>, plan: &str, expected: &Expect) {
    match resolve(&changed(changes), plan) {
        Ok(krate) => expected.assert_eq(&outline(&krate)),
        Err(faults) => panic!("{faults:#?}"),
    }
}

/// The part of an outline that starts with `start` and goes on to the next line that isn't indented.
fn check_part(changes: Vec<Change>, start: &str, expected: &Expect) {
    let krate = resolve(&changed(changes), PLAN).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let outline = outline(&krate);
    let from = outline.find(start).unwrap_or_else(|| panic!("no {start} in {outline}"));
    let part = &outline[from..];
    let end = part.match_indices('\n').map(|(at, _)| at + 1);
    let end = end.into_iter().find(|&at| !part[at..].starts_with(' ')).unwrap_or(part.len());
    expected.assert_eq(&part[..end]);
}

#[test]
fn the_bakery() {
    check(
        vec![],
        PLAN,
        &expect![[r#"
        operation BakeCake in bake_cake: PUT /cakes/{name} 201, BakeCakeFluentBuilder or BakeCakeError (OvenIsCold)
          BakeCakeInput: the body is recipe
            name: Option<String>, label, required, name in the model
            tray: Option<String>, header x-tray, tray in the model
            recipe: Option<Recipe>, payload, recipe in the model
          BakeCakeOutput: a document
            slices: Option<i32>, key Slices, Slices in the model
            glaze: Option<Glaze>, key glaze, glaze in the model
        operation CloseShop in close_shop: POST /close 200, CloseShopFluentBuilder or CloseShopError ()
          CloseShopInput: no body
          CloseShopOutput: no body
        structure Recipe, RecipeBuilder in recipe, Recipe in the model, written
            flour: Option<i64>, key flour, flour in the model
        error OvenIsCold, OvenIsColdBuilder in oven_is_cold, OvenIsCold in the model, read
            degrees: Option<i32>, key degrees, degrees in the model
            message: Option<String>, key Message, Message in the model
        enum Glaze in glaze
            Sugar = "sugar"
    "#]],
    );
}

/// What services are tested with says nothing to a client.
#[test]
fn tests_of_services_change_nothing() {
    let case = json!([{
        "id": "NoCake",
        "protocol": "aws.protocols#restJson1",
        "request": {"method": "PUT", "uri": "/cakes/"},
        "response": {"code": 400},
    }]);
    let model =
        changed(vec![("BakeCake/traits/smithy.test#httpMalformedRequestTests", Some(case))]);
    assert_eq!(resolve(&model, PLAN), resolve(BAKERY, PLAN));
}

#[test]
fn a_service_without_a_title_is_called_as_in_sdks() {
    let id = ("Bakery/traits/aws.api#service/sdkId", Some(json!("Cake Shop")));
    let title = ("Bakery/traits/smithy.api#title", Some(json!("The Bakery")));
    for (changes, expected) in [(vec![id.clone()], "Cake Shop"), (vec![id, title], "The Bakery")] {
        assert_eq!(resolve(&changed(changes), PLAN).unwrap().service.title, expected);
    }
}

#[test]
fn only_what_is_chosen_is_reached() {
    let plan = PLAN.replace("[\"BakeCake\", \"CloseShop\"]", "[\"CloseShop\"]");
    check(
        vec![],
        &plan,
        &expect![[r#"
        operation CloseShop in close_shop: POST /close 200, CloseShopFluentBuilder or CloseShopError ()
          CloseShopInput: no body
          CloseShopOutput: no body
    "#]],
    );
}

#[test]
fn shapes_chosen_by_name_come_along_with_what_they_reach() {
    let plan = PLAN
        .replace("[\"BakeCake\", \"CloseShop\"]", "[\"CloseShop\"]\nshapes = [\"BakeCakeOutput\"]");
    check(
        vec![],
        &plan,
        &expect![[r#"
        operation CloseShop in close_shop: POST /close 200, CloseShopFluentBuilder or CloseShopError ()
          CloseShopInput: no body
          CloseShopOutput: no body
        structure BakeCakeOutput, BakeCakeOutputBuilder in bake_cake_output, BakeCakeOutput in the model
            slices: Option<i32>, key Slices, Slices in the model
            glaze: Option<Glaze>, key glaze, glaze in the model
        enum Glaze in glaze
            Sugar = "sugar"
    "#]],
    );
}

#[test]
fn a_structure_can_be_an_output_and_a_part_of_another() {
    check_part(
        vec![("Recipe/members/cake", Some(json!({ "target": "com.example#BakeCakeOutput" })))],
        "structure BakeCakeOutput",
        &expect![[r#"
            structure BakeCakeOutput, BakeCakeOutputBuilder in bake_cake_output, BakeCakeOutput in the model, written
                slices: Option<i32>, key Slices, Slices in the model
                glaze: Option<Glaze>, key glaze, glaze in the model
        "#]],
    );
}

#[test]
fn names_are_made_as_smithy_rs_makes_them() {
    let target = || Some(json!({ "target": "smithy.api#String" }));
    check_part(
        vec![
            ("Recipe/members/VaultARN", target()),
            ("Recipe/members/type", target()),
            ("Recipe/members/self", target()),
            ("Recipe/members/build", target()),
        ],
        "structure Recipe",
        &expect![[r#"
            structure Recipe, RecipeBuilder in recipe, Recipe in the model, written
                flour: Option<i64>, key flour, flour in the model
                vault_arn: Option<String>, key VaultARN, VaultARN in the model
                r#type: Option<String>, key type, type in the model
                self_: Option<String>, key self, self in the model
                build_value: Option<String>, key build, build in the model
        "#]],
    );
}

#[test]
fn a_default_that_is_rusts_own_makes_a_member_plain() {
    let member = |target: &str, traits| Some(json!({ "target": target, "traits": traits }));
    let default = |value| json!({ "smithy.api#default": value });
    let optional = |value| json!({ "smithy.api#default": value, "smithy.api#clientOptional": {} });
    let required = |value| json!({ "smithy.api#default": value, "smithy.api#required": {} });
    check_part(
        vec![
            ("Recipe/members/zero", member("smithy.api#PrimitiveLong", default(json!(0)))),
            ("Recipe/members/no", member("smithy.api#Boolean", default(json!(false)))),
            ("Recipe/members/empty", member("smithy.api#String", required(json!("")))),
            ("Recipe/members/null", member("smithy.api#Integer", default(json!(null)))),
            ("Recipe/members/optional", member("smithy.api#Integer", optional(json!(0)))),
            ("Recipe/members/target", member("smithy.api#PrimitiveInteger", json!({}))),
        ],
        "structure Recipe",
        &expect![[r#"
            structure Recipe, RecipeBuilder in recipe, Recipe in the model, written
                flour: Option<i64>, key flour, flour in the model
                zero: i64 by default, key zero, zero in the model
                no: bool by default, key no, no in the model
                empty: String by default, key empty, required, empty in the model
                null: Option<i32>, key null, null in the model
                optional: Option<i32>, key optional, optional in the model
                target: Option<i32>, key target, target in the model
        "#]],
    );
}

#[test]
fn members_of_an_input_can_always_be_absent() {
    let traits = json!({ "smithy.api#default": 1, "smithy.api#required": {}, "smithy.api#jsonName": "layerCount" });
    check_part(
        vec![
            ("BakeCakeInput/members/recipe", None),
            (
                "BakeCakeInput/members/layers",
                Some(json!({ "target": "smithy.api#Integer", "traits": traits })),
            ),
        ],
        "operation BakeCake",
        &expect![[r#"
            operation BakeCake in bake_cake: PUT /cakes/{name} 201, BakeCakeFluentBuilder or BakeCakeError (OvenIsCold)
              BakeCakeInput: a document
                name: Option<String>, label, required, name in the model
                tray: Option<String>, header x-tray, tray in the model
                layers: Option<i32>, key layerCount, required, layers in the model
              BakeCakeOutput: a document
                slices: Option<i32>, key Slices, Slices in the model
                glaze: Option<Glaze>, key glaze, glaze in the model
        "#]],
    );
}

#[test]
fn the_older_trait_makes_an_enumeration_too() {
    let values = json!([
        { "value": "sugar", "name": "SUGAR", "documentation": "Sweet." },
        { "value": "5%", "name": "None", "tags": ["x"] },
        { "value": "?", "name": "Unknown" },
    ]);
    let shape = json!({ "type": "string", "traits": { "smithy.api#enum": values } });
    check_part(
        vec![("Glaze", Some(shape))],
        "enum Glaze",
        &expect![[r#"
        enum Glaze in glaze
            None = "5%"
            UnknownValue = "?"
            Sugar = "sugar"
    "#]],
    );
}

#[test]
fn if_one_value_has_no_name_none_is_a_variant() {
    let values = json!([{ "value": "sugar", "name": "SUGAR" }, { "value": "5 %" }]);
    let shape = json!({ "type": "string", "traits": { "smithy.api#enum": values } });
    check_part(
        vec![("Glaze", Some(shape))],
        "enum Glaze",
        &expect![[r#"
        enum Glaze in glaze
            "5 %"
            "sugar"
    "#]],
    );
}

#[test]
fn errors_have_a_message_and_services_can_name_them() {
    check(
        vec![
            ("Bakery/errors", Some(json!([{ "target": "com.example#ShopIsClosed" }]))),
            (
                "ShopIsClosed",
                Some(json!({
                    "type": "structure",
                    "members": { "message": { "target": "smithy.api#String" } },
                    "traits": { "smithy.api#error": "server", "smithy.api#httpError": 503 }
                })),
            ),
        ],
        &PLAN.replace("\"BakeCake\", ", ""),
        &expect![[r#"
            operation CloseShop in close_shop: POST /close 200, CloseShopFluentBuilder or CloseShopError (ShopIsClosed)
              CloseShopInput: no body
              CloseShopOutput: no body
            error ShopIsClosed, ShopIsClosedBuilder in shop_is_closed, ShopIsClosed in the model, read
                message: Option<String>, key message, message in the model
        "#]],
    );
}

#[test]
fn the_message_of_an_error_has_a_key_of_its_own() {
    let text =
        json!({ "target": "smithy.api#String", "traits": { "smithy.api#jsonName": "Message" } });
    check_part(
        vec![("OvenIsCold/members/text", Some(text))],
        "error OvenIsCold",
        &expect![[r#"
            error OvenIsCold, OvenIsColdBuilder in oven_is_cold, OvenIsCold in the model, read
                degrees: Option<i32>, key degrees, degrees in the model
                text: Option<String>, key Message, text in the model
                message: Option<String>, key message, Message in the model
        "#]],
    );
}

#[test]
fn a_service_can_rename_shapes_and_bind_operations_to_resources() {
    check(
        vec![
            ("Bakery/rename", Some(json!({ "com.example#Recipe": "CakeRecipe" }))),
            ("Bakery/operations", Some(json!([]))),
            ("Bakery/resources", Some(json!([{ "target": "com.example#Cake" }]))),
            (
                "Cake",
                Some(json!({
                    "type": "resource",
                    "identifiers": { "name": { "target": "smithy.api#String" } },
                    "put": { "target": "com.example#BakeCake" }
                })),
            ),
        ],
        &PLAN.replace(", \"CloseShop\"", ""),
        &expect![[r#"
            operation BakeCake in bake_cake: PUT /cakes/{name} 201, BakeCakeFluentBuilder or BakeCakeError (OvenIsCold)
              BakeCakeInput: the body is recipe
                name: Option<String>, label, required, name in the model
                tray: Option<String>, header x-tray, tray in the model
                recipe: Option<CakeRecipe>, payload, recipe in the model
              BakeCakeOutput: a document
                slices: Option<i32>, key Slices, Slices in the model
                glaze: Option<Glaze>, key glaze, glaze in the model
            structure CakeRecipe, CakeRecipeBuilder in cake_recipe, Recipe in the model, written
                flour: Option<i64>, key flour, flour in the model
            error OvenIsCold, OvenIsColdBuilder in oven_is_cold, OvenIsCold in the model, read
                degrees: Option<i32>, key degrees, degrees in the model
                message: Option<String>, key Message, Message in the model
            enum Glaze in glaze
                Sugar = "sugar"
        "#]],
    );
}

#[test]
fn bindings_count_only_in_the_input_or_output_itself() {
    let traits = json!({ "smithy.api#httpHeader": "x-flour", "smithy.api#required": {}, "smithy.api#default": 0 });
    check_part(
        vec![("Recipe/members/flour/traits", Some(traits))],
        "structure Recipe",
        &expect![[r#"
            structure Recipe, RecipeBuilder in recipe, Recipe in the model, written
                flour: i64 by default, key flour, required, flour in the model
        "#]],
    );
}

#[test]
fn documentation_of_a_target_stands_in_for_that_of_a_member() {
    let docs = |text| Some(json!({ "smithy.api#documentation": text }));
    let changes = vec![
        ("Grams/traits", docs("A weight.")),
        ("Recipe/members/salt", Some(json!({ "target": "com.example#Grams" }))),
        ("Recipe/members/flour/traits", docs("A lot.")),
    ];
    let krate = resolve(&changed(changes), PLAN).unwrap();
    let fields = &krate.structures[0].fields;
    let docs: Vec<_> = fields.iter().map(|field| field.docs.0.as_str()).collect();
    assert_eq!(docs, ["A lot.", "A weight."]);
}

#[test]
fn order_in_the_model_and_the_plan_changes_nothing_but_fields() {
    let mut model: serde_json::Value = serde_json::from_str(BAKERY).unwrap();
    let shapes = model["shapes"].as_object_mut().unwrap();
    let mut reversed: Vec<_> = std::mem::take(shapes).into_iter().collect();
    reversed.reverse();
    shapes.extend(reversed);
    let plan = PLAN.replace("\"BakeCake\", \"CloseShop\"", "\"CloseShop\", \"BakeCake\"");
    let (straight, reversed) = (resolve(BAKERY, PLAN), resolve(&model.to_string(), &plan));
    assert_eq!(straight.unwrap(), reversed.unwrap());
}
