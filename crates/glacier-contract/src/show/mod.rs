//! What a person or another program gets to see.

pub(crate) mod junit;
pub(crate) mod progress;
pub(crate) mod table;
