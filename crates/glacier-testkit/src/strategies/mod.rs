//! Everything that goes into Glacier and comes out of it, as [proptest](https://docs.rs/proptest) strategies.
//!
//! Behind the feature `proptest`, for tests of your own:
//!
//! ```
//! use glacier_testkit::strategies;
//! use proptest::prelude::*;
//! # fn is_vault_name(name: &str) -> bool { name.parse::<glacier_testkit::state::VaultName>().is_ok() }
//!
//! proptest!(|(name in strategies::vault_name(), wrong in strategies::invalid_vault_name())| {
//!     prop_assert!(is_vault_name(&name)); // your code, or a client of yours
//!     prop_assert!(!is_vault_name(&wrong));
//! });
//! ```
//!
//! | of | good | bad |
//! | --- | --- | --- |
//! | accounts | [`account_id`], [`account_number`] | [`malformed_account_id`] |
//! | regions | [`region`] | |
//! | vaults | [`vault_name`] | [`invalid_vault_name`] |
//! | locks | [`lock_id`], [`awkward_lock_id`] | |
//! | archives | [`archive_id`] | |
//! | tags | [`tag_key`], [`tag_value`], [`tags`] | [`invalid_tags`] |
//! | policies | [`policy`], [`policy_for`], [`retention_policy`], [`legal_hold_policy`], [`policy_of_size`], [`largest_policy`] | [`invalid_policy`], [`oversized_policy`] |
//! | answers | [`error_response`], [`error_response_with`], [`success_response`] | [`broken_error_response`] |
//! | calls | [`call`], [`request`], [`request_for`] | |
//! | faults | [`fault`], [`single_fault`] | |
//! | sequences | [`Sequences`], [`passing_time`] | |
//!
//! What is good the emulator accepts, what is bad it refuses: each strategy of the right-hand column says with which code. All values
//! are what a client is given: text, not yet escaped for a path or a body.
//!
//! All of them are boxed, so that they can be cloned and kept in fields. They shrink to what a person would write down: the vault `v`, the account `-`, the shortest policy. A failed test tries that simplest value first
//! ([`simplest_first`]) and takes the long way only when the failure depends on the value.

mod calls;
mod faults;
mod ids;
mod names;
mod policies;
mod responses;
mod sequences;
mod simplest;
mod tags;
mod text;

pub use calls::{Call, call, request, request_for};
pub use faults::{fault, single_fault};
pub use ids::{archive_id, awkward_lock_id, lock_id};
pub use names::{
    account_id, account_number, invalid_vault_name, malformed_account_id, region, vault_name,
};
pub use policies::{
    SIMPLEST_POLICY, invalid_policy, largest_policy, legal_hold_policy, oversized_policy, policy,
    policy_for, policy_of_size, retention_policy,
};
pub use responses::{broken_error_response, error_response, error_response_with, success_response};
pub use sequences::{IssuedLocks, LockChoice, Sequences, Step, passing_time};
pub use simplest::{SimplestFirst, simplest_first};
pub use tags::{invalid_tags, tag_key, tag_value, tags};
