// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! Structures as JSON.

use aws_smithy_json::serialize::JsonObjectWriter;
use aws_smithy_types::Number;
use crate::types::Recipe;

/// Writes the members of `Recipe` that are set.
pub(super) fn write_recipe(object: &mut JsonObjectWriter<'_>, input: &Recipe) {
    if let Some(flour) = &input.flour {
        let number = if *flour < 0 {
            Number::NegInt(*flour)
        } else {
            Number::PosInt(flour.unsigned_abs())
        };
        object.key("flour").number(number);
    }
}
