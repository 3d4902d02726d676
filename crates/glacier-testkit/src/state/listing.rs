//! `ListVaults`, page by page.

use std::ops::Bound;

use super::answer::{Answer, Response};
use super::error::{ErrorCode, ServiceError};
use super::names::VaultName;
use super::scope::Scope;
use super::timestamp::Timestamp;
use super::vaults::State;
use crate::rules::{self, Rule};

/// How many vaults a page has at most and by default, [`rules::LIST_LIMIT`].
pub const MAX_PAGE: usize = 10;

impl State {
    pub(super) fn list(
        &self,
        scope: &Scope,
        limit: Option<&str>,
        marker: Option<&str>,
        now: Timestamp,
    ) -> Result<Answer, ServiceError> {
        let limit = limit.map_or(Ok(MAX_PAGE), page_size)?;
        let start = start(scope, marker.unwrap_or_default())?;
        let vaults = self.scopes.get(scope).into_iter();
        let mut rest = vaults.flat_map(|vaults| vaults.range((start.clone(), Bound::Unbounded)));
        let page: Vec<_> = rest.by_ref().take(limit).map(|(_, vault)| vault).collect();
        let marker = match (rest.next(), page.last()) {
            (Some(_), Some(last)) => Some(last.arn().to_owned()),
            _ => None,
        };
        let vaults = page.into_iter().map(|vault| vault.description(now)).collect();
        Ok(Answer::new(&rules::LIST, Response::ListVaults { vaults, marker }))
    }
}

fn page_size(limit: &str) -> Result<usize, ServiceError> {
    let is_number = limit.bytes().all(|byte| byte.is_ascii_digit());
    match limit.parse() {
        Ok(size) if is_number && (1..=MAX_PAGE).contains(&size) => Ok(size),
        _ => {
            let message = format!("The limit must be a number from 1 to {MAX_PAGE}: {limit}");
            Err(invalid(&rules::LIST_LIMIT_INVALID, message))
        }
    }
}

/// The vault that a marker names need not be there any more.
fn start(scope: &Scope, marker: &str) -> Result<Bound<VaultName>, ServiceError> {
    match scope.vault_of(marker) {
        Some(name) => Ok(Bound::Excluded(name)),
        None if marker.is_empty() => Ok(Bound::Unbounded),
        None => {
            let message = format!("The marker is not the ARN of a vault: {marker}");
            Err(invalid(&rules::LIST_MARKER_INVALID, message))
        }
    }
}

fn invalid(rule: &'static Rule, message: String) -> ServiceError {
    ServiceError::new(ErrorCode::InvalidParameterValue, rule, message)
}
