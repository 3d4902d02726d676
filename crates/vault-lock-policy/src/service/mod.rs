//! What Glacier knows: its actions, and the condition keys that it gives with each.
//!
//! Source: AWS's developer guide, "Amazon Glacier API permissions" and "Vault lock policies". Where its two references contradict
//! each other, the guide's own examples decide.

mod action;
mod key;

pub(crate) use action::{ACTIONS, Action, Scope};
pub(crate) use key::Key;
