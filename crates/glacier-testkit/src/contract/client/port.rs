//! A client as the cases see it: its operations, and what they report.

use std::collections::BTreeMap;

use crate::state::Operation;

/// What a client reports of a call.
pub type Called<T> = Result<T, ClientError>;

/// Why a call came to nothing, as the client tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClientError {
    /// The client has no such operation; the case is skipped.
    NotOffered(Operation),
    /// The client did not send the call.
    NotSent(String),
    /// The service answered with an error.
    Refused(Refusal),
    /// The client can't tell whether the call was carried out: no answer came, or none that could be read.
    Unknown(String),
}

/// An error of the service, as far as the client passes it on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Refusal {
    /// The code, such as `AccessDeniedException`.
    pub code: Option<String>,
    /// The message.
    pub message: Option<String>,
    /// The HTTP status.
    pub status: Option<u16>,
    /// The ID of the request.
    pub request_id: Option<String>,
}

/// A lock, as `GetVaultLock` tells it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LockView {
    /// The policy.
    pub policy: Option<String>,
    /// `InProgress` or `Locked`.
    pub state: Option<String>,
    /// When it began, in the words of the service.
    pub created: Option<String>,
    /// When it expires, in the words of the service.
    pub expires: Option<String>,
}

/// A vault, as `DescribeVault` tells it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VaultView {
    /// The name.
    pub name: Option<String>,
    /// The Amazon resource name.
    pub arn: Option<String>,
    /// When it was created, in the words of the service.
    pub created: Option<String>,
    /// When its last inventory was, in the words of the service.
    pub last_inventory: Option<String>,
    /// How many archives the last inventory found; some clients tell 0 where the service says nothing.
    pub archives: Option<i64>,
    /// How many bytes the last inventory found; some clients tell 0 where the service says nothing.
    pub bytes: Option<i64>,
}

/// A page of `ListVaults`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VaultPage {
    /// The vaults on the page.
    pub vaults: Vec<VaultView>,
    /// Where the next page goes on, if there is one.
    pub marker: Option<String>,
}

/// Defines the trait: a method for each operation, which says that the client does not have it unless told otherwise.
macro_rules! client_port {
    ($($(#[doc = $doc:literal])* $name:ident($($member:ident: $type:ty),*) -> $output:ty, $operation:ident;)*) => {
        /// A client under test, connected to one emulator.
        ///
        /// A method for each operation that the emulator serves. Write those that your client has; a case that calls one of
        /// the others is skipped.
        ///
        /// ```
        /// use glacier_testkit::contract::client::{Called, ClientError, ClientPort};
        ///
        /// struct Clumsy;
        ///
        /// impl ClientPort for Clumsy {
        ///     async fn abort_vault_lock(&self, _vault: &str) -> Called<()> {
        ///         Err(ClientError::NotSent("it never does".to_owned()))
        ///     }
        /// }
        /// ```
        pub trait ClientPort {
            $(
                $(#[doc = $doc])*
                #[expect(unused_variables, reason = "those who write the method need the names")]
                fn $name(&self, $($member: $type),*) -> impl Future<Output = Called<$output>> {
                    std::future::ready(Err(ClientError::NotOffered(Operation::$operation)))
                }
            )*
        }
    };
}

client_port! {
    /// `InitiateVaultLock`; gives the lock ID.
    initiate_vault_lock(vault: &str, policy: &str) -> Option<String>, InitiateVaultLock;
    /// `CompleteVaultLock`.
    complete_vault_lock(vault: &str, lock_id: &str) -> (), CompleteVaultLock;
    /// `AbortVaultLock`.
    abort_vault_lock(vault: &str) -> (), AbortVaultLock;
    /// `GetVaultLock`.
    get_vault_lock(vault: &str) -> LockView, GetVaultLock;
    /// `CreateVault`; gives the location.
    create_vault(vault: &str) -> Option<String>, CreateVault;
    /// `DescribeVault`.
    describe_vault(vault: &str) -> VaultView, DescribeVault;
    /// `DeleteVault`.
    delete_vault(vault: &str) -> (), DeleteVault;
    /// `ListVaults`, one page.
    list_vaults(limit: Option<i32>, marker: Option<&str>) -> VaultPage, ListVaults;
    /// `SetVaultAccessPolicy`.
    set_vault_access_policy(vault: &str, policy: &str) -> (), SetVaultAccessPolicy;
    /// `GetVaultAccessPolicy`; gives the policy.
    get_vault_access_policy(vault: &str) -> Option<String>, GetVaultAccessPolicy;
    /// `DeleteVaultAccessPolicy`.
    delete_vault_access_policy(vault: &str) -> (), DeleteVaultAccessPolicy;
    /// `AddTagsToVault`.
    add_tags_to_vault(vault: &str, tags: &BTreeMap<String, String>) -> (), AddTagsToVault;
    /// `RemoveTagsFromVault`.
    remove_tags_from_vault(vault: &str, keys: &[String]) -> (), RemoveTagsFromVault;
    /// `ListTagsForVault`.
    list_tags_for_vault(vault: &str) -> BTreeMap<String, String>, ListTagsForVault;
    /// `DeleteArchive`.
    delete_archive(vault: &str, archive: &str) -> (), DeleteArchive;
}
