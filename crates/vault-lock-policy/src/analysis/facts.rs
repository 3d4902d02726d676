//! What is known about the requests that a question is about.

use crate::{
    arn::VaultArn,
    evaluate::{Caller, Request},
    grammar::Pattern,
    service::{Action, Key, KnownKey},
};

/// Requests of one caller for one action on one vault. What else they carry is unknown, but for the keys that follow from these three.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Facts<'a> {
    pub(crate) vault: &'a VaultArn,
    pub(crate) caller: &'a Person,
    pub(crate) action: &'static Action,
}

/// A caller, and keys of its requests that don't follow from the caller's ARN.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Person {
    pub(crate) caller: Caller,
    /// Such as `aws:PrincipalArn` for a session: its own ARN leaves out the path of the role.
    pub(crate) context: Vec<(&'static str, String)>,
}

/// The keys that are known by themselves or known to be absent.
const KNOWN: &[&str] = &[
    "aws:PrincipalArn",
    "aws:PrincipalAccount",
    "aws:PrincipalType",
    "aws:username",
    "aws:RequestedRegion",
];

impl From<Caller> for Person {
    fn from(caller: Caller) -> Self {
        Self { caller, context: Vec::new() }
    }
}

impl<'a> Facts<'a> {
    /// Whether the values of this key are known, or it is known to be absent. The age of the archive is not among them.
    pub(crate) fn know_key(&self, key: &str) -> bool {
        let given = self.caller.context.iter().map(|(known, _)| *known);
        KNOWN.iter().copied().chain(given).any(|known| known.eq_ignore_ascii_case(key))
            || !self.can_have(key)
    }

    /// Whether some of the requests may have this key.
    pub(crate) fn can_have(&self, key: &str) -> bool {
        match Key::of(key) {
            tied @ (Key::ArchiveAge | Key::Tag(_)) => tied.comes_with(self.action),
            Key::UnknownOfGlacier => false,
            Key::Global | Key::Foreign => KnownKey::find(key).is_some(),
        }
    }

    /// Whether all variables of a pattern are known.
    pub(crate) fn know(&self, pattern: &Pattern) -> bool {
        pattern.variables().all(|variable| self.know_key(&variable.key))
    }

    /// A request with what is known.
    pub(crate) fn request(&self) -> Request<'a> {
        let caller = self.caller;
        let request = Request::new(&caller.caller, self.action.full_name(), self.vault.as_str())
            .with("aws:RequestedRegion", self.vault.region());
        caller.context.iter().fold(request, |request, (key, value)| request.with(*key, value))
    }
}
