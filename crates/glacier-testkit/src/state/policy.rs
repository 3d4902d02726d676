//! What the service checks of a policy before it becomes a vault's lock.

use serde_json::{Map, Value};

use super::error::{ErrorCode, ServiceError};
use crate::rules;

/// The longest policy that is accepted, in bytes of UTF-8, [`rules::POLICY_SIZE`].
pub const MAX_POLICY_BYTES: usize = 20_480;

/// A policy that the service accepts, in the exact words that it was given.
///
/// ```
/// use glacier_testkit::{rules, state::LockPolicy};
///
/// let policy = LockPolicy::try_from(r#"{ "Statement": {} }"#.to_owned())?;
/// assert_eq!(policy.as_str(), r#"{ "Statement": {} }"#);
/// let refused = LockPolicy::try_from("{}".to_owned()).unwrap_err();
/// assert_eq!(refused.rule(), &rules::POLICY_CONTENT);
/// # Ok::<(), glacier_testkit::state::ServiceError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LockPolicy(String);

impl LockPolicy {
    /// A policy that nobody checks, for answers that no rule has decided.
    pub(crate) fn unchecked(text: String) -> Self {
        Self(text)
    }

    /// The policy byte for byte as it was given, [`rules::POLICY_VERBATIM`].
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for LockPolicy {
    type Error = ServiceError;

    /// # Errors
    ///
    /// `InvalidParameterValueException` by [`rules::POLICY_SIZE`] or [`rules::POLICY_CONTENT`].
    fn try_from(text: String) -> Result<Self, ServiceError> {
        if text.len() > MAX_POLICY_BYTES {
            return Err(ServiceError::new(
                ErrorCode::InvalidParameterValue,
                &rules::POLICY_SIZE,
                format!("The vault lock policy exceeds the limit of {MAX_POLICY_BYTES} bytes"),
            ));
        }
        if !has_statements(&text) {
            return Err(ServiceError::new(
                ErrorCode::InvalidParameterValue,
                &rules::POLICY_CONTENT,
                "The specified vault lock policy is invalid. Provide a valid policy.",
            ));
        }
        Ok(Self(text))
    }
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
