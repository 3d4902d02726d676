//! How the names of the suite's vaults begin.

use std::fmt;
use std::str::FromStr;

/// How the names of the suite's vaults begin, so that they are recognised.
///
/// ```
/// use glacier_testkit::contract::endpoint::{InvalidVaultPrefix, VaultPrefix};
///
/// assert_eq!("ci-".parse::<VaultPrefix>()?.as_str(), "ci-");
/// assert_eq!(VaultPrefix::default().as_str(), "glacier-contract-");
/// assert_eq!("ci/".parse::<VaultPrefix>(), Err(InvalidVaultPrefix::Character('/')));
/// # Ok::<(), InvalidVaultPrefix>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VaultPrefix(String);

/// Why no vault's name can begin so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidVaultPrefix {
    /// No vault has this character in its name.
    #[error("names of vaults have only letters, digits, `_`, `-` and `.`, and no `{0}`")]
    Character(char),
    /// It has so many characters, and leaves no room for the rest of a name.
    #[error("it has {0} characters, and 200 at most leave room for the rest of a name")]
    TooLong(usize),
}

/// A vault's name has up to 255 characters; the rest is for the run, the case and a number.
const MAX_LENGTH: usize = 200;

impl VaultPrefix {
    /// The beginning of the names.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for VaultPrefix {
    fn default() -> Self {
        Self("glacier-contract-".to_owned())
    }
}

impl FromStr for VaultPrefix {
    type Err = InvalidVaultPrefix;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let is_allowed = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
        if let Some(other) = text.chars().find(|c| !is_allowed(c)) {
            return Err(InvalidVaultPrefix::Character(other));
        }
        if text.len() > MAX_LENGTH {
            return Err(InvalidVaultPrefix::TooLong(text.len()));
        }
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Display for VaultPrefix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::VaultName;

    /// As [`Visit::new_name`](super::super::visit::Visit::new_name) puts names together.
    #[test]
    fn the_longest_prefix_leaves_room_for_every_case() {
        let prefix: VaultPrefix = "p".repeat(MAX_LENGTH).parse().unwrap();
        for case in super::super::cases() {
            let name = format!("{prefix}abcdef-{}-999", case.name);
            assert!(name.parse::<VaultName>().is_ok(), "{name}");
        }
        let error = "p".repeat(MAX_LENGTH + 1).parse::<VaultPrefix>().unwrap_err();
        assert_eq!(
            error.to_string(),
            "it has 201 characters, and 200 at most leave room for the rest of a name"
        );
    }
}
