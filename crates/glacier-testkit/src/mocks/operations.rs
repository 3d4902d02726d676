//! The operations that can be mocked, and the one function for each.

use super::given::Given;
use crate::state::{Operation, Response};

/// An operation that can be mocked. The operations of this module are all there are.
pub trait Mocked: sealed::Sealed {
    /// Which operation it is.
    const OPERATION: Operation;
}

/// An operation on one vault.
pub trait NamesVault: Mocked {}

/// An operation that brings a policy.
pub trait TakesPolicy: Mocked {}

/// An operation whose success has neither headers of its own nor a body.
pub trait AnswersEmpty: Mocked {
    /// That success.
    const EMPTY: Response;
}

/// Defines the operations: a type, the function that starts a mock, and the traits that decide over its methods.
macro_rules! operations {
    ($($(#[$doc:meta])* $function:ident => $operation:ident: $($property:ident)*;)*) => {
        $(
            #[doc = concat!("The operation `", stringify!($operation), "`, as the `O` of [`Given`] and [`OperationMock`](super::OperationMock).")]
            #[derive(Debug)]
            pub enum $operation {}

            $(#[$doc])*
            pub fn $function() -> Given<$operation> {
                Given::operation()
            }

            impl sealed::Sealed for $operation {}

            impl Mocked for $operation {
                const OPERATION: Operation = Operation::$operation;
            }

            $(operations!(@ $operation $property);)*
        )*
    };
    (@ $operation:ident AnswersEmpty) => {
        impl AnswersEmpty for $operation {
            const EMPTY: Response = Response::$operation;
        }
    };
    (@ $operation:ident $property:ident) => {
        impl $property for $operation {}
    };
}

operations! {
    /// A mock of `AbortVaultLock`, `DELETE /ACCOUNT/vaults/VAULT/lock-policy`.
    ///
    /// ```
    /// glacier_testkit::mocks::abort_vault_lock().vault("v").answers_empty();
    /// ```
    abort_vault_lock => AbortVaultLock: NamesVault AnswersEmpty;

    /// A mock of `AddTagsToVault`, `POST /ACCOUNT/vaults/VAULT/tags?operation=add`.
    ///
    /// ```
    /// glacier_testkit::mocks::add_tags_to_vault().vault("v").tags([("team", "audit")]).answers_empty();
    /// ```
    add_tags_to_vault => AddTagsToVault: NamesVault AnswersEmpty;

    /// A mock of `CompleteVaultLock`, `POST /ACCOUNT/vaults/VAULT/lock-policy/LOCK-ID`.
    ///
    /// ```
    /// glacier_testkit::mocks::complete_vault_lock().vault("v").lock_id("a-lock").answers_empty();
    /// ```
    complete_vault_lock => CompleteVaultLock: NamesVault AnswersEmpty;

    /// A mock of `CreateVault`, `PUT /ACCOUNT/vaults/VAULT`.
    ///
    /// ```
    /// glacier_testkit::mocks::create_vault().vault("v").answers_location("/111122223333/vaults/v");
    /// ```
    create_vault => CreateVault: NamesVault;

    /// A mock of `DeleteArchive`, `DELETE /ACCOUNT/vaults/VAULT/archives/ARCHIVE-ID`.
    ///
    /// ```
    /// glacier_testkit::mocks::delete_archive().vault("v").archive_id("an-archive").answers_empty();
    /// ```
    delete_archive => DeleteArchive: NamesVault AnswersEmpty;

    /// A mock of `DeleteVault`, `DELETE /ACCOUNT/vaults/VAULT`.
    ///
    /// ```
    /// glacier_testkit::mocks::delete_vault().vault("v").answers_empty();
    /// ```
    delete_vault => DeleteVault: NamesVault AnswersEmpty;

    /// A mock of `DeleteVaultAccessPolicy`, `DELETE /ACCOUNT/vaults/VAULT/access-policy`.
    ///
    /// ```
    /// glacier_testkit::mocks::delete_vault_access_policy().vault("v").answers_empty();
    /// ```
    delete_vault_access_policy => DeleteVaultAccessPolicy: NamesVault AnswersEmpty;

    /// A mock of `DescribeVault`, `GET /ACCOUNT/vaults/VAULT`.
    ///
    /// ```
    /// use glacier_testkit::{mocks, state::ErrorCode};
    ///
    /// mocks::describe_vault().vault("v").answers_error(ErrorCode::ResourceNotFound, "Vault not found");
    /// ```
    describe_vault => DescribeVault: NamesVault;

    /// A mock of `GetVaultAccessPolicy`, `GET /ACCOUNT/vaults/VAULT/access-policy`.
    ///
    /// ```
    /// glacier_testkit::mocks::get_vault_access_policy().vault("v").answers_policy(r#"{"Statement":[]}"#);
    /// ```
    get_vault_access_policy => GetVaultAccessPolicy: NamesVault;

    /// A mock of `GetVaultLock`, `GET /ACCOUNT/vaults/VAULT/lock-policy`.
    ///
    /// ```
    /// glacier_testkit::mocks::get_vault_lock().vault("v").answers_in_progress(r#"{"Statement":[]}"#);
    /// ```
    get_vault_lock => GetVaultLock: NamesVault;

    /// A mock of `InitiateVaultLock`, `POST /ACCOUNT/vaults/VAULT/lock-policy`.
    ///
    /// ```
    /// glacier_testkit::mocks::initiate_vault_lock().vault("v").policy("{}").answers_lock_id("a-lock");
    /// ```
    initiate_vault_lock => InitiateVaultLock: NamesVault TakesPolicy;

    /// A mock of `ListTagsForVault`, `GET /ACCOUNT/vaults/VAULT/tags`.
    ///
    /// ```
    /// glacier_testkit::mocks::list_tags_for_vault().vault("v").answers_tags([("team", "audit")]);
    /// ```
    list_tags_for_vault => ListTagsForVault: NamesVault;

    /// A mock of `ListVaults`, `GET /ACCOUNT/vaults?limit=LIMIT&marker=MARKER`.
    ///
    /// ```
    /// glacier_testkit::mocks::list_vaults().limit(5).answers_vaults([]);
    /// ```
    list_vaults => ListVaults:;

    /// A mock of `RemoveTagsFromVault`, `POST /ACCOUNT/vaults/VAULT/tags?operation=remove`.
    ///
    /// ```
    /// glacier_testkit::mocks::remove_tags_from_vault().vault("v").tag_keys(["team"]).answers_empty();
    /// ```
    remove_tags_from_vault => RemoveTagsFromVault: NamesVault AnswersEmpty;

    /// A mock of `SetVaultAccessPolicy`, `PUT /ACCOUNT/vaults/VAULT/access-policy`.
    ///
    /// ```
    /// glacier_testkit::mocks::set_vault_access_policy().vault("v").policy("{}").answers_empty();
    /// ```
    set_vault_access_policy => SetVaultAccessPolicy: NamesVault TakesPolicy AnswersEmpty;
}

mod sealed {
    /// Keeps the traits of the module to its own operations.
    pub trait Sealed {}
}
