//! What Glacier knows: its actions, and the condition keys that it gives with each.
//!
//! Source: AWS's developer guide, "Amazon Glacier API permissions" and "Vault lock policies", and IAM's list of global condition
//! keys. Where the two references of Glacier contradict each other, the guide's own examples decide.

mod action;
mod key;
mod known_key;

pub(crate) use action::{
    ABORT_VAULT_LOCK, ADD_TAGS_TO_VAULT, COMPLETE_MULTIPART_UPLOAD, COMPLETE_VAULT_LOCK,
    DELETE_ARCHIVE, DELETE_VAULT, GET_JOB_OUTPUT, GET_VAULT_LOCK, INITIATE_JOB,
    INITIATE_MULTIPART_UPLOAD, REMOVE_TAGS_FROM_VAULT, UPLOAD_ARCHIVE, UPLOAD_MULTIPART_PART,
};
pub(crate) use action::{ACTIONS, Action, Scope};
pub(crate) use key::{Key, is_placeholder};
pub(crate) use known_key::{ARCHIVE_AGE, KEYS, KnownKey, Presence, RESOURCE_TAG, ValueKind};

/// Whether a request for `action` can carry the condition key `key`, as AWS documents it. Case does not count.
///
/// ```
/// use vault_lock_policy::can_carry;
///
/// assert!(can_carry("glacier:DeleteArchive", "glacier:ArchiveAgeInDays"));
/// assert!(!can_carry("glacier:DeleteVault", "glacier:ArchiveAgeInDays"));
/// assert!(!can_carry("glacier:AbortVaultLock", "glacier:ResourceTag/LegalHold"));
/// assert!(can_carry("glacier:AbortVaultLock", "aws:SourceIp"));
/// ```
pub fn can_carry(action: &str, key: &str) -> bool {
    Action::find(action).is_some_and(|action| match Key::of(key) {
        kind @ (Key::ArchiveAge | Key::Tag(_) | Key::UnknownOfGlacier) => kind.comes_with(action),
        Key::Global | Key::Foreign => KnownKey::find(key).is_some(),
    })
}

/// Whether every request for `action` carries the condition key `key`. Case does not count.
///
/// ```
/// use vault_lock_policy::always_carries;
///
/// assert!(always_carries("glacier:DeleteArchive", "glacier:ArchiveAgeInDays"));
/// assert!(!always_carries("glacier:InitiateJob", "glacier:ArchiveAgeInDays")); // A job may be for the inventory.
/// assert!(always_carries("glacier:DeleteVault", "aws:CurrentTime"));
/// assert!(!always_carries("glacier:DeleteVault", "aws:SourceIp"));
/// ```
pub fn always_carries(action: &str, key: &str) -> bool {
    Action::find(action).is_some_and(|action| action.always_carries(key))
}

/// The actions that policies of vaults decide about, by name: 27 of the 33 of Glacier, the others are about the account.
///
/// ```
/// assert!(vault_lock_policy::actions().any(|action| action == "glacier:DeleteArchive"));
/// assert!(vault_lock_policy::actions().all(|action| action != "glacier:ListVaults"));
/// ```
pub fn actions() -> impl Iterator<Item = &'static str> {
    ACTIONS.iter().filter(|action| action.scope == Scope::Vault).map(Action::full_name)
}
