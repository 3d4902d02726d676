//! What a policy keeps people from doing with a vault: a summary for people, and as typed data.
//!
//! It is read off the statements, not tried with requests, so it holds for everybody and for every request. Where it can't tell it
//! says under which conditions, and never claims more than [`evaluate`](crate::evaluate) would deny.

mod build;
mod group;
mod phrases;
mod statement;
mod tell;
mod together;
mod when;
mod words;

use std::collections::BTreeSet;

use crate::{Caller, arn::VaultArn, grammar::Policy};

pub use group::{Group, Whom};
pub use when::When;
pub use words::Clause;

/// What a policy keeps people from doing with a vault, and what it allows them.
///
/// As text it is a few plain sentences:
///
/// ```
/// use vault_lock_policy::{Policy, VaultArn, When, examples, protection};
///
/// let policy = Policy::parse(examples::RETENTION)?;
/// let vault: VaultArn = "arn:aws:glacier:us-west-2:111122223333:vaults/records".parse()?;
/// let protection = protection(&policy, &vault);
/// assert_eq!(protection.archives().for_everybody(), When::From(365));
/// assert!(protection.to_string().starts_with(
///     "Nobody can delete an archive of `records` in its first 365 days; from day 365 on it is up to IAM and the access policy.\n",
/// ));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Protection {
    vault: VaultArn,
    actions: Vec<ActionProtection>,
    without_effect: Vec<StatementName>,
}

/// What a policy says about one action.
///
/// ```
/// use vault_lock_policy::{Caller, Policy, VaultArn, When, examples, protection};
///
/// let policy = Policy::parse(examples::RETENTION)?;
/// let vault: VaultArn = "arn:aws:glacier:us-west-2:111122223333:vaults/records".parse()?;
/// let protection = protection(&policy, &vault);
/// let archives = protection.action("glacier:DeleteArchive").ok_or("no such action")?;
/// assert_eq!(archives.for_caller(&Caller::anonymous()).when, When::From(365));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ActionProtection {
    /// The action, such as `glacier:DeleteArchive`.
    pub action: &'static str,
    /// How it stands for whom. A caller belongs to the first group that includes it; the last one is everybody.
    pub groups: Vec<GroupProtection>,
    /// The statements that allow it, as far as no denial makes them idle.
    pub grants: Vec<Grant>,
}

/// How an action stands for a group of callers.
///
/// ```
/// use vault_lock_policy::{Group, Policy, VaultArn, When, examples, protection};
///
/// let policy = Policy::parse(examples::RETENTION)?;
/// let vault: VaultArn = "arn:aws:glacier:us-west-2:111122223333:vaults/records".parse()?;
/// let protection = protection(&policy, &vault);
/// let everybody = &protection.archives().groups[0];
/// assert_eq!((&everybody.group, &everybody.when), (&Group::Everybody, &When::From(365)));
/// assert!(everybody.holds.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct GroupProtection {
    /// The group.
    pub group: Group,
    /// For which ages of the archive the policy leaves it open, holds left aside. Where it does not, every request is denied. Of
    /// actions that are not about an archive it is `Always` or `Never`.
    pub when: When,
    /// Whether every request without an archive is denied: `glacier:InitiateJob` for the inventory. The same as `when` for actions
    /// that are never about an archive.
    pub denied_without_archive: bool,
    /// Denials beyond that, which depend on more than the age.
    pub holds: Vec<Hold>,
}

/// A denial that depends on more than the age of the archive, such as a tag or a date.
///
/// ```
/// use vault_lock_policy::{Policy, VaultArn, protection};
///
/// let policy = Policy::parse(r#"{"Version": "2012-10-17", "Statement": {"Sid": "hold", "Effect": "Deny", "Principal": "*",
///     "Action": "glacier:DeleteArchive", "Resource": "arn:aws:glacier:us-west-2:111122223333:vaults/records",
///     "Condition": {"StringEquals": {"glacier:ResourceTag/LegalHold": "true"}}}}"#)?;
/// let vault: VaultArn = "arn:aws:glacier:us-west-2:111122223333:vaults/records".parse()?;
/// let protection = protection(&policy, &vault);
/// let hold = &protection.archives().groups[0].holds[0];
/// assert_eq!(hold.statement.to_string(), "statement `hold`");
/// assert_eq!(hold.conditions[0].to_string(), "if the vault's tag `LegalHold` is `true`");
/// assert_eq!(hold.keys, ["glacier:ResourceTag/LegalHold"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Hold {
    /// The statement that denies.
    pub statement: StatementName,
    /// For which ages it does not deny, whatever else.
    pub when: When,
    /// Whether it can deny requests without an archive.
    pub without_archive: bool,
    /// When it denies: all of these have to hold.
    pub conditions: Vec<Clause>,
    /// The condition keys that it depends on, as the policy writes them.
    pub keys: Vec<String>,
}

/// A statement that allows an action.
///
/// ```
/// use vault_lock_policy::{Policy, VaultArn, Whom, protection};
///
/// let policy = Policy::parse(r#"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": "*",
///     "Action": "glacier:GetVaultLock", "Resource": "arn:aws:glacier:us-west-2:111122223333:vaults/records"}}"#)?;
/// let vault: VaultArn = "arn:aws:glacier:us-west-2:111122223333:vaults/records".parse()?;
/// let protection = protection(&policy, &vault);
/// let action = protection.action("glacier:GetVaultLock").ok_or("no such action")?;
/// assert_eq!(action.grants[0].to, Whom::Everybody);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Grant {
    /// The statement.
    pub statement: StatementName,
    /// To whom.
    pub to: Whom,
    /// For which ages of the archive it allows, and is not denied to all of them anyway.
    pub when: When,
    /// When it allows: all of these have to hold.
    pub conditions: Vec<Clause>,
    /// Whether denials go further: for some of them, or under some conditions.
    pub is_limited: bool,
}

/// A statement, by place and `Sid`.
///
/// ```
/// use vault_lock_policy::{Policy, VaultArn, protection};
///
/// let policy = Policy::parse(r#"{"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Principal": "*",
///     "Action": "glacier:DeleteArchive", "Resource": "arn:aws:glacier:us-west-2:111122223333:vaults/records/*"}}"#)?;
/// let vault: VaultArn = "arn:aws:glacier:us-west-2:111122223333:vaults/records".parse()?;
/// let protection = protection(&policy, &vault);
/// assert_eq!(protection.without_effect()[0].to_string(), "statement 1");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct StatementName {
    /// Its place among the statements, counted from 0. As text it is counted from 1.
    pub index: usize,
    /// Its `Sid`.
    pub sid: Option<String>,
}

/// What `policy` keeps people from doing with `vault`, and what it allows them.
///
/// ```
/// use vault_lock_policy::{Policy, VaultArn, When, examples, protection};
///
/// let policy = Policy::parse(examples::RETENTION)?;
/// let other: VaultArn = "arn:aws:glacier:us-west-2:111122223333:vaults/other".parse()?;
/// assert_eq!(protection(&policy, &other).archives().for_everybody(), When::Always, "nothing protects this vault");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn protection(policy: &Policy, vault: &VaultArn) -> Protection {
    build::protection(policy, vault)
}

impl Protection {
    /// The vault.
    pub fn vault(&self) -> &VaultArn {
        &self.vault
    }

    /// Every action that policies of vaults decide about, by name.
    pub fn actions(&self) -> &[ActionProtection] {
        &self.actions
    }

    /// One action, such as `glacier:DeleteVault`; case does not count. None if policies of vaults don't decide about it.
    pub fn action(&self, action: &str) -> Option<&ActionProtection> {
        self.actions.iter().find(|known| known.action.eq_ignore_ascii_case(action))
    }

    /// Who may delete archives, and from which day.
    pub fn archives(&self) -> &ActionProtection {
        const NOTHING: &ActionProtection = &ActionProtection {
            action: "glacier:DeleteArchive",
            groups: Vec::new(),
            grants: Vec::new(),
        };
        self.action(NOTHING.action).unwrap_or(NOTHING)
    }

    /// The statements that neither deny nor allow anything, to anybody, on this vault.
    pub fn without_effect(&self) -> &[StatementName] {
        &self.without_effect
    }
}

impl ActionProtection {
    /// For which ages it is open to at least somebody; at all other ages it is denied to everybody, whatever else a request has.
    pub fn for_everybody(&self) -> When {
        let all = self.groups.iter().map(|group| group.when.denied());
        all.reduce(|all, one| all.intersection(&one)).map_or(When::Always, |all| When::of(&all))
    }

    /// How it stands for one caller.
    pub fn for_caller(&self, caller: &Caller) -> &GroupProtection {
        const OPEN: &GroupProtection = &GroupProtection {
            group: Group::Everybody,
            when: When::Always,
            denied_without_archive: false,
            holds: Vec::new(),
        };
        self.groups.iter().find(|group| group.group.includes(caller)).unwrap_or(OPEN)
    }

    /// Whether nothing is denied to anybody.
    fn is_open(&self) -> bool {
        self.groups.iter().all(GroupProtection::is_open)
    }
}

impl GroupProtection {
    fn is_open(&self) -> bool {
        self.when == When::Always && !self.denied_without_archive && self.holds.is_empty()
    }

    /// Whether two groups stand alike.
    fn is_like(&self, other: &Self) -> bool {
        self.when == other.when
            && self.denied_without_archive == other.denied_without_archive
            && self.holds == other.holds
    }
}

/// The statements that something came of.
fn at_work(actions: &[ActionProtection]) -> BTreeSet<usize> {
    let holds = actions.iter().flat_map(|action| &action.groups).flat_map(|group| &group.holds);
    let grants = actions.iter().flat_map(|action| &action.grants);
    holds
        .map(|hold| hold.statement.index)
        .chain(grants.map(|grant| grant.statement.index))
        .collect()
}
