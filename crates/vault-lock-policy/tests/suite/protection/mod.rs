//! What people are told about a policy: the same as `evaluate` decides, and in words that don't change unnoticed.

mod agreement;
mod sentences;
mod typed;
