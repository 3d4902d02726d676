//! Policies for the two uses that AWS documents: retention for some days, and legal hold by tag.
//!
//! They bind everybody, deny no more than they say, and give the linter nothing to find.

mod hold;
mod write;

use std::num::NonZeroU32;

use crate::{arn::VaultArn, grammar::Policy};

pub use hold::{HoldError, LegalHold};
use write::Statement;

/// A policy that keeps everybody from deleting an archive in its first `days` days, the root user included.
///
/// An archive of exactly `days` days can be deleted by whom IAM and the access policy let. The linter asks back if it is more than a hundred years.
///
/// ```
/// use std::num::NonZeroU32;
///
/// use vault_lock_policy::{VaultArn, When, protection, retain_for};
///
/// let vault: VaultArn = "arn:aws:glacier:us-west-2:111122223333:vaults/records".parse()?;
/// let policy = retain_for(NonZeroU32::new(365).ok_or("no days")?, &vault);
/// assert_eq!(protection(&policy, &vault).archives().for_everybody(), When::From(365));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn retain_for(days: NonZeroU32, vault: &VaultArn) -> Policy {
    write::policy(&[retention(days)], vault)
}

/// A policy that keeps everybody from deleting archives while the vault is on hold, and everybody but the custodians from changing
/// the tags of the vault.
///
/// AWS's developer guide has such a hold in an example of its own, while its newer reference lists `glacier:ResourceTag/…` for no
/// action. So try it while the lock is in progress, before it is completed.
///
/// ```
/// use vault_lock_policy::{LegalHold, VaultArn, legal_hold, protection};
///
/// let vault: VaultArn = "arn:aws:glacier:us-west-2:111122223333:vaults/records".parse()?;
/// let hold = LegalHold::new("LegalHold", "true", "arn:aws:iam::111122223333:role/legal".parse()?)?;
/// let text = protection(&legal_hold(&hold, &vault), &vault).to_string();
/// assert!(text.starts_with("Nobody can delete an archive of `records` if the vault's tag `LegalHold` is `true`."));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn legal_hold(hold: &LegalHold, vault: &VaultArn) -> Policy {
    write::policy(&hold.statements(), vault)
}

/// Both in one policy: an archive can be deleted when it is old enough and the vault is not on hold.
///
/// ```
/// use std::num::NonZeroU32;
///
/// use vault_lock_policy::{LegalHold, VaultArn, retain_and_hold};
///
/// let vault: VaultArn = "arn:aws:glacier:us-west-2:111122223333:vaults/records".parse()?;
/// let hold = LegalHold::new("LegalHold", "true", "arn:aws:iam::111122223333:role/legal".parse()?)?;
/// let policy = retain_and_hold(NonZeroU32::new(365).ok_or("no days")?, &hold, &vault);
/// assert_eq!(policy.statements().len(), 3);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn retain_and_hold(days: NonZeroU32, hold: &LegalHold, vault: &VaultArn) -> Policy {
    let mut statements = vec![retention(days)];
    statements.extend(hold.statements());
    write::policy(&statements, vault)
}

fn retention(days: NonZeroU32) -> Statement {
    Statement {
        sid: format!("RetainFor{days}Day{}", if days.get() == 1 { "" } else { "s" }),
        actions: &["glacier:DeleteArchive"],
        operator: "NumericLessThan",
        key: "glacier:ArchiveAgeInDays".to_owned(),
        values: vec![days.to_string()],
    }
}
