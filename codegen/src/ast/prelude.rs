//! The shapes that every model can use without defining them.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde_json::json;

use super::traits::ids;
use super::{Kind, Members, Shape, ShapeId, Simple, Traits};

/// The shape of the prelude with this name.
pub(super) fn shape(name: &str) -> Option<&'static Shape> {
    static SHAPES: LazyLock<HashMap<String, Shape>> = LazyLock::new(shapes);
    SHAPES.get(name)
}

/// The IDs of the prelude, sorted.
pub(super) fn ids() -> impl Iterator<Item = ShapeId> {
    let mut names: Vec<String> = shapes().into_keys().collect();
    names.sort_unstable();
    let id = |name: String| format!("smithy.api#{name}").parse().ok();
    names.into_iter().filter_map(id)
}

/// Each simple type under its own name, the numbers and the boolean once more with a default, and the unit.
fn shapes() -> HashMap<String, Shape> {
    let mut shapes = HashMap::new();
    for simple in Simple::ALL {
        let name = capitalized(simple.name());
        let default = match simple {
            Simple::Boolean => Some(json!(false)),
            Simple::Byte | Simple::Short | Simple::Integer | Simple::Long => Some(json!(0)),
            Simple::Float | Simple::Double => Some(json!(0.0)),
            _ => None,
        };
        if let Some(value) = default {
            let mut shape = plain(Kind::Simple(simple));
            shape.traits.insert(ids::DEFAULT.into(), value);
            shapes.insert(format!("Primitive{name}"), shape);
        }
        shapes.insert(name, plain(Kind::Simple(simple)));
    }
    shapes.insert("Unit".into(), plain(Kind::Structure(Members::new())));
    shapes
}

fn plain(kind: Kind) -> Shape {
    Shape { kind, traits: Traits::default(), mixins: Vec::new() }
}

/// `bigDecimal` as `BigDecimal`.
fn capitalized(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}
