//! Members: added, removed, changed, and whether they can be absent.

use expect_test::expect;
use serde_json::{Value, json};

use super::{check, check_between, remove, reverse_order};

#[test]
fn members() {
    check(
        &[
            ("removed", |it| {
                remove(&mut it["a#Cake"]["members"], "taste");
                remove(&mut it["a#Filling"]["members"], "jam");
                remove(&mut it["a#Taste"]["members"], "SOUR");
            }),
            ("added, optional", |it| {
                it["a#BakeInput"]["members"]["a"] = json!({"target": "a#Name"});
                it["a#BakeOutput"]["members"]["b"] = json!({"target": "a#Name"});
                it["a#Filling"]["members"]["c"] = json!({"target": "a#Name"});
                it["a#Taste"]["members"]["BITTER"] = json!({
                    "target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "bitter"},
                });
            }),
            ("added, required", |it| {
                let member = json!({"target": "a#Name", "traits": {"smithy.api#required": {}}});
                it["a#BakeInput"]["members"]["a"] = member.clone();
                it["a#BakeOutput"]["members"]["b"] = member.clone();
                it["a#Cake"]["members"]["c"] = member;
            }),
            ("in another order", |it| {
                reverse_order(&mut it["a#Cake"]["members"]);
                it["a#Cake"]["members"]["last"] = json!({"target": "a#Name"});
            }),
            ("another target", |it| {
                it["a#BakeInput"]["members"]["name"]["target"] = json!("smithy.api#String");
                it["a#BakeOutput"]["members"]["price"]["target"] = json!("smithy.api#Long");
                it["a#Cake"]["members"]["layers"]["target"] = json!("a#Names");
                it["a#Cake"]["members"]["taste"]["target"] = json!("a#Name");
                it["a#Layers"]["member"]["target"] = json!("a#Price");
            }),
        ],
        &expect![[r#"
            # removed
            a#Cake$taste: member removed with the target `a#Taste`; breaks callers: its field and its setters vanish
            a#Filling$jam: member removed with the target `a#Name`; breaks callers: its variant vanishes
            a#Taste$SOUR: member removed with the target `smithy.api#Unit`; breaks callers: its variant vanishes
            # added, optional
            a#BakeInput$a: member added with the target `a#Name`; does not break callers: structures are non-exhaustive
            a#BakeOutput$b: member added with the target `a#Name`; does not break callers: structures are non-exhaustive
            a#Filling$c: member added with the target `a#Name`; does not break callers: the enumeration of its variants is non-exhaustive
            a#Taste$BITTER: member added with the target `smithy.api#Unit`; does not break callers: the enumeration is open to values that a client does not know
            # added, required
            a#BakeInput$a: member added with the target `a#Name`; may break callers: if code does not set it, for the service demands it
            a#BakeOutput$b: member added with the target `a#Name`; breaks callers: its builder can fail now, so `build` gives a `Result`
            a#Cake$c: member added with the target `a#Name`; breaks callers: its builder can fail now, so `build` gives a `Result`
            # in another order
            a#Cake$last: member added with the target `a#Name`; does not break callers: structures are non-exhaustive
            a#Cake: members reordered from taste, layers, filling to filling, layers, taste; does not break callers: nothing in a program depends on the order
            # another target
            a#BakeInput$name: target changed from `a#Name` to `smithy.api#String`; does not break callers: its Rust type is the same
            a#BakeOutput$price: target changed from `a#Price` to `smithy.api#Long`; breaks callers: its Rust type is another
            a#Cake$taste: target changed from `a#Taste` to `a#Name`; breaks callers: its Rust type is another
            a#Cake$layers: target changed from `a#Layers` to `a#Names`; does not break callers: its Rust type is the same
            a#Layers$member: target changed from `a#Name` to `a#Price`; breaks callers: its Rust type is another
        "#]],
    );
}

#[test]
fn optionality() {
    check(
        &[
            ("required", |it| {
                for (shape, member) in [
                    ("a#BakeInput", "name"),
                    ("a#BakeOutput", "price"),
                    ("a#Cake", "taste"),
                    ("a#Cake", "filling"),
                ] {
                    it[shape]["members"][member]["traits"] = json!({"smithy.api#required": {}});
                }
            }),
            ("required of services only", |it| {
                it["a#BakeOutput"]["members"]["price"]["traits"] =
                    json!({"smithy.api#required": {}, "smithy.api#clientOptional": {}});
            }),
            ("default", |it| {
                let default = json!({"smithy.api#default": 0});
                it["a#BakeOutput"]["members"]["price"]["traits"] = default;
                it["a#BakeInput"]["members"]["name"]["traits"] =
                    json!({"smithy.api#default": null});
            }),
        ],
        &expect![[r#"
            # required
            a#BakeInput$name: trait `smithy.api#required` added; may break callers: if code does not set it, for the service demands it
            a#BakeOutput$price: trait `smithy.api#required` added; breaks callers: its field is no `Option` any more
            a#Cake$taste: trait `smithy.api#required` added; breaks callers: its field is no `Option` any more
            a#Cake$filling: trait `smithy.api#required` added; may break callers: if code does not set it, for the service demands it
            # required of services only
            a#BakeOutput$price: trait `smithy.api#clientOptional` added; does not break callers: its field has the same type
            a#BakeOutput$price: trait `smithy.api#required` added; does not break callers: its field has the same type
            # default
            a#BakeInput$name: trait `smithy.api#default` added with `null`; does not break callers: its field has the same type
            a#BakeOutput$price: trait `smithy.api#default` added with `0`; breaks callers: its field is no `Option` any more
        "#]],
    );
}

/// An enumeration of numbers is a number in Rust: it has no variants that could vanish.
#[test]
fn enumerations_of_numbers() {
    let sizes = |shapes: &mut Value| {
        let value = |value: i32| json!({"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": value}});
        shapes["a#Size"] =
            json!({"type": "intEnum", "members": {"SMALL": value(1), "LARGE": value(2)}});
        shapes["a#Cake"]["members"]["size"] = json!({"target": "a#Size"});
    };
    check_between(
        sizes,
        &[
            ("a value less, one more, one that is another", |it| {
                let members = &mut it["a#Size"]["members"];
                remove(members, "SMALL");
                members["HUGE"] = json!({
                    "target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 3},
                });
                members["LARGE"]["traits"]["smithy.api#enumValue"] = json!(4);
            }),
            ("another target", |it| {
                it["a#Cake"]["members"]["size"]["target"] = json!("a#Price");
                it["a#BakeOutput"]["members"]["price"]["target"] = json!("a#Size");
            }),
            ("removed", |it| {
                it["a#Cake"]["members"]["size"]["target"] = json!("smithy.api#Integer");
                remove(it, "a#Size");
            }),
        ],
        &expect![[r#"
            # a value less, one more, one that is another
            a#Size$SMALL: member removed with the target `smithy.api#Unit`; does not break callers: an enumeration of numbers is a number in Rust
            a#Size$LARGE: trait `smithy.api#enumValue` changed from `2` to `4`; does not break callers: an enumeration of numbers is a number in Rust
            a#Size$HUGE: member added with the target `smithy.api#Unit`; does not break callers: an enumeration of numbers is a number in Rust
            # another target
            a#BakeOutput$price: target changed from `a#Price` to `a#Size`; does not break callers: its Rust type is the same
            a#Cake$size: target changed from `a#Size` to `a#Price`; does not break callers: its Rust type is the same
            # removed
            a#Cake$size: target changed from `a#Size` to `smithy.api#Integer`; does not break callers: its Rust type is the same
            a#Size: intEnum removed; does not break callers: it has no Rust type of its own
        "#]],
    );
}

/// Whether something has to be set decides whether `build` gives a `Result`.
#[test]
fn builders_that_can_fail() {
    let required = |shapes: &mut Value| {
        let flour = json!({"target": "a#Name", "traits": {"smithy.api#required": {}}});
        shapes["a#Filling"] = json!({"type": "structure", "members": {"flour": flour}});
    };
    check_between(
        required,
        &[
            ("required beside another", |it| {
                it["a#Filling"]["members"]["sugar"] =
                    json!({"target": "a#Name", "traits": {"smithy.api#required": {}}});
            }),
            ("a default beside what is required", |it| {
                it["a#Filling"]["members"]["flour"]["traits"]["smithy.api#default"] = json!("rye");
            }),
            ("required where nothing was", |it| {
                it["a#Cake"]["members"]["name"] =
                    json!({"target": "a#Name", "traits": {"smithy.api#required": {}}});
            }),
            ("a default where nothing was required", |it| {
                it["a#Cake"]["members"]["name"] = json!({
                    "target": "a#Name",
                    "traits": {"smithy.api#required": {}, "smithy.api#default": "bun"},
                });
            }),
        ],
        &expect![[r##"
            # required beside another
            a#Filling$sugar: member added with the target `a#Name`; may break callers: if code does not set it, for the service demands it
            # a default beside what is required
            a#Filling$flour: trait `smithy.api#default` added with `"rye"`; breaks callers: its builder can't fail any more, so `build` gives no `Result`
            # required where nothing was
            a#Cake$name: member added with the target `a#Name`; breaks callers: its builder can fail now, so `build` gives a `Result`
            # a default where nothing was required
            a#Cake$name: member added with the target `a#Name`; does not break callers: structures are non-exhaustive
        "##]],
    );
}
