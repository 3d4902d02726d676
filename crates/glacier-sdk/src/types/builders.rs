// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! Builders of the structures in [`types`](super).

pub use super::csv_input::CsvInputBuilder;
pub use super::csv_output::CsvOutputBuilder;
pub use super::describe_vault_output::DescribeVaultOutputBuilder;
pub use super::vault_lock_policy::VaultLockPolicyBuilder;
