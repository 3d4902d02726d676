//! The actions of Glacier, what each is about, and which condition keys come with it.

/// An action: an operation as policies name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Action {
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

/// All 33, by name.
pub(crate) const ACTIONS: &[Action] = &[
    action("AbortMultipartUpload", "abort uploads in parts"),
    action("AbortVaultLock", "abort the vault lock"),
    action("AddTagsToVault", "tag the vault").tags(),
    action("CompleteMultipartUpload", "complete uploads in parts").tags(),
    action("CompleteVaultLock", "complete the vault lock").tags(),
    action("CreateVault", "create vaults").account(),
    action("DeleteArchive", "delete archives").archive_age().tags(),
    action("DeleteVault", "delete the vault").tags(),
    action("DeleteVaultAccessPolicy", "delete the access policy").tags(),
    action("DeleteVaultNotifications", "switch off notifications").tags(),
    action("DescribeJob", "look at jobs"),
    action("DescribeVault", "look at the vault"),
    action("GetDataRetrievalPolicy", "read the retrieval policy of the account").account(),
    action("GetJobOutput", "download what jobs retrieved"),
    action("GetVaultAccessPolicy", "read the access policy"),
    action("GetVaultLock", "read the vault lock"),
    action("GetVaultNotifications", "read the notification settings"),
    action("InitiateJob", "retrieve archives and the inventory").archive_age().tags(),
    action("InitiateMultipartUpload", "begin uploads in parts").tags(),
    action("InitiateVaultLock", "initiate a vault lock").tags(),
    action("ListJobs", "list jobs"),
    action("ListMultipartUploads", "list uploads in parts"),
    action("ListParts", "list the parts of an upload"),
    action("ListProvisionedCapacity", "list provisioned capacity").account(),
    action("ListTagsForVault", "read the tags of the vault"),
    action("ListVaults", "list vaults").account(),
    action("PurchaseProvisionedCapacity", "buy provisioned capacity").account(),
    action("RemoveTagsFromVault", "remove tags from the vault").tags(),
    action("SetDataRetrievalPolicy", "set the retrieval policy of the account").account(),
    action("SetVaultAccessPolicy", "set the access policy").tags(),
    action("SetVaultNotifications", "set notifications").tags(),
    action("UploadArchive", "upload archives").tags(),
    action("UploadMultipartPart", "upload parts").tags(),
];

impl Action {
    /// The action of this name, written with `glacier:` and in any case.
    pub(crate) fn find(name: &str) -> Option<&'static Self> {
        let (service, name) = name.split_once(':')?;
        let known = |action: &&Self| action.name.eq_ignore_ascii_case(name);
        service.eq_ignore_ascii_case("glacier").then(|| ACTIONS.iter().find(known))?
    }

    /// As policies name it: `glacier:DeleteArchive`.
    pub(crate) fn full_name(&self) -> String {
        format!("glacier:{}", self.name)
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

const fn action(name: &'static str, does: &'static str) -> Action {
    Action { name, does, scope: Scope::Vault, archive_age: false, tags: false }
}
