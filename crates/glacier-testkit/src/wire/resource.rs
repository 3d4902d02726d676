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
        let ["", labels @ ..] = segments else { return None };
        // Neither a label nor what stands between labels is ever empty.
        if labels.contains(&"") {
            return None;
        }
        Some(match *labels {
            [_, "vaults"] => Self::Vaults,
            [_, "policies", "data-retrieval"] => Self::RetrievalPolicy,
            [_, "provisioned-capacity"] => Self::Capacity,
            [_, "vaults", _] => Self::Vault,
            [_, "vaults", _, "lock-policy"] => Self::LockPolicy,
            [_, "vaults", _, "lock-policy", _] => Self::Lock,
            [_, "vaults", _, "access-policy"] => Self::AccessPolicy,
            [_, "vaults", _, "tags"] => Self::Tags,
            [_, "vaults", _, "archives"] => Self::Archives,
            [_, "vaults", _, "archives", _] => Self::Archive,
            [_, "vaults", _, "jobs"] => Self::Jobs,
            [_, "vaults", _, "jobs", _] => Self::Job,
            [_, "vaults", _, "jobs", _, "output"] => Self::JobOutput,
            [_, "vaults", _, "notification-configuration"] => Self::Notifications,
            [_, "vaults", _, "multipart-uploads"] => Self::Uploads,
            [_, "vaults", _, "multipart-uploads", _] => Self::Upload,
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
