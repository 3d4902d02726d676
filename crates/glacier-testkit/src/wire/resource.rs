//! The paths of Glacier and what each method means on them: all 33 operations, whether the emulator serves them or not.

use crate::state::Operation;

/// What a path names, without the labels in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Resource {
    Vaults,
    Vault,
    LockPolicy,
    Lock,
    AccessPolicy,
    Tags,
    Archives,
    Archive,
    Jobs,
    Job,
    JobOutput,
    Notifications,
    Uploads,
    Upload,
    RetrievalPolicy,
    Capacity,
}

/// What a method means on a resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    Operation(Operation),
    /// One of two operations: the query says which.
    Tagging,
    /// An operation that the emulator leaves out.
    NotServed(&'static str),
}

impl Resource {
    /// What the segments of a path name, the empty one before the first slash included.
    pub(super) fn named(segments: &[&str]) -> Option<Self> {
        let ["", account, rest @ ..] = segments else { return None };
        let (labels, resource) = match *rest {
            ["vaults"] => ([*account, "-"], Self::Vaults),
            ["policies", "data-retrieval"] => ([*account, "-"], Self::RetrievalPolicy),
            ["provisioned-capacity"] => ([*account, "-"], Self::Capacity),
            ["vaults", vault, ref rest @ ..] => {
                let (id, resource) = Self::of_vault(rest)?;
                if vault.is_empty() {
                    return None;
                }
                ([*account, id], resource)
            }
            _ => return None,
        };
        labels.iter().all(|label| !label.is_empty()).then_some(resource)
    }

    /// The ID in what follows a vault, `-` if there is none, and what it names.
    fn of_vault<'a>(segments: &[&'a str]) -> Option<(&'a str, Self)> {
        Some(match *segments {
            [] => ("-", Self::Vault),
            ["lock-policy"] => ("-", Self::LockPolicy),
            ["lock-policy", id] => (id, Self::Lock),
            ["access-policy"] => ("-", Self::AccessPolicy),
            ["tags"] => ("-", Self::Tags),
            ["archives"] => ("-", Self::Archives),
            ["archives", id] => (id, Self::Archive),
            ["jobs"] => ("-", Self::Jobs),
            ["jobs", id] => (id, Self::Job),
            ["jobs", id, "output"] => (id, Self::JobOutput),
            ["notification-configuration"] => ("-", Self::Notifications),
            ["multipart-uploads"] => ("-", Self::Uploads),
            ["multipart-uploads", id] => (id, Self::Upload),
            _ => return None,
        })
    }

    /// What the method means here, if anything.
    pub(super) fn meaning(self, method: &str) -> Option<Meaning> {
        use Meaning::{NotServed, Tagging};
        let serves = Meaning::Operation;
        Some(match (self, method) {
            (Self::Vaults, "GET") => serves(Operation::ListVaults),
            (Self::Vault, "PUT") => serves(Operation::CreateVault),
            (Self::Vault, "GET") => serves(Operation::DescribeVault),
            (Self::Vault, "DELETE") => serves(Operation::DeleteVault),
            (Self::LockPolicy, "POST") => serves(Operation::InitiateVaultLock),
            (Self::LockPolicy, "GET") => serves(Operation::GetVaultLock),
            (Self::LockPolicy, "DELETE") => serves(Operation::AbortVaultLock),
            (Self::Lock, "POST") => serves(Operation::CompleteVaultLock),
            (Self::AccessPolicy, "PUT") => serves(Operation::SetVaultAccessPolicy),
            (Self::AccessPolicy, "GET") => serves(Operation::GetVaultAccessPolicy),
            (Self::AccessPolicy, "DELETE") => serves(Operation::DeleteVaultAccessPolicy),
            (Self::Tags, "GET") => serves(Operation::ListTagsForVault),
            (Self::Tags, "POST") => Tagging,
            (Self::Archive, "DELETE") => serves(Operation::DeleteArchive),
            (Self::Archives, "POST") => NotServed("UploadArchive"),
            (Self::Jobs, "POST") => NotServed("InitiateJob"),
            (Self::Jobs, "GET") => NotServed("ListJobs"),
            (Self::Job, "GET") => NotServed("DescribeJob"),
            (Self::JobOutput, "GET") => NotServed("GetJobOutput"),
            (Self::Notifications, "PUT") => NotServed("SetVaultNotifications"),
            (Self::Notifications, "GET") => NotServed("GetVaultNotifications"),
            (Self::Notifications, "DELETE") => NotServed("DeleteVaultNotifications"),
            (Self::Uploads, "POST") => NotServed("InitiateMultipartUpload"),
            (Self::Uploads, "GET") => NotServed("ListMultipartUploads"),
            (Self::Upload, "PUT") => NotServed("UploadMultipartPart"),
            (Self::Upload, "GET") => NotServed("ListParts"),
            (Self::Upload, "POST") => NotServed("CompleteMultipartUpload"),
            (Self::Upload, "DELETE") => NotServed("AbortMultipartUpload"),
            (Self::RetrievalPolicy, "GET") => NotServed("GetDataRetrievalPolicy"),
            (Self::RetrievalPolicy, "PUT") => NotServed("SetDataRetrievalPolicy"),
            (Self::Capacity, "GET") => NotServed("ListProvisionedCapacity"),
            (Self::Capacity, "POST") => NotServed("PurchaseProvisionedCapacity"),
            _ => return None,
        })
    }
}
