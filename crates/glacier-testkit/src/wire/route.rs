//! Which operation a method and a path mean, and what the path names.

use std::borrow::Cow;

use http::Method;
use percent_encoding::percent_decode_str;

use super::query;
use super::resource::{Meaning, Resource};
use crate::rules;
use crate::state::{ErrorCode, Operation, Reach, ServiceError};

/// An operation, addressed: what a request says before its body.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Route<'a> {
    pub(super) account: Cow<'a, str>,
    /// Empty where the path has none.
    pub(super) vault: Cow<'a, str>,
    /// The lock ID or archive ID of the path; empty where it has none.
    pub(super) id: Cow<'a, str>,
    pub(super) operation: Served,
}

/// An operation of Glacier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Served {
    Yes(Operation),
    /// The name of one that this emulator leaves out.
    No(&'static str),
}

/// Segments in the longest known path, the empty one before the first slash included.
const SEGMENTS: usize = 7;

/// Finds the operation of a request.
///
/// The path is cut at its slashes first and decoded then, so that a label may hold an escaped slash.
/// A label is never empty: `POST …/lock-policy/` is not Initiate.
pub(super) fn find<'a>(
    method: &Method,
    path: &'a str,
    query: &str,
) -> Result<Route<'a>, ServiceError> {
    let mut segments = [const { Cow::Borrowed("") }; SEGMENTS];
    let mut count = 0;
    for segment in path.split('/') {
        let place = segments.get_mut(count).ok_or_else(|| unknown_path(path))?;
        *place = decode(segment);
        count += 1;
    }
    let texts = segments.each_ref().map(AsRef::as_ref);
    let resource = Resource::named(texts.get(..count).unwrap_or_default());
    let resource = resource.ok_or_else(|| unknown_path(path))?;
    let operation = match resource.meaning(method.as_str()) {
        Some(Meaning::Operation(operation)) => Served::Yes(operation),
        Some(Meaning::Tagging) => Served::Yes(query::tagging(query)?),
        Some(Meaning::NotServed(name)) => Served::No(name),
        None => return Err(unknown_method(method, path)),
    };
    let [_, account, _, vault, _, id, _] = segments;
    Ok(Route { account, vault, id, operation })
}

impl Served {
    /// How far from the caller's own account the operation reaches; for one that is left out it makes no difference.
    pub(super) fn reach(self) -> Reach {
        match self {
            Self::Yes(operation) => operation.reach(),
            Self::No(_) => Reach::GrantedAccount,
        }
    }

    /// The operation, [`rules::OPERATION_NOT_SERVED`] if it is one that the emulator leaves out.
    pub(super) fn operation(self) -> Result<Operation, ServiceError> {
        match self {
            Self::Yes(operation) => Ok(operation),
            Self::No(name) => {
                let message = format!(
                    "This emulator of Glacier does not serve {name}: it has the operations around vault locks only"
                );
                let rule = &rules::OPERATION_NOT_SERVED;
                Err(ServiceError::new(ErrorCode::UnknownOperation, rule, message))
            }
        }
    }
}

/// Bytes that are not UTF-8 become U+FFFD, which no name and no ID contains, so nothing is mistaken for another.
fn decode(segment: &str) -> Cow<'_, str> {
    percent_decode_str(segment).decode_utf8_lossy()
}

fn unknown_path(path: &str) -> ServiceError {
    let message = format!("No operation has the path: {path}");
    ServiceError::new(ErrorCode::UnknownOperation, &rules::PATH_UNKNOWN, message)
}

fn unknown_method(method: &Method, path: &str) -> ServiceError {
    let message = format!("No operation has the method {method} on the path: {path}");
    ServiceError::new(ErrorCode::MethodNotAllowed, &rules::METHOD_UNKNOWN, message)
}
