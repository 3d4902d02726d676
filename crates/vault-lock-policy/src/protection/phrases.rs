//! The pieces of sentences: actions, ages, conditions and names.

use std::fmt::{self, Display, Formatter};

use super::{Clause, Group, When, Whom};
use crate::{
    analysis::{ActionSet, FOREVER, days},
    grammar::{IdentityKind, Principal},
    listing::{and, or},
    service::Action,
};

/// The order in which people ask. The others follow by name.
const ORDER: &[&str] = &[
    "DeleteArchive",
    "DeleteVault",
    "InitiateJob",
    "GetJobOutput",
    "UploadArchive",
    "InitiateMultipartUpload",
    "UploadMultipartPart",
    "CompleteMultipartUpload",
    "AbortMultipartUpload",
    "AddTagsToVault",
    "RemoveTagsFromVault",
    "SetVaultAccessPolicy",
    "DeleteVaultAccessPolicy",
    "InitiateVaultLock",
    "AbortVaultLock",
    "CompleteVaultLock",
];

/// Actions that people think of as one.
const TOGETHER: &[(&[&str], &str)] = &[
    (&["DeleteArchive", "InitiateJob"], "delete or retrieve an archive"),
    (
        &[
            "UploadArchive",
            "InitiateMultipartUpload",
            "UploadMultipartPart",
            "CompleteMultipartUpload",
            "AbortMultipartUpload",
        ],
        "upload archives",
    ),
    (
        &[
            "UploadArchive",
            "InitiateMultipartUpload",
            "UploadMultipartPart",
            "CompleteMultipartUpload",
        ],
        "upload archives",
    ),
    (&["AddTagsToVault", "RemoveTagsFromVault"], "change the tags of the vault"),
    (&["SetVaultAccessPolicy", "DeleteVaultAccessPolicy"], "change the access policy"),
    (
        &["InitiateVaultLock", "AbortVaultLock", "CompleteVaultLock"],
        "initiate, abort or complete a vault lock",
    ),
];

/// The place of an action in the order in which people ask.
pub(super) fn place(action: &str) -> usize {
    ORDER.iter().position(|known| *known == name(action)).unwrap_or(ORDER.len())
}

fn name(action: &str) -> &str {
    action.strip_prefix("glacier:").unwrap_or(action)
}

/// Whether it is named when nothing keeps anybody from it.
pub(super) fn is_notable(action: &str) -> bool {
    place(action) < ORDER.len() && !action.contains("VaultLock")
}

/// What a sentence about retrieval is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Jobs {
    /// Archives and the inventory alike.
    Both,
    /// Archives alone.
    Archives,
}

/// What the actions do, each to be put after "can".
pub(super) fn do_what(actions: &[&str], jobs: Jobs, vault: &str) -> Vec<String> {
    if actions.len() == ActionSet::all().len() {
        return vec![format!("do anything with `{vault}`")];
    }
    let mut names: Vec<_> = actions.iter().map(|action| name(action)).collect();
    names.sort_by_key(|name| place(name));
    let mut phrases: Vec<String> = Vec::new();
    while let Some(first) = names.first().copied() {
        let together = TOGETHER.iter().find(|(all, _)| {
            all.first() == Some(&first)
                && all.iter().all(|name| names.contains(name))
                && (first != "DeleteArchive" || jobs == Jobs::Archives)
        });
        let done: &[&str] = together.map_or(std::slice::from_ref(&first), |(all, _)| all);
        names.retain(|name| !done.contains(name));
        phrases.push(match (together, first) {
            (Some((_, phrase)), "DeleteArchive") => format!("{phrase} of `{vault}`"),
            (Some((_, phrase)), _) => (*phrase).to_owned(),
            (None, "DeleteArchive") => format!("delete an archive of `{vault}`"),
            (None, "InitiateJob") if jobs == Jobs::Archives => {
                format!("retrieve an archive of `{vault}`")
            }
            (None, "InitiateJob") => format!("retrieve an archive or the inventory of `{vault}`"),
            (None, "UploadArchive") => "upload archives in one piece".to_owned(),
            (None, other) => does(other),
        });
    }
    phrases
}

fn does(name: &str) -> String {
    let action = Action::find(&format!("glacier:{name}"));
    action.map_or_else(|| name.to_owned(), |action| action.does.to_owned())
}

/// The ages for which something is denied, with a space before them: ` in its first 365 days`. Nothing for all ages.
pub(super) fn while_denied(when: &When) -> String {
    let denied = when.denied();
    if denied.is_all() || denied.is_empty() {
        return String::new();
    }
    let ranges = denied.ranges().iter().map(|days| span(days.first, days.last));
    format!(" {}", or(&ranges.collect::<Vec<_>>()))
}

/// Both days included.
fn span(first: u64, last: u64) -> String {
    match (first, last) {
        (0, 0) => "in its first day".to_owned(),
        (0, last) => format!("in its first {}", days(last.saturating_add(1))),
        (first, FOREVER) => format!("from day {first} on"),
        (first, last) if first == last => format!("on day {first}"),
        (first, last) => format!("from day {first} to day {last}"),
    }
}

/// ` if a and b, unless c or d`.
pub(super) fn conditions(clauses: &[Clause]) -> String {
    let pick = |is_if: bool| -> Vec<String> {
        let texts = clauses.iter().filter_map(|clause| match clause {
            Clause::If(what) if is_if => Some(what.clone()),
            Clause::Unless(what) if !is_if => Some(what.clone()),
            _ => None,
        });
        texts.collect()
    };
    let (ifs, unless) = (pick(true), pick(false));
    let mut text = String::new();
    if !ifs.is_empty() {
        text += &format!(" if {}", and(&ifs));
    }
    if !unless.is_empty() {
        let comma = if ifs.is_empty() { "" } else { "," };
        text += &format!("{comma} unless {}", or(&unless));
    }
    text
}

impl Display for Group {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Identity(role) if matches!(role.kind(), IdentityKind::Role { .. }) => {
                write!(f, "the role `{role}` without a session")
            }
            Self::Identity(identity) => write!(f, "`{identity}`"),
            Self::Sessions(role) => write!(f, "the role `{role}`"),
            Self::Root(account) => write!(f, "the root user of the account `{account}`"),
            Self::Service(name) => write!(f, "the service `{name}`"),
            Self::Account(account) => write!(f, "the account `{account}`"),
            Self::Everybody => f.write_str("everybody"),
        }
    }
}

impl Display for Whom {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Everybody => f.write_str("everybody, with an AWS account or without,"),
            Self::These(listed) => f.write_str(&listing(listed)),
            Self::AllBut(listed) => {
                write!(f, "everybody, with an AWS account or without, except {},", listing(listed))
            }
        }
    }
}

fn listing(listed: &[Principal]) -> String {
    let name = |principal: &Principal| match principal {
        Principal::Everyone => "everybody".to_owned(),
        Principal::Account(account) => format!("the account `{account}`"),
        Principal::Identity(identity) => format!("`{identity}`"),
        Principal::UniqueId(id) => format!("the user or role with the ID `{id}`"),
        Principal::Service(name) => format!("the service `{name}`"),
        Principal::Federated(name) => format!("the identity provider `{name}`"),
        Principal::CanonicalUser(id) => format!("the account with the canonical ID `{id}`"),
    };
    and(&listed.iter().map(name).collect::<Vec<_>>())
}

pub(super) fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(chars.by_ref()).collect())
}
