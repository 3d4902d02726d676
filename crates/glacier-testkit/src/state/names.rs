//! The names that calls are addressed by, checked when they are made.

use std::borrow::Borrow;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A text that is not a name of the wanted sort.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not {wanted}")]
pub struct InvalidName {
    text: String,
    wanted: &'static str,
}

impl InvalidName {
    /// The text as it was given.
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// Defines a string newtype that holds only what its check lets through. Clones share one text; serde reads and writes it
/// as a string and checks it on the way in.
macro_rules! name {
    ($(#[$doc:meta])* $name:ident, $wanted:literal, $check:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(into = "String", try_from = "String")]
        pub struct $name(Arc<str>);

        impl $name {
            /// The name as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = InvalidName;

            fn try_from(text: String) -> Result<Self, InvalidName> {
                if $check(&text) { Ok(Self(text.into())) } else { Err(InvalidName { text, wanted: $wanted }) }
            }
        }

        impl From<$name> for String {
            fn from(name: $name) -> Self {
                name.as_str().to_owned()
            }
        }

        impl FromStr for $name {
            type Err = InvalidName;

            fn from_str(text: &str) -> Result<Self, InvalidName> {
                Self::try_from(text.to_owned())
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

name! {
    /// The name of a vault, after [`rules::VAULT_NAME`](crate::rules::VAULT_NAME).
    ///
    /// ```
    /// use glacier_testkit::state::VaultName;
    ///
    /// assert!("my-vault_2.0".parse::<VaultName>().is_ok());
    /// let error = "my vault".parse::<VaultName>().unwrap_err();
    /// assert_eq!(error.to_string(), "`my vault` is not a vault name");
    /// ```
    VaultName, "a vault name", is_vault_name
}

name! {
    /// An AWS account number: 12 digits.
    ///
    /// ```
    /// use glacier_testkit::state::AccountId;
    ///
    /// assert!("111122223333".parse::<AccountId>().is_ok());
    /// let error = "1111-2222-3333".parse::<AccountId>().unwrap_err();
    /// assert_eq!(error.to_string(), "`1111-2222-3333` is not an account number of 12 digits");
    /// ```
    AccountId, "an account number of 12 digits", is_account_id
}

name! {
    /// The name of an AWS region: 1 to 64 lower-case letters, digits and hyphens.
    ///
    /// ```
    /// use glacier_testkit::state::Region;
    ///
    /// assert_eq!("cn-north-1".parse::<Region>()?.partition(), "aws-cn");
    /// let error = "EU".parse::<Region>().unwrap_err();
    /// assert_eq!(error.to_string(), "`EU` is not a region name");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    Region, "a region name", is_region
}

name! {
    /// The ID of an archive: opaque, 1 to 255 visible ASCII characters.
    ///
    /// The service makes IDs of 138 letters, digits, `-` and `_`
    /// ([source](https://docs.aws.amazon.com/amazonglacier/latest/dev/api-archive-post.html)); a test may plant archives
    /// under any other.
    ///
    /// ```
    /// use glacier_testkit::state::ArchiveId;
    ///
    /// assert!("archive-1".parse::<ArchiveId>().is_ok());
    /// let error = "".parse::<ArchiveId>().unwrap_err();
    /// assert_eq!(error.to_string(), "`` is not an archive ID of 1 to 255 visible ASCII characters");
    /// ```
    ArchiveId, "an archive ID of 1 to 255 visible ASCII characters", is_visible_ascii
}

impl AccountId {
    /// The account number of AWS's examples.
    pub(crate) fn example() -> Self {
        Self("111122223333".into())
    }
}

impl Region {
    /// The region of AWS's examples.
    pub(crate) fn example() -> Self {
        Self("us-east-1".into())
    }

    /// The partition that the region belongs to, the second part of an ARN.
    pub fn partition(&self) -> &'static str {
        const PARTITIONS: [(&str, &str); 7] = [
            ("cn-", "aws-cn"),
            ("us-gov-", "aws-us-gov"),
            ("us-iso-", "aws-iso"),
            ("us-isob-", "aws-iso-b"),
            ("eu-isoe-", "aws-iso-e"),
            ("us-isof-", "aws-iso-f"),
            ("eusc-", "aws-eusc"),
        ];
        let of_prefix = PARTITIONS.iter().find(|(prefix, _)| self.0.starts_with(prefix));
        of_prefix.map_or("aws", |(_, partition)| partition)
    }
}

fn is_vault_name(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    (1..=255).contains(&text.len()) && text.bytes().all(allowed)
}

fn is_account_id(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_region(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=64).contains(&text.len()) && text.bytes().all(allowed)
}

/// What fits a header and, escaped, a segment of a path.
pub(super) fn is_visible_ascii(text: &str) -> bool {
    (1..=255).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic())
}
