//! What the linter says about policies, good and bad.

#![cfg(test)]

mod agreement;
mod case;
mod cases;
mod codes;
mod sane;
mod strategies;
mod world;
