//! What the example programs share: where they talk to, and how they print.

mod report;
mod target;

pub use report::Report;
pub use target::{Completion, Target};

/// The policy of AWS's documented example: the account may not delete archives of up to 365 days.
pub const DOCUMENTED_POLICY: &str = r#"{"Version":"2012-10-17","Statement":[{"Sid":"Define-vault-lock","Effect":"Deny","Principal":{"AWS":"arn:aws:iam::999999999999:root"},"Action":"glacier:DeleteArchive","Resource":"arn:aws:glacier:us-west-2:999999999999:vaults/examplevault","Condition":{"NumericLessThanEquals":{"glacier:ArchiveAgeinDays":"365"}}}]}"#;
