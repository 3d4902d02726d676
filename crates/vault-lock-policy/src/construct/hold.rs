//! Legal hold by tag.

use super::write::{self, Statement};
use crate::{
    grammar::{Identity, IdentityKind},
    service::is_placeholder,
};

/// A legal hold: while the vault has a tag with a certain value, nobody can delete archives. Only custodians can change the tags.
///
/// The value has to be the same, case included. Every other tag of the vault can be changed by custodians only, too: a policy
/// can't tell one tag from another when tags are changed.
///
/// ```
/// use vault_lock_policy::LegalHold;
///
/// let hold = LegalHold::new("LegalHold", "true", "arn:aws:iam::111122223333:role/legal".parse()?)?
///     .with_custodian("arn:aws:iam::111122223333:user/alice".parse()?)?;
/// assert_eq!((hold.key(), hold.value()), ("LegalHold", "true"));
/// assert_eq!(hold.custodians().len(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegalHold {
    key: String,
    value: String,
    /// At least one.
    custodians: Vec<Identity>,
}

/// Why something is no legal hold.
///
/// ```
/// use vault_lock_policy::LegalHold;
///
/// let session = "arn:aws:sts::111122223333:assumed-role/legal/alice".parse()?;
/// let error = LegalHold::new("LegalHold", "true", session).unwrap_err();
/// assert_eq!(error.to_string(), "`arn:aws:sts::111122223333:assumed-role/legal/alice` is a session and can't be a custodian");
/// assert_eq!(error.help(), "name the role: `arn:aws:iam::ACCOUNT:role/NAME`, with its path");
/// # Ok::<(), vault_lock_policy::IdentityError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum HoldError {
    /// A key that no tag can have: it has 1 to 128 characters and does not begin with `aws:`. `${…}` is refused too, as a name
    /// that somebody forgot to fill in.
    #[error("`{0}` can't be the key of a tag")]
    Key(String),
    /// A value that no tag can have: it has up to 255 characters.
    #[error("the value of the tag has {0} characters")]
    Value(usize),
    /// A session. Sessions come and go, and conditions see the role behind them.
    #[error("`{0}` is a session and can't be a custodian")]
    Session(Identity),
}

impl HoldError {
    /// What to do about it.
    pub fn help(&self) -> &'static str {
        match self {
            Self::Key(_) => {
                "a key has 1 to 128 characters, `aws:` at its beginning is AWS's own, and `${…}` is a name to be filled in"
            }
            Self::Value(_) => "a value has up to 255 characters",
            Self::Session(_) => "name the role: `arn:aws:iam::ACCOUNT:role/NAME`, with its path",
        }
    }
}

impl LegalHold {
    /// A hold while the tag `key` has the value `value`, which `custodian` can set and lift.
    ///
    /// # Errors
    ///
    /// [`HoldError`] if no tag can have this key or value, or the custodian is a session.
    pub fn new(
        key: impl Into<String>,
        value: impl Into<String>,
        custodian: Identity,
    ) -> Result<Self, HoldError> {
        let (key, value) = (key.into(), value.into());
        let is_reserved = key.get(..4).is_some_and(|prefix| prefix.eq_ignore_ascii_case("aws:"));
        if !(1..=128).contains(&key.chars().count()) || is_reserved || is_placeholder(&key) {
            return Err(HoldError::Key(key));
        }
        match value.chars().count() {
            0..=255 => Self { key, value, custodians: Vec::new() }.with_custodian(custodian),
            length => Err(HoldError::Value(length)),
        }
    }

    /// The same hold with one more custodian.
    ///
    /// # Errors
    ///
    /// [`HoldError::Session`] if it is a session.
    pub fn with_custodian(mut self, custodian: Identity) -> Result<Self, HoldError> {
        if matches!(custodian.kind(), IdentityKind::AssumedRole { .. }) {
            return Err(HoldError::Session(custodian));
        }
        if !self.custodians.contains(&custodian) {
            self.custodians.push(custodian);
        }
        Ok(self)
    }

    /// The key of the tag.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The value that puts the vault on hold.
    pub fn value(&self) -> &str {
        &self.value
    }

    /// Who can set and lift the hold. There is at least one.
    pub fn custodians(&self) -> &[Identity] {
        &self.custodians
    }

    pub(super) fn statements(&self) -> [Statement; 2] {
        let custodians = self.custodians.iter();
        [
            Statement {
                sid: "LegalHold".to_owned(),
                actions: &["glacier:DeleteArchive"],
                operator: "StringEquals",
                key: format!("glacier:ResourceTag/{}", self.key),
                values: vec![write::literal(&self.value)],
            },
            Statement {
                sid: "OnlyCustodiansChangeTags".to_owned(),
                actions: &["glacier:AddTagsToVault", "glacier:RemoveTagsFromVault"],
                operator: "ArnNotEquals",
                key: "aws:PrincipalArn".to_owned(),
                values: custodians.map(|custodian| write::literal(custodian.arn())).collect(),
            },
        ]
    }
}
