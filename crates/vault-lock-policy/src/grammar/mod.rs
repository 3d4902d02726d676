//! A policy as typed data: what can be written, and where it was written.

mod action;
mod condition;
mod element;
mod identity;
mod operator;
mod pattern;
mod policy;
mod principal;
mod statement;

pub use action::ActionPattern;
pub use condition::{Condition, ConditionValue};
pub use element::Element;
pub use identity::{Identity, IdentityError, IdentityKind};
pub use operator::{Comparison, Operator, SetOperator, UnknownOperator};
pub use pattern::{Pattern, Variable, VariableError};
pub(crate) use pattern::{Piece, Token, glob};
pub use policy::{Policy, Version};
pub use principal::{Principal, PrincipalError};
pub use statement::{Effect, Statement};
