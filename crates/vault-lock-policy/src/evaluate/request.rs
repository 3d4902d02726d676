//! What a policy is asked about.

use std::{borrow::Cow, ops::Deref};

use super::Caller;

/// A request: who wants to do what with which vault, and what else is known about it.
///
/// The condition keys `aws:PrincipalArn`, `aws:PrincipalAccount`, `aws:PrincipalType` and `aws:username` follow from the caller
/// unless they are given. All others are there only if they are given: `glacier:ArchiveAgeInDays` belongs to `DeleteArchive`
/// and `InitiateJob`, `glacier:ResourceTag/…` to the actions that AWS lists for it.
///
/// ```
/// use vault_lock_policy::{Caller, Request};
///
/// let caller = Caller::from_arn("arn:aws:iam::111122223333:user/alice")?;
/// let vault = "arn:aws:glacier:us-west-2:111122223333:vaults/records";
/// let request = Request::new(&caller, "glacier:DeleteArchive", vault)
///     .with("glacier:ArchiveAgeInDays", 400)
///     .with("glacier:ResourceTag/LegalHold", "true")
///     .with_values("aws:TagKeys", ["cost", "owner"]);
/// assert_eq!(request.action(), "glacier:DeleteArchive");
/// # Ok::<(), vault_lock_policy::IdentityError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Request<'a> {
    caller: &'a Caller,
    action: &'a str,
    resource: &'a str,
    context: Vec<(Cow<'a, str>, Vec<Cow<'a, str>>)>,
}

impl<'a> Request<'a> {
    /// A request of `caller` for `action`, like `glacier:DeleteArchive`, on the vault with the ARN `resource`.
    pub fn new(caller: &'a Caller, action: &'a str, resource: &'a str) -> Self {
        Self { caller, action, resource, context: Vec::new() }
    }

    /// With a condition key of one value. A key that is given twice has the last value; case does not count.
    #[must_use]
    pub fn with(self, key: impl Into<Cow<'a, str>>, value: impl Into<ContextValue<'a>>) -> Self {
        self.with_values(key, [value])
    }

    /// With a condition key of any number of values. A key without values is the same as no key.
    #[must_use]
    pub fn with_values<V: Into<ContextValue<'a>>>(
        mut self,
        key: impl Into<Cow<'a, str>>,
        values: impl IntoIterator<Item = V>,
    ) -> Self {
        let key = key.into();
        self.context.retain(|(known, _)| !known.eq_ignore_ascii_case(&key));
        self.context.push((key, values.into_iter().map(|value| value.into().0).collect()));
        self
    }

    /// Who makes the request.
    pub fn caller(&self) -> &'a Caller {
        self.caller
    }

    /// The action.
    pub fn action(&self) -> &'a str {
        self.action
    }

    /// The ARN of the vault.
    pub fn resource(&self) -> &'a str {
        self.resource
    }

    /// The values of a condition key; None if the request has no such key.
    pub(super) fn values(&self, key: &str) -> Option<Values<'_>> {
        match self.context.iter().find(|(known, _)| known.eq_ignore_ascii_case(key)) {
            Some((_, values)) if values.is_empty() => None,
            Some((_, values)) => Some(Values::Given(values)),
            None => self.caller.context(key).map(|value| Values::Derived([value])),
        }
    }
}

/// The values of a condition key.
#[derive(Debug)]
pub(super) enum Values<'r> {
    Given(&'r [Cow<'r, str>]),
    Derived([Cow<'r, str>; 1]),
}

impl<'r> Deref for Values<'r> {
    type Target = [Cow<'r, str>];

    fn deref(&self) -> &Self::Target {
        match self {
            Self::Given(values) => values,
            Self::Derived(value) => value,
        }
    }
}

/// A value of a condition key: a text, or a number or a boolean as text.
///
/// ```
/// use vault_lock_policy::ContextValue;
///
/// assert_eq!(ContextValue::from(365).as_str(), "365");
/// assert_eq!(ContextValue::from(true).as_str(), "true");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContextValue<'a>(Cow<'a, str>);

impl ContextValue<'_> {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'a> From<&'a str> for ContextValue<'a> {
    fn from(value: &'a str) -> Self {
        Self(value.into())
    }
}

impl<'a> From<&'a String> for ContextValue<'a> {
    fn from(value: &'a String) -> Self {
        Self(value.into())
    }
}

impl From<String> for ContextValue<'_> {
    fn from(value: String) -> Self {
        Self(value.into())
    }
}

impl From<bool> for ContextValue<'_> {
    fn from(value: bool) -> Self {
        Self(if value { "true" } else { "false" }.into())
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl From<$number> for ContextValue<'_> {
            fn from(value: $number) -> Self {
                Self(value.to_string().into())
            }
        }
    )*};
}

numbers!(i32, u32, i64, u64);
