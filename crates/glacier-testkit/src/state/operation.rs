//! The operations of Glacier that a vault lock has to do with.

use std::fmt;
use std::str::FromStr;

/// Defines the operations, each with whose account it can be sent to.
macro_rules! operations {
    ($($name:ident => $reach:ident,)*) => {
        /// The operations that the emulator serves.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "the variants are the operations")]
        pub enum Operation {
            $($name,)*
        }

        impl Operation {
            /// All of them, in alphabetical order.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The name in Glacier's model, which after `glacier:` is the action in policies.
            ///
            /// ```
            /// use glacier_testkit::state::Operation;
            ///
            /// assert_eq!(Operation::InitiateVaultLock.name(), "InitiateVaultLock");
            /// assert_eq!("InitiateVaultLock".parse(), Ok(Operation::InitiateVaultLock));
            /// ```
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$name => stringify!($name),)*
                }
            }

            /// What policies call it.
            ///
            /// ```
            /// use glacier_testkit::state::Operation;
            ///
            /// assert_eq!(Operation::DeleteArchive.action(), "glacier:DeleteArchive");
            /// ```
            pub fn action(self) -> &'static str {
                match self {
                    $(Self::$name => concat!("glacier:", stringify!($name)),)*
                }
            }

            /// Whether the operation only looks.
            pub fn is_read_only(self) -> bool {
                ["Get", "Describe", "List"].iter().any(|verb| self.name().starts_with(verb))
            }

            /// Whose account the operation can be sent to, by the note in each page of the guide.
            pub(crate) fn reach(self) -> Reach {
                match self {
                    $(Self::$name => Reach::$reach,)*
                }
            }
        }
    };
}

operations! {
    AbortVaultLock => OwnAccount,
    AddTagsToVault => OwnAccount,
    CompleteVaultLock => OwnAccount,
    CreateVault => OwnAccount,
    DeleteArchive => GrantedAccount,
    DeleteVault => GrantedAccount,
    DeleteVaultAccessPolicy => GrantedAccount,
    DescribeVault => GrantedAccount,
    GetVaultAccessPolicy => GrantedAccount,
    GetVaultLock => GrantedAccount,
    InitiateVaultLock => OwnAccount,
    ListTagsForVault => OwnAccount,
    ListVaults => OwnAccount,
    RemoveTagsFromVault => OwnAccount,
    SetVaultAccessPolicy => GrantedAccount,
}

/// Whose account an operation can be sent to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Only the caller's own.
    OwnAccount,
    /// Also one whose owner granted it.
    GrantedAccount,
}

/// A text that is the name of no operation that the emulator serves.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an operation that the emulator serves")]
pub struct UnknownOperation(String);

impl FromStr for Operation {
    type Err = UnknownOperation;

    fn from_str(name: &str) -> Result<Self, UnknownOperation> {
        let found = Self::ALL.iter().find(|operation| operation.name() == name);
        found.copied().ok_or_else(|| UnknownOperation(name.to_owned()))
    }
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
