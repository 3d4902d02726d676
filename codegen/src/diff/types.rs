//! Whether two shapes are the same type in Rust, whatever their names in the model.

use crate::ast::traits::ids;
use crate::ast::{Kind, Model, Shape, ShapeId, Simple};

/// Lists and maps within one another that are looked through.
const DEEPEST: usize = 8;

/// Whether `old_id` in `old` and `new_id` in `new` become the same type.
///
/// Structures, unions and enumerations of texts have their names in Rust too; all others don't.
pub(super) fn are_same(old: &Model, old_id: &ShapeId, new: &Model, new_id: &ShapeId) -> bool {
    are_same_to(DEEPEST, old, old_id, new, new_id)
}

/// Whether it is `i32`, as an enumeration of numbers is.
pub(super) fn is_integer(kind: &Kind) -> bool {
    matches!(kind, Kind::IntEnum(_) | Kind::Simple(Simple::Integer))
}

fn are_same_to(depth: usize, old: &Model, old_id: &ShapeId, new: &Model, new_id: &ShapeId) -> bool {
    let (Some(one), Some(other)) = (old.shape(old_id), new.shape(new_id)) else {
        return false;
    };
    let Some(depth) = depth.checked_sub(1) else {
        return false;
    };
    let is_sparse = |shape: &Shape| shape.traits.get(ids::SPARSE).is_some();
    let is_enum = |shape: &Shape| shape.traits.get(ids::ENUM).is_some();
    let is_same = |id| one.traits.get(id) == other.traits.get(id);
    match (&one.kind, &other.kind) {
        _ if is_integer(&one.kind) && is_integer(&other.kind) => true,
        (Kind::Simple(a), Kind::Simple(b)) => {
            let has_name = is_enum(one) || is_enum(other);
            let is_sent_alike = is_same(ids::STREAMING) && is_same(ids::TIMESTAMP_FORMAT);
            a == b && is_sent_alike && (!has_name || old_id.name() == new_id.name())
        }
        (Kind::List(a), Kind::List(b)) => {
            is_sparse(one) == is_sparse(other) && are_same_to(depth, old, &a.target, new, &b.target)
        }
        (Kind::Map { key: key_a, value: a }, Kind::Map { key: key_b, value: b }) => {
            is_sparse(one) == is_sparse(other)
                && are_same_to(depth, old, &key_a.target, new, &key_b.target)
                && are_same_to(depth, old, &a.target, new, &b.target)
        }
        (a, b) => a.name() == b.name() && old_id.name() == new_id.name(),
    }
}
