//! What rules look at: the policy as the vault sees it, and people that stand for everybody.

use super::Report;
use crate::{
    analysis::{
        ActionSet, Ages, Facts, Group, Reading, Representative, Truth, View, representatives,
    },
    arn::VaultArn,
    grammar::{Condition, Effect, IdentityKind, Policy},
    service::{Action, DELETE_ARCHIVE, Key},
};

/// What rules look at.
pub(super) struct Subject<'p> {
    pub(super) view: View<'p>,
    pub(super) people: Vec<Representative>,
}

impl<'p> Subject<'p> {
    /// None if the policy tells too many people from one another.
    pub(super) fn new(policy: &'p Policy, vault: &'p VaultArn) -> Option<Self> {
        let view = View::new(policy, vault);
        let people = representatives(&view)?;
        Some(Self { view, people })
    }

    /// Takes what was found to be wrong for what it was meant to be, or for nothing certain, so that it is not told again in other words.
    pub(super) fn mend(&mut self, report: &Report<'_>) {
        for reading in &mut self.view.statements {
            let actions = super::actions::meant(reading);
            reading.mend(actions, report.broken());
        }
    }

    pub(super) fn facts<'a>(
        &'a self,
        someone: &'a Representative,
        action: &'static Action,
    ) -> Facts<'a> {
        Facts { vault: self.view.vault, caller: &someone.person, action }
    }

    /// People of the vault's account.
    pub(super) fn own_people(&self) -> impl Iterator<Item = &Representative> {
        self.people.iter().filter(|someone| self.is_own(someone))
    }

    /// People of one group.
    pub(super) fn group<'a>(
        &'a self,
        group: &'a Group,
    ) -> impl Iterator<Item = &'a Representative> {
        self.people.iter().filter(move |someone| someone.group == *group)
    }

    pub(super) fn is_own(&self, someone: &Representative) -> bool {
        someone.person.caller.account() == Some(self.view.vault.account())
    }

    /// Whether somebody's account stands nowhere in the policy.
    pub(super) fn is_unnamed_account(&self, someone: &Representative) -> bool {
        let account = someone.person.caller.account();
        account.is_none_or(|account| !self.view.policy.text().contains(account))
    }

    /// Ages for which the statement denies or allows `action` to someone for certain.
    pub(super) fn sure(
        &self,
        reading: &Reading<'_>,
        someone: &Representative,
        action: &'static Action,
    ) -> Ages {
        reading.reach(&self.facts(someone, action)).sure
    }

    /// Whether the statement may apply to someone, as far as caller and conditions on the caller go.
    pub(super) fn may_concern(
        &self,
        reading: &Reading<'_>,
        someone: &Representative,
        action: &'static Action,
    ) -> bool {
        reading.truth_but_for_age(&self.facts(someone, action)) > Truth::Never
    }

    /// Whether some request of someone for `action` may meet the statement.
    pub(super) fn may_apply(
        &self,
        reading: &Reading<'_>,
        someone: &Representative,
        action: &'static Action,
    ) -> bool {
        let facts = self.facts(someone, action);
        !reading.reach(&facts).possible.is_empty()
            || reading.truth_without_age(&facts) > Truth::Never
    }

    /// Denials other than `reading`.
    pub(super) fn other_denials<'a>(
        &'a self,
        reading: &'a Reading<'p>,
    ) -> impl Iterator<Item = &'a Reading<'p>> {
        self.view.with_effect(Effect::Deny).filter(move |other| other.index != reading.index)
    }
}

/// The patterns of a statement that bring in one of `actions`; all of `NotAction`, since what it leaves out is not written.
pub(super) fn spans_of(reading: &Reading<'_>, actions: ActionSet) -> Vec<crate::Span> {
    let element = &reading.statement.action;
    if element.is_negated() {
        return vec![element.span];
    }
    element
        .values
        .iter()
        .filter(|pattern| !ActionSet::of_pattern(&pattern.value).intersection(actions).is_empty())
        .map(|pattern| pattern.span)
        .collect()
}

/// Whether a condition is on a tag of the vault.
pub(super) fn tag_of(condition: &Condition) -> Option<&str> {
    let key = condition.key.value.as_str();
    if let Key::Tag(tag) = Key::of(key) {
        return Some(tag);
    }
    let (prefix, tag) = key.split_at_checked("aws:ResourceTag/".len())?;
    prefix.eq_ignore_ascii_case("aws:ResourceTag/").then_some(tag)
}

/// Whether a statement with conditions on the age can only apply to requests that have one.
pub(super) fn is_only_for_archives(reading: &Reading<'_>) -> bool {
    !reading.holds_without_age
        || reading.actions.without(ActionSet::named(DELETE_ARCHIVE.name)).is_empty()
}

/// Whom a group stands for, in words.
pub(super) fn describe(group: &Group) -> String {
    match group {
        Group::OwnRoot => "the root user of the account".to_owned(),
        Group::OwnUnnamed => "others of the account".to_owned(),
        Group::NamedAccount(account) => format!("account `{account}`"),
        Group::OtherAccounts => "other accounts".to_owned(),
        Group::NoAccount => "callers without an account".to_owned(),
        Group::Named(name) => format!("`{name}`"),
    }
}

/// Whether somebody is a federated user. Its ARN is one of STS, so conditions that mean the whole account miss it; that is no choice of few.
pub(super) fn is_federated(someone: &Representative) -> bool {
    let identity = someone.person.caller.identity();
    identity.is_some_and(|one| matches!(one.kind(), IdentityKind::FederatedUser { .. }))
}
