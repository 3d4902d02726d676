//! The parameters of operations that have some in their query; all others count for nothing.

use crate::rules;
use crate::state::{ErrorCode, Operation, ServiceError};

/// Which operation a `POST` to the tags of a vault is.
pub(super) fn tagging(query: &str) -> Result<Operation, ServiceError> {
    match parameter(query, "operation")?.as_deref() {
        Some("add") => Ok(Operation::AddTagsToVault),
        Some("remove") => Ok(Operation::RemoveTagsFromVault),
        Some(other) => Err(ServiceError::new(
            ErrorCode::InvalidParameterValue,
            &rules::TAGS_OPERATION_UNKNOWN,
            format!("The operation on tags must be add or remove: {other}"),
        )),
        None => Err(ServiceError::new(
            ErrorCode::MissingParameterValue,
            &rules::TAGS_OPERATION_MISSING,
            "Required parameter is missing: operation",
        )),
    }
}

/// The value of a parameter, decoded; [`rules::QUERY_REPEATED`] if it has two.
pub(super) fn parameter(query: &str, name: &str) -> Result<Option<String>, ServiceError> {
    let mut values =
        form_urlencoded::parse(query.as_bytes()).filter(|(key, _)| key == name).map(|(_, v)| v);
    let value = values.next();
    if values.next().is_some() {
        return Err(ServiceError::new(
            ErrorCode::InvalidParameterValue,
            &rules::QUERY_REPEATED,
            format!("The query has this parameter more than once: {name}"),
        ));
    }
    Ok(value.map(Into::into))
}
