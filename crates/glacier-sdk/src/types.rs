// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! Data structures that inputs and outputs are made of.

pub use self::canned_acl::CannedAcl;
pub use self::csv_input::CsvInput;
pub use self::csv_output::CsvOutput;
pub use self::describe_vault_output::DescribeVaultOutput;
pub use self::file_header_info::FileHeaderInfo;
pub use self::quote_fields::QuoteFields;
pub use self::vault_lock_policy::VaultLockPolicy;
pub mod builders;
mod canned_acl;
mod csv_input;
mod csv_output;
mod describe_vault_output;
pub mod error;
mod file_header_info;
mod quote_fields;
mod vault_lock_policy;
