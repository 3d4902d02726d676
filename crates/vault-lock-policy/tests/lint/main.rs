//! What the linter says about policies, good and bad.

#![cfg(test)]

mod case;
mod cases;
mod codes;
