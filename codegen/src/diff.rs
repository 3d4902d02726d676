//! Two models compared: every structural difference, and what it means for programs written against a client.
//!
//! Documentation and examples are set aside: `smithy.api#documentation`, `smithy.api#examples` and `documentation` within
//! endpoint rules and their tests. The order of shapes and the metadata of a model say nothing and are not looked at.

mod members;
mod release;
mod show;
mod traits;
mod types;
mod usage;
mod walk;

use serde_json::Value;

use crate::ast::{Model, ShapeId};

pub use release::Release;

/// All differences between two models, by shape, in the same order on every run.
///
/// ```
/// use smithy_sdk_codegen::{ast::Model, diff::diff};
///
/// let old = Model::parse(r#"{"smithy": "2.0", "shapes": {"a#Cake": {"type": "string"}}}"#)?;
/// let new = Model::parse(r#"{"smithy": "2.0", "shapes": {"a#Cake": {"type": "integer"}}}"#)?;
/// assert_eq!(
///     diff(&old, &new)[0].to_string(),
///     "a#Cake: changed from string to integer; breaks callers: its Rust type is another",
/// );
/// # Ok::<(), smithy_sdk_codegen::diagnostics::Diagnostics>(())
/// ```
pub fn diff(old: &Model, new: &Model) -> Vec<Difference> {
    walk::walk(old, new)
}

/// A difference between two models. `Display` tells it on one line.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The shape or member.
    pub subject: ShapeId,
    /// What is different.
    pub change: Change,
    /// What that does to callers.
    pub verdict: Verdict,
    /// Why, in plain words.
    pub reason: &'static str,
}

/// What a difference does to programs written against a client of the old model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Nothing.
    Keeps,
    /// Some fail, in the circumstances that the reason names.
    MayBreak,
    /// They no longer compile, or what they send is no longer understood.
    Breaks,
}

/// What is different.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Only the new model has the shape.
    ShapeAdded {
        /// Its type, as the model spells it.
        kind: &'static str,
    },
    /// Only the old model has the shape.
    ShapeRemoved {
        /// Its type, as the model spells it.
        kind: &'static str,
    },
    /// The shape is of another type; what is below it is not compared.
    KindChanged {
        /// The type in the old model.
        old: &'static str,
        /// The type in the new model.
        new: &'static str,
    },
    /// Only the new model has the member.
    MemberAdded {
        /// What it holds.
        target: ShapeId,
    },
    /// Only the old model has the member.
    MemberRemoved {
        /// What it held.
        target: ShapeId,
    },
    /// The members that both have come in another order.
    MemberOrder {
        /// The order in the old model.
        old: Vec<String>,
        /// The order in the new model.
        new: Vec<String>,
    },
    /// The member holds another shape.
    TargetChanged {
        /// The shape in the old model.
        old: ShapeId,
        /// The shape in the new model.
        new: ShapeId,
    },
    /// Only the new model has the trait.
    TraitAdded {
        /// Its ID.
        id: String,
        /// Its value.
        value: Value,
    },
    /// Only the old model has the trait.
    TraitRemoved {
        /// Its ID.
        id: String,
        /// Its value.
        value: Value,
    },
    /// The trait has another value.
    TraitChanged {
        /// Its ID.
        id: String,
        /// The value in the old model.
        old: Value,
        /// The value in the new model.
        new: Value,
    },
    /// The service has an operation more, by itself or by a resource.
    OperationAdded(ShapeId),
    /// The service has an operation less.
    OperationRemoved(ShapeId),
    /// The operation, or each operation of the service, has an error more.
    ErrorAdded(ShapeId),
    /// The operation, or each operation of the service, has an error less.
    ErrorRemoved(ShapeId),
    /// The operation takes another structure.
    InputChanged {
        /// The structure in the old model.
        old: ShapeId,
        /// The structure in the new model.
        new: ShapeId,
    },
    /// The operation gives another structure.
    OutputChanged {
        /// The structure in the old model.
        old: ShapeId,
        /// The structure in the new model.
        new: ShapeId,
    },
    /// Something else of a shape has another value.
    PropertyChanged {
        /// What.
        property: Property,
        /// Its value in the old model.
        old: String,
        /// Its value in the new model.
        new: String,
    },
}

/// What else a shape has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Property {
    /// The version of a service.
    Version,
    /// The names under which a service shows shapes.
    Rename,
    /// The resources of a service or of a resource.
    Resources,
    /// The identifiers of a resource.
    Identifiers,
    /// The properties of a resource.
    Properties,
    /// The operations of a resource.
    Operations,
}
