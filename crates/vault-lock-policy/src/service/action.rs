//! The actions of Glacier, what each is about, and which condition keys come with it.

use super::{Key, KnownKey, Presence};

/// An action: an operation as policies name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Action {
    /// With `glacier:`.
    full_name: &'static str,
    /// The operation, without `glacier:`.
    pub(crate) name: &'static str,
    /// What it does, to be put after "may": `delete archives`.
    pub(crate) does: &'static str,
    /// What it is about.
    pub(crate) scope: Scope,
    /// Whether `glacier:ArchiveAgeInDays` comes with it.
    pub(crate) archive_age: bool,
    /// Whether `glacier:ResourceTag/…` comes with it.
    pub(crate) tags: bool,
}

/// What an action is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// A vault: policies of vaults decide about it.
    Vault,
    /// The account: policies of vaults have no say.
    Account,
}

// Those that matter by themselves.
pub(crate) const ABORT_VAULT_LOCK: Action =
    action("glacier:AbortVaultLock", "abort the vault lock");
pub(crate) const ADD_TAGS_TO_VAULT: Action =
    action("glacier:AddTagsToVault", "tag the vault").tags();
pub(crate) const COMPLETE_MULTIPART_UPLOAD: Action =
    action("glacier:CompleteMultipartUpload", "complete uploads in parts").tags();
pub(crate) const COMPLETE_VAULT_LOCK: Action =
    action("glacier:CompleteVaultLock", "complete the vault lock").tags();
pub(crate) const DELETE_ARCHIVE: Action =
    action("glacier:DeleteArchive", "delete archives").archive_age().tags();
pub(crate) const DELETE_VAULT: Action = action("glacier:DeleteVault", "delete the vault").tags();
pub(crate) const GET_JOB_OUTPUT: Action =
    action("glacier:GetJobOutput", "download what jobs retrieved");
pub(crate) const GET_VAULT_LOCK: Action = action("glacier:GetVaultLock", "read the vault lock");
pub(crate) const INITIATE_JOB: Action =
    action("glacier:InitiateJob", "retrieve archives and the inventory").archive_age().tags();
pub(crate) const INITIATE_MULTIPART_UPLOAD: Action =
    action("glacier:InitiateMultipartUpload", "begin uploads in parts").tags();
pub(crate) const REMOVE_TAGS_FROM_VAULT: Action =
    action("glacier:RemoveTagsFromVault", "remove tags from the vault").tags();
pub(crate) const UPLOAD_ARCHIVE: Action = action("glacier:UploadArchive", "upload archives").tags();
pub(crate) const UPLOAD_MULTIPART_PART: Action =
    action("glacier:UploadMultipartPart", "upload parts").tags();

/// All 33, by name.
pub(crate) const ACTIONS: &[Action] = &[
    action("glacier:AbortMultipartUpload", "abort uploads in parts"),
    ABORT_VAULT_LOCK,
    ADD_TAGS_TO_VAULT,
    COMPLETE_MULTIPART_UPLOAD,
    COMPLETE_VAULT_LOCK,
    action("glacier:CreateVault", "create vaults").account(),
    DELETE_ARCHIVE,
    DELETE_VAULT,
    action("glacier:DeleteVaultAccessPolicy", "delete the access policy").tags(),
    action("glacier:DeleteVaultNotifications", "switch off notifications").tags(),
    action("glacier:DescribeJob", "look at jobs"),
    action("glacier:DescribeVault", "look at the vault"),
    action("glacier:GetDataRetrievalPolicy", "read the retrieval policy of the account").account(),
    GET_JOB_OUTPUT,
    action("glacier:GetVaultAccessPolicy", "read the access policy"),
    GET_VAULT_LOCK,
    action("glacier:GetVaultNotifications", "read the notification settings"),
    INITIATE_JOB,
    INITIATE_MULTIPART_UPLOAD,
    action("glacier:InitiateVaultLock", "initiate a vault lock").tags(),
    action("glacier:ListJobs", "list jobs"),
    action("glacier:ListMultipartUploads", "list uploads in parts"),
    action("glacier:ListParts", "list the parts of an upload"),
    action("glacier:ListProvisionedCapacity", "list provisioned capacity").account(),
    action("glacier:ListTagsForVault", "read the tags of the vault"),
    action("glacier:ListVaults", "list vaults").account(),
    action("glacier:PurchaseProvisionedCapacity", "buy provisioned capacity").account(),
    REMOVE_TAGS_FROM_VAULT,
    action("glacier:SetDataRetrievalPolicy", "set the retrieval policy of the account").account(),
    action("glacier:SetVaultAccessPolicy", "set the access policy").tags(),
    action("glacier:SetVaultNotifications", "set notifications").tags(),
    UPLOAD_ARCHIVE,
    UPLOAD_MULTIPART_PART,
];

impl Action {
    /// The action of this name, written with `glacier:` and in any case.
    pub(crate) fn find(name: &str) -> Option<&'static Self> {
        let (service, name) = name.split_once(':')?;
        let known = |action: &&Self| action.name.eq_ignore_ascii_case(name);
        service.eq_ignore_ascii_case("glacier").then(|| ACTIONS.iter().find(known))?
    }

    /// As policies name it: `glacier:DeleteArchive`.
    pub(crate) fn full_name(&self) -> &'static str {
        self.full_name
    }

    /// Whether every request for it carries the condition key.
    pub(crate) fn always_carries(&self, key: &str) -> bool {
        match Key::of(key) {
            // Jobs are for archives or for the inventory.
            Key::ArchiveAge => *self == DELETE_ARCHIVE,
            Key::Global if key.eq_ignore_ascii_case("aws:TagKeys") => {
                [ADD_TAGS_TO_VAULT, REMOVE_TAGS_FROM_VAULT].contains(self)
            }
            Key::Global => {
                KnownKey::find(key).is_some_and(|known| known.presence == Presence::Always)
            }
            Key::Tag(_) | Key::UnknownOfGlacier | Key::Foreign => false,
        }
    }

    const fn account(self) -> Self {
        Self { scope: Scope::Account, ..self }
    }

    const fn archive_age(self) -> Self {
        Self { archive_age: true, ..self }
    }

    const fn tags(self) -> Self {
        Self { tags: true, ..self }
    }
}

const fn action(full_name: &'static str, does: &'static str) -> Action {
    let (_, name) = full_name.split_at("glacier:".len());
    Action { full_name, name, does, scope: Scope::Vault, archive_age: false, tags: false }
}
