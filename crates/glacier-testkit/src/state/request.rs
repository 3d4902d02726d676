//! What the service can be asked for.

use std::collections::BTreeMap;

use super::operation::Operation;

/// Defines the requests, each a struct variant with the name of its operation.
macro_rules! requests {
    ($($operation:ident { vault $(, $field:ident: $type:ty)* },)* => ListVaults { $($list:ident: $list_type:ty),* }) => {
        /// A call, read from the wire but not yet judged: names, IDs and limits are the client's own words.
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[expect(missing_docs, reason = "the variants are the operations and the fields their members")]
        pub enum Request {
            $($operation { vault: String $(, $field: $type)* },)*
            ListVaults { $($list: $list_type),* },
        }

        impl Request {
            /// The operation that is called.
            pub fn operation(&self) -> Operation {
                match self {
                    $(Self::$operation { .. } => Operation::$operation,)*
                    Self::ListVaults { .. } => Operation::ListVaults,
                }
            }

            /// The vault that the call names; `ListVaults` names none.
            pub fn vault(&self) -> Option<&str> {
                match self {
                    $(Self::$operation { vault, .. })|* => Some(vault),
                    Self::ListVaults { .. } => None,
                }
            }
        }
    };
}

requests! {
    AbortVaultLock { vault },
    AddTagsToVault { vault, tags: BTreeMap<String, String> },
    CompleteVaultLock { vault, lock_id: String },
    CreateVault { vault },
    DeleteArchive { vault, archive_id: String },
    DeleteVault { vault },
    DeleteVaultAccessPolicy { vault },
    DescribeVault { vault },
    GetVaultAccessPolicy { vault },
    GetVaultLock { vault },
    InitiateVaultLock { vault, policy: String },
    ListTagsForVault { vault },
    RemoveTagsFromVault { vault, tag_keys: Vec<String> },
    SetVaultAccessPolicy { vault, policy: String },
    => ListVaults { limit: Option<String>, marker: Option<String> }
}
