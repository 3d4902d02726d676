// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.

use crate::plumbing::builder::optional_setters;

/// What `DescribeVault` returns.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DescribeVaultOutput {
    /// ARN of the vault, which is what a policy names as its `Resource`:
    /// `arn:aws:glacier:REGION:ACCOUNT:vaults/NAME`.
    pub vault_arn: Option<String>,
    /// Name of the vault.
    pub vault_name: Option<String>,
    /// When the vault was created: a date in ISO 8601 form, in UTC, such as `2026-01-30T09:15:00.000Z`.
    pub creation_date: Option<String>,
    /// When the newest inventory was complete: a date in ISO 8601 form, in UTC, such as
    /// `2026-01-30T09:15:00.000Z`. Unset in a new vault until the first one, about a day later.
    pub last_inventory_date: Option<String>,
    /// Archives in the vault when the newest inventory was taken. Also 0 before the first inventory,
    /// for which the service sends `null`: `LastInventoryDate` tells the two apart.
    pub number_of_archives: i64,
    /// Size of these archives together, in bytes. Also 0 before the first inventory, as with
    /// `NumberOfArchives`.
    pub size_in_bytes: i64,
}

impl DescribeVaultOutput {
    /// Makes a builder of [`DescribeVaultOutput`].
    pub fn builder() -> DescribeVaultOutputBuilder {
        DescribeVaultOutputBuilder::default()
    }

    /// The `vault_arn`, if it is set.
    pub fn vault_arn(&self) -> Option<&str> {
        self.vault_arn.as_deref()
    }
    /// The `vault_name`, if it is set.
    pub fn vault_name(&self) -> Option<&str> {
        self.vault_name.as_deref()
    }
    /// The `creation_date`, if it is set.
    pub fn creation_date(&self) -> Option<&str> {
        self.creation_date.as_deref()
    }
    /// The `last_inventory_date`, if it is set.
    pub fn last_inventory_date(&self) -> Option<&str> {
        self.last_inventory_date.as_deref()
    }
    /// The `number_of_archives`, zero unless set.
    pub fn number_of_archives(&self) -> i64 {
        self.number_of_archives
    }
    /// The `size_in_bytes`, zero unless set.
    pub fn size_in_bytes(&self) -> i64 {
        self.size_in_bytes
    }
}

/// Builder of [`DescribeVaultOutput`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct DescribeVaultOutputBuilder {
    pub(crate) vault_arn: Option<String>,
    pub(crate) vault_name: Option<String>,
    pub(crate) creation_date: Option<String>,
    pub(crate) last_inventory_date: Option<String>,
    pub(crate) number_of_archives: Option<i64>,
    pub(crate) size_in_bytes: Option<i64>,
}

impl DescribeVaultOutputBuilder {
    /// Sets [`vault_arn`](DescribeVaultOutput::vault_arn).
    pub fn vault_arn(self, input: impl Into<String>) -> Self {
        Self { vault_arn: Some(input.into()), ..self }
    }
    /// Sets [`vault_name`](DescribeVaultOutput::vault_name).
    pub fn vault_name(self, input: impl Into<String>) -> Self {
        Self { vault_name: Some(input.into()), ..self }
    }
    /// Sets [`creation_date`](DescribeVaultOutput::creation_date).
    pub fn creation_date(self, input: impl Into<String>) -> Self {
        Self { creation_date: Some(input.into()), ..self }
    }
    /// Sets [`last_inventory_date`](DescribeVaultOutput::last_inventory_date).
    pub fn last_inventory_date(self, input: impl Into<String>) -> Self {
        Self { last_inventory_date: Some(input.into()), ..self }
    }
    /// Sets [`number_of_archives`](DescribeVaultOutput::number_of_archives).
    pub fn number_of_archives(self, input: i64) -> Self {
        Self { number_of_archives: Some(input), ..self }
    }
    /// Sets [`size_in_bytes`](DescribeVaultOutput::size_in_bytes).
    pub fn size_in_bytes(self, input: i64) -> Self {
        Self { size_in_bytes: Some(input), ..self }
    }

    /// Builds the [`DescribeVaultOutput`].
    pub fn build(self) -> DescribeVaultOutput {
        DescribeVaultOutput {
            vault_arn: self.vault_arn,
            vault_name: self.vault_name,
            creation_date: self.creation_date,
            last_inventory_date: self.last_inventory_date,
            number_of_archives: self.number_of_archives.unwrap_or_default(),
            size_in_bytes: self.size_in_bytes.unwrap_or_default(),
        }
    }
}

optional_setters! { DescribeVaultOutputBuilder:
    set_vault_arn, get_vault_arn => vault_arn: String;
    set_vault_name, get_vault_name => vault_name: String;
    set_creation_date, get_creation_date => creation_date: String;
    set_last_inventory_date, get_last_inventory_date => last_inventory_date: String;
    set_number_of_archives, get_number_of_archives => number_of_archives: i64;
    set_size_in_bytes, get_size_in_bytes => size_in_bytes: i64;
}
