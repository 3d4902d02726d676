//! The two policies of a vault: what the service checks of them before it takes them on.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::error::{ErrorCode, ServiceError};
use crate::rules::{self, Rule};

/// The longest policy that is accepted, in bytes of UTF-8, [`rules::POLICY_SIZE`].
pub const MAX_POLICY_BYTES: usize = 20_480;

/// A policy that the service accepts, in the exact words that it was given, and read once. Clones share it.
///
/// ```
/// use glacier_testkit::{rules, state::{PolicyKind, VaultPolicy}};
///
/// let text = r#"{ "Statement": { "Effect": "Deny", "Principal": "*", "Action": "glacier:DeleteArchive", "Resource": "*" } }"#;
/// let policy = VaultPolicy::parse(text, PolicyKind::Lock)?;
/// assert_eq!(policy.as_str(), text);
/// let refused = VaultPolicy::parse("{}", PolicyKind::Lock).unwrap_err();
/// assert_eq!(refused.rule(), &rules::POLICY_CONTENT);
/// # Ok::<(), glacier_testkit::state::ServiceError>(())
/// ```
#[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
#[serde(into = "String", from = "String")]
pub struct VaultPolicy(Arc<str>);

/// Which of a vault's policies one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PolicyKind {
    /// The one that `InitiateVaultLock` installs.
    Lock,
    /// The one that `SetVaultAccessPolicy` sets.
    Access,
}

impl VaultPolicy {
    /// Checks a policy that is to become one of this kind.
    ///
    /// # Errors
    ///
    /// `InvalidParameterValueException` by [`rules::POLICY_SIZE`], and by [`rules::POLICY_CONTENT`] or
    /// [`rules::ACCESS_POLICY_CONTENT`].
    pub fn parse(text: &str, kind: PolicyKind) -> Result<Self, ServiceError> {
        if text.len() > MAX_POLICY_BYTES {
            let message = format!("The {kind} exceeds the limit of {MAX_POLICY_BYTES} bytes");
            return Err(invalid(&rules::POLICY_SIZE, message));
        }
        if !has_statements(text) {
            let message = format!("The specified {kind} is invalid. Provide a valid policy.");
            return Err(invalid(kind.content_rule(), message));
        }
        Ok(Self(text.into()))
    }

    /// The policy byte for byte as it was given, [`rules::POLICY_VERBATIM`].
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl PartialEq for VaultPolicy {
    /// Whether the texts are the same.
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for VaultPolicy {}

impl PolicyKind {
    fn content_rule(self) -> &'static Rule {
        match self {
            Self::Lock => &rules::POLICY_CONTENT,
            Self::Access => &rules::ACCESS_POLICY_CONTENT,
        }
    }
}

impl std::fmt::Display for PolicyKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Lock => "vault lock policy",
            Self::Access => "vault access policy",
        })
    }
}

fn invalid(rule: &'static Rule, message: String) -> ServiceError {
    ServiceError::new(ErrorCode::InvalidParameterValue, rule, message)
}

/// Whether the text is a JSON object whose `Statement` is one statement or a list of some.
fn has_statements(text: &str) -> bool {
    let Ok(policy) = serde_json::from_str::<Map<String, Value>>(text) else {
        return false;
    };
    match policy.get("Statement") {
        Some(Value::Object(_)) => true,
        Some(Value::Array(statements)) => {
            !statements.is_empty() && statements.iter().all(Value::is_object)
        }
        _ => false,
    }
}

impl From<String> for VaultPolicy {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl From<VaultPolicy> for String {
    fn from(policy: VaultPolicy) -> Self {
        policy.0.to_string()
    }
}
