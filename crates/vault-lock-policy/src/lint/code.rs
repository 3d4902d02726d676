//! The names of the mistakes.

use std::{fmt, str::FromStr};

/// No code has this name.
///
/// ```
/// let error = "resource".parse::<vault_lock_policy::Code>().unwrap_err();
/// assert_eq!(error.to_string(), "`resource` is not the code of a finding");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not the code of a finding")]
pub struct UnknownCode(pub String);

macro_rules! codes {
    ($($name:ident $text:literal $summary:literal)*) => {
        /// What kind of mistake a finding is about. The names are stable.
        ///
        /// ```
        /// use vault_lock_policy::Code;
        ///
        /// assert_eq!(Code::ResourceNotThisVault.as_str(), "resource-not-this-vault");
        /// assert_eq!("resource-not-this-vault".parse(), Ok(Code::ResourceNotThisVault));
        /// for code in Code::ALL {
        ///     println!("{code}: {}", code.summary());
        /// }
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = $summary] $name,)*
        }

        impl Code {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Its name.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                }
            }

            /// What it is about, in one line.
            pub fn summary(self) -> &'static str {
                match self {
                    $(Self::$name => $summary,)*
                }
            }
        }
    };
}

codes! {
    ResourceNotThisVault "resource-not-this-vault" "a statement names other resources than this vault, so it does nothing"
    ResourceMatchesNothing "resource-matches-nothing" "a resource that no vault can have, beside one that is right"
    ResourceDependsOnCaller "resource-depends-on-caller" "a policy variable in the resource: only some callers are meant"

    ActionWithoutService "action-without-service" "an action without `glacier:` in front"
    ActionOfAnotherService "action-of-another-service" "an action that is not one of Glacier"
    UnknownAction "unknown-action" "an action that Glacier does not have"
    ActionNotForVaults "action-not-for-vaults" "an action about the account, which policies of vaults don't decide about"

    VariableInOldVersion "variable-in-old-version" "a policy variable in a policy whose version has none"
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Code {
    type Err = UnknownCode;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.iter().copied().find(|code| code.as_str() == name);
        found.ok_or_else(|| UnknownCode(name.to_owned()))
    }
}
