//! What is a policy, what a policy says, and whether it says so for the right reason.

#![cfg(test)]

mod condition_errors;
mod conditions;
mod construct;
mod documented;
mod equivalence;
mod grammar;
mod grammar_errors;
mod json;
mod oracle;
mod places;
mod principals;
mod properties;
mod protection;
mod reasons;
mod statements;
mod strategies;
mod values;
mod variables;
mod vault_arn;
mod wildcards;
mod world;
