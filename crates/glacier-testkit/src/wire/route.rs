//! Which operation a method and a path mean, and what the path names.

use std::borrow::Cow;

use http::Method;
use percent_encoding::percent_decode_str;

use crate::rules;
use crate::state::{ErrorCode, Operation, ServiceError};

/// An operation, addressed: what a request says before its body.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Route {
    pub(super) account: String,
    pub(super) vault: String,
    pub(super) target: Target,
}

/// An operation, with the label that only its path has.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    InitiateVaultLock,
    CompleteVaultLock { lock_id: String },
    AbortVaultLock,
    GetVaultLock,
    CreateVault,
    DescribeVault,
    DeleteVault,
}

/// Finds the operation of a request.
///
/// The path is cut at its slashes first and decoded then, so that a label may hold an escaped slash.
/// A label is never empty: `POST …/lock-policy/` is not Initiate.
pub(super) fn find(method: &Method, path: &str) -> Result<Route, ServiceError> {
    let segments: Vec<Cow<'_, str>> = path.split('/').take(SEGMENTS + 1).map(decode).collect();
    let segments: Vec<&str> = segments.iter().map(AsRef::as_ref).collect();
    let (account, vault, resource) = match *segments.as_slice() {
        ["", account, "vaults", vault] => (account, vault, Resource::Vault),
        ["", account, "vaults", vault, "lock-policy"] => (account, vault, Resource::LockPolicy),
        ["", account, "vaults", vault, "lock-policy", lock_id] if !lock_id.is_empty() => {
            (account, vault, Resource::Lock { lock_id })
        }
        _ => return Err(unknown_path(path)),
    };
    if account.is_empty() || vault.is_empty() {
        return Err(unknown_path(path));
    }
    let target = resource.target(method).ok_or_else(|| unknown_method(method, path))?;
    Ok(Route { account: account.to_owned(), vault: vault.to_owned(), target })
}

impl Route {
    pub(super) fn operation(&self) -> Operation {
        match self.target {
            Target::InitiateVaultLock => Operation::InitiateVaultLock,
            Target::CompleteVaultLock { .. } => Operation::CompleteVaultLock,
            Target::AbortVaultLock => Operation::AbortVaultLock,
            Target::GetVaultLock => Operation::GetVaultLock,
            Target::CreateVault => Operation::CreateVault,
            Target::DescribeVault => Operation::DescribeVault,
            Target::DeleteVault => Operation::DeleteVault,
        }
    }
}

/// Segments in the longest known path, the empty one before the first slash included.
const SEGMENTS: usize = 6;

/// What a path names, without account and vault.
enum Resource<'a> {
    Vault,
    LockPolicy,
    Lock { lock_id: &'a str },
}

impl Resource<'_> {
    fn target(&self, method: &Method) -> Option<Target> {
        Some(match (self, method.as_str()) {
            (Self::Vault, "PUT") => Target::CreateVault,
            (Self::Vault, "GET") => Target::DescribeVault,
            (Self::Vault, "DELETE") => Target::DeleteVault,
            (Self::LockPolicy, "POST") => Target::InitiateVaultLock,
            (Self::LockPolicy, "DELETE") => Target::AbortVaultLock,
            (Self::LockPolicy, "GET") => Target::GetVaultLock,
            (Self::Lock { lock_id }, "POST") => {
                Target::CompleteVaultLock { lock_id: (*lock_id).to_owned() }
            }
            _ => return None,
        })
    }
}

/// Bytes that are not UTF-8 become U+FFFD, which no name and no lock ID contains, so nothing is mistaken for another.
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
