//! What Glacier knows: its actions, and the condition keys that it gives with each.
//!
//! Source: AWS's developer guide, "Amazon Glacier API permissions" and "Vault lock policies", and IAM's list of global condition
//! keys. Where the two references of Glacier contradict each other, the guide's own examples decide.

mod action;
mod key;
mod known_key;

pub(crate) use action::{
    ABORT_VAULT_LOCK, ADD_TAGS_TO_VAULT, COMPLETE_MULTIPART_UPLOAD, COMPLETE_VAULT_LOCK,
    DELETE_ARCHIVE, DELETE_VAULT, GET_JOB_OUTPUT, GET_VAULT_LOCK, INITIATE_JOB,
    INITIATE_MULTIPART_UPLOAD, REMOVE_TAGS_FROM_VAULT, UPLOAD_ARCHIVE, UPLOAD_MULTIPART_PART,
};
pub(crate) use action::{ACTIONS, Action, Scope};
pub(crate) use key::Key;
pub(crate) use known_key::{ARCHIVE_AGE, KEYS, KnownKey, Presence, RESOURCE_TAG, ValueKind};
