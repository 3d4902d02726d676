//! The tags of a vault, which policies can ask for.

use std::collections::BTreeMap;

use super::error::{ErrorCode, ServiceError};
use super::names::VaultName;
use crate::rules::{self, Rule};

/// How many tags a vault can have, [`rules::TAG_LIMIT`].
pub const MAX_TAGS: usize = 50;

/// How many tags one call can add or remove, [`rules::TAGS_PER_CALL`].
pub const MAX_TAGS_PER_CALL: usize = 10;

const MAX_KEY_CHARACTERS: usize = 128;
const MAX_VALUE_CHARACTERS: usize = 255;

/// The tags of a vault, sorted by key.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Tags(pub(super) BTreeMap<String, String>);

impl Tags {
    /// These tags, if a vault can have them.
    pub(super) fn new(
        vault: &VaultName,
        tags: BTreeMap<String, String>,
    ) -> Result<Self, ServiceError> {
        for (key, value) in &tags {
            check_key(key)?;
            check_value(value)?;
        }
        if tags.len() > MAX_TAGS {
            let message = format!("The limit of {MAX_TAGS} tags is exceeded for: {vault}");
            return Err(ServiceError::new(ErrorCode::LimitExceeded, &rules::TAG_LIMIT, message));
        }
        Ok(Self(tags))
    }

    /// Adds tags and overwrites those that have the same key; `true` if that made a difference.
    pub(super) fn add(
        &mut self,
        vault: &VaultName,
        tags: &BTreeMap<String, String>,
    ) -> Result<bool, ServiceError> {
        check_count(tags.len())?;
        let mut all = self.0.clone();
        all.extend(tags.clone());
        let all = Self::new(vault, all)?;
        let changed = all != *self;
        *self = all;
        Ok(changed)
    }

    /// Removes the tags with these keys as far as there are any; `true` if there were.
    pub(super) fn remove(&mut self, keys: &[String]) -> Result<bool, ServiceError> {
        check_count(keys.len())?;
        keys.iter().try_for_each(|key| check_key(key))?;
        let before = self.0.len();
        self.0.retain(|key, _| !keys.contains(key));
        Ok(self.0.len() != before)
    }
}

fn check_count(count: usize) -> Result<(), ServiceError> {
    if (1..=MAX_TAGS_PER_CALL).contains(&count) {
        return Ok(());
    }
    let message = format!("A call takes 1 to {MAX_TAGS_PER_CALL} tags, not {count}");
    Err(invalid(&rules::TAGS_PER_CALL, message))
}

fn check_key(key: &str) -> Result<(), ServiceError> {
    if key.starts_with("aws:") {
        let message = format!("Tag keys that begin with aws: are reserved: {key}");
        return Err(invalid(&rules::TAG_RESERVED, message));
    }
    if !(1..=MAX_KEY_CHARACTERS).contains(&key.chars().count()) {
        let message = format!("A tag key has 1 to {MAX_KEY_CHARACTERS} characters: {key}");
        return Err(invalid(&rules::TAG_LENGTH, message));
    }
    check_characters(key)
}

fn check_value(value: &str) -> Result<(), ServiceError> {
    if value.chars().count() > MAX_VALUE_CHARACTERS {
        let message = format!("A tag value has at most {MAX_VALUE_CHARACTERS} characters: {value}");
        return Err(invalid(&rules::TAG_LENGTH, message));
    }
    check_characters(value)
}

fn check_characters(text: &str) -> Result<(), ServiceError> {
    if text.chars().all(|c| c.is_alphanumeric() || " _./=+-@".contains(c)) {
        return Ok(());
    }
    let message = format!("Tags consist of letters, digits, spaces and _ . / = + - @: {text}");
    Err(invalid(&rules::TAG_CHARACTERS, message))
}

fn invalid(rule: &'static Rule, message: String) -> ServiceError {
    ServiceError::new(ErrorCode::InvalidParameterValue, rule, message)
}
