//! Groups of callers that a policy tells from one another.

use std::collections::BTreeSet;

use crate::{
    analysis::{Truth, unreal},
    arn::VaultArn,
    evaluate::{self, Caller, Request},
    grammar::{Element, Identity, IdentityKind, Policy, Principal, Statement},
    json::Spanned,
};

/// Some callers that a policy treats alike.
///
/// ```
/// use vault_lock_policy::{Caller, Group};
///
/// let account = Group::Account("111122223333".to_owned());
/// assert!(account.includes(&Caller::root("111122223333")));
/// assert!(!account.includes(&Caller::anonymous()));
/// assert!(Group::Everybody.includes(&Caller::anonymous()));
/// assert_eq!(account.to_string(), "the account `111122223333`");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Group {
    /// One user, one session, one federated user; or a role itself, which makes no requests without a session.
    Identity(Identity),
    /// All sessions of a role, by the role's ARN. Its path does not count.
    Sessions(Identity),
    /// The root user of an account, by its number.
    Root(String),
    /// A service, by its name.
    Service(String),
    /// An account, by its number.
    Account(String),
    /// Everybody, with an AWS account or without.
    Everybody,
}

/// To whom a statement is addressed.
///
/// ```
/// use vault_lock_policy::{Principal, Whom};
///
/// let whom = Whom::These(vec![Principal::Account("111122223333".to_owned())]);
/// assert_eq!(whom.to_string(), "the account `111122223333`");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Whom {
    /// Everybody, with an AWS account or without.
    Everybody,
    /// These, an account with all of its users and roles, a role with all of its sessions.
    These(Vec<Principal>),
    /// Everybody but these.
    AllBut(Vec<Principal>),
}

impl Group {
    /// Whether the caller belongs to it. A caller can belong to several: the narrowest one counts.
    pub fn includes(&self, caller: &Caller) -> bool {
        let identity = caller.identity();
        match self {
            Self::Everybody => true,
            Self::Account(account) => caller.account() == Some(account),
            Self::Root(account) => identity
                .is_some_and(|it| it.account() == account && *it.kind() == IdentityKind::Root),
            Self::Identity(one) => identity.is_some_and(|it| it.arn() == one.arn()),
            Self::Sessions(role) => identity.is_some_and(|it| it.is_session_of(role)),
            Self::Service(name) => caller.service_name() == Some(name),
        }
    }

    /// Whether everybody in `narrower` belongs to it.
    pub(super) fn contains(&self, narrower: &Self) -> bool {
        narrower.member().is_some_and(|member| self.includes(&member))
    }

    /// Every group that a policy may treat in its own way, narrow ones first, everybody last.
    ///
    /// Nobody belongs to an account without 12 digits or to another partition, so groups of such are left out. Where `NotPrincipal`
    /// names them they stay, since to be left out of a denial is more, not less.
    pub(super) fn all(policy: &Policy, vault: &VaultArn) -> Vec<Self> {
        let mut groups = BTreeSet::from([Self::Everybody]);
        let elements = policy.statements().iter().map(|statement| &statement.principal);
        let principals = elements.flat_map(|element| {
            let is_kept =
                |one: &&Spanned<Principal>| element.is_negated() || is_real(one, policy, vault);
            element.values.iter().filter(is_kept)
        });
        for principal in principals {
            match &principal.value {
                Principal::Account(account) => groups.extend(account_groups(account)),
                Principal::Identity(identity) => {
                    groups.insert(Self::Identity(identity.clone()));
                    if let IdentityKind::Role { name } = identity.kind() {
                        // Two roles that differ in nothing but the path are one to their sessions.
                        let is_known = |group: &Self| matches!(group, Self::Sessions(role) if is_same_role(role, identity, name));
                        if !groups.iter().any(is_known) {
                            groups.insert(Self::Sessions(identity.clone()));
                        }
                    }
                }
                Principal::Service(name) => {
                    groups.insert(Self::Service(name.clone()));
                }
                _ => {}
            }
        }
        groups.into_iter().collect()
    }

    /// Whether a statement is about all of the group, about none of it, or about some.
    ///
    /// Narrower groups among [`Group::all`] left aside, a policy can't tell the members apart but by what their requests carry.
    pub(super) fn is_addressed(&self, statement: &Statement, vault: &VaultArn) -> Truth {
        let Some(member) = self.member() else { return Truth::Sometimes };
        let request = Request::new(&member, "glacier:DeleteArchive", vault.as_str());
        let is_about = evaluate::is_about_caller(statement, &request);
        // Unique IDs, identity providers and canonical users can be any caller's.
        let others =
            statement.principal.values.iter().any(|principal| is_told_by_request(&principal.value));
        let everyone = statement.principal.values.iter().any(|p| p.value == Principal::Everyone);
        if others && !everyone && is_about == statement.principal.is_negated() {
            return Truth::Sometimes;
        }
        is_about.into()
    }

    /// A member that is in no narrower group, whatever the policy names.
    pub(super) fn member(&self) -> Option<Caller> {
        // No real name has a space in it, so no policy names this one.
        const NOBODY: &str = "nobody in particular";
        match self {
            Self::Everybody => Some(Caller::anonymous()),
            Self::Account(account) => {
                Caller::from_arn(&format!("arn:aws:sts::{account}:federated-user/{NOBODY}")).ok()
            }
            Self::Root(account) => Some(Caller::root(account)),
            Self::Identity(identity) => Some(identity.clone().into()),
            Self::Sessions(role) => match role.kind() {
                IdentityKind::Role { name } => {
                    let (partition, account) = (role.partition(), role.account());
                    let arn =
                        format!("arn:{partition}:sts::{account}:assumed-role/{name}/{NOBODY}");
                    Caller::from_arn(&arn).ok()
                }
                _ => None,
            },
            Self::Service(name) => Some(Caller::service(name.clone())),
        }
    }
}

impl Whom {
    pub(super) fn of(element: &Element<Principal>, policy: &Policy, vault: &VaultArn) -> Self {
        let is_kept =
            |one: &&Spanned<Principal>| element.is_negated() || is_real(one, policy, vault);
        let listed: Vec<_> = element
            .values
            .iter()
            .filter(is_kept)
            .map(|principal| principal.value.clone())
            .collect();
        match (element.is_negated(), listed.contains(&Principal::Everyone)) {
            (false, true) => Self::Everybody,
            (false, false) => Self::These(listed),
            (true, true) => Self::These(Vec::new()),
            (true, false) => Self::AllBut(listed),
        }
    }
}

/// Whether there can be callers of this name who ask for this vault.
fn is_real(principal: &Spanned<Principal>, policy: &Policy, vault: &VaultArn) -> bool {
    unreal(principal, policy, vault).is_none()
}

/// The root user is a group of its own, since `NotPrincipal` spares it with its account.
fn account_groups(account: &str) -> [Group; 2] {
    [Group::Account(account.to_owned()), Group::Root(account.to_owned())]
}

fn is_told_by_request(principal: &Principal) -> bool {
    matches!(
        principal,
        Principal::UniqueId(_) | Principal::Federated(_) | Principal::CanonicalUser(_)
    )
}

/// Whether `role` is the role called `name` in the account of `other`.
fn is_same_role(role: &Identity, other: &Identity, name: &str) -> bool {
    matches!(role.kind(), IdentityKind::Role { name: own } if own == name)
        && role.account() == other.account()
        && role.partition() == other.partition()
}
