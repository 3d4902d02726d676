//! One statement, as far as it concerns one vault.

use std::fmt;

use super::{Clause, StatementName, Whom, words};
use crate::{
    analysis::{Ages, Reading, Truth, holds_if_absent, truth_if_present},
    arn::VaultArn,
    evaluate::{self, Caller, Request},
    grammar::{Condition, Effect, Pattern, Policy, Statement},
    service::{Action, Key, KnownKey},
};

/// A statement and whether it is about the vault.
pub(super) struct Sentence<'p> {
    reading: &'p Reading<'p>,
    covers: Truth,
    whom: Whom,
}

impl<'p> Sentence<'p> {
    pub(super) fn new(reading: &'p Reading<'p>, policy: &Policy, vault: &VaultArn) -> Self {
        let resources = &reading.statement.resource;
        let listed = resources.values.iter().map(|resource| covers(&resource.value, vault));
        let listed = listed.fold(Truth::Never, Truth::or);
        let covers = if resources.is_negated() { listed.not() } else { listed };
        Self { reading, covers, whom: Whom::of(&reading.statement.principal, policy, vault) }
    }

    pub(super) fn statement(&self) -> &'p Statement {
        self.reading.statement
    }

    /// To whom it is addressed, as far as there can be such callers.
    pub(super) fn whom(&self) -> Whom {
        self.whom.clone()
    }

    /// The conditions that hold sometimes, if nothing else makes it depend on the request.
    pub(super) fn only_conditions(&self, action: &Action) -> Option<Vec<&'p Condition>> {
        let ages_are_told = self.reading.ages_are_exact || !action.archive_age;
        (self.covers == Truth::Always && ages_are_told)
            .then(|| self.open_conditions(action).collect())
    }

    pub(super) fn effect(&self) -> Effect {
        self.statement().effect.value
    }

    pub(super) fn name(&self) -> StatementName {
        let sid = self.statement().sid.as_ref().map(|sid| sid.value.clone());
        StatementName { index: self.reading.index, sid }
    }

    /// Whether it applies to requests for the action, whoever makes them, its ages left aside.
    pub(super) fn truth(&self, action: &Action) -> Truth {
        if !self.reading.is_about(action) {
            return Truth::Never;
        }
        let exact = self.reading.ages_are_exact || !action.archive_age;
        let ages = if exact { Truth::Always } else { Truth::Sometimes };
        let conditions = self.reading.other_conditions();
        conditions.fold(self.covers.and(ages), |all, condition| all.and(truth(condition, action)))
    }

    /// The ages for which its conditions on the age can hold, and whether they hold without an archive. An action that is
    /// never about an archive has all ages or none.
    pub(super) fn reach(&self, action: &Action) -> (Ages, bool) {
        let without_archive = self.reading.holds_without_age;
        let ages = match (action.archive_age, without_archive) {
            (true, _) => self.reading.ages.clone(),
            (false, true) => Ages::all(),
            (false, false) => Ages::none(),
        };
        (ages, without_archive)
    }

    /// All that has to hold for it to apply, but for the ages that can be told as such.
    pub(super) fn conditions(&self, action: &Action, addressed: Truth) -> Vec<Clause> {
        let mut clauses = Vec::new();
        if addressed == Truth::Sometimes {
            clauses.push(words::principals(&self.statement().principal));
        }
        if self.covers == Truth::Sometimes {
            clauses.push(words::resources(&self.statement().resource));
        }
        clauses.extend(self.open_conditions(action).map(words::condition));
        clauses
    }

    /// The condition keys that it depends on.
    pub(super) fn keys(&self, action: &Action) -> Vec<String> {
        self.open_conditions(action).map(|condition| condition.key.value.clone()).collect()
    }

    /// The conditions that hold sometimes, but for those on ages that can be told as such.
    fn open_conditions(&self, action: &Action) -> impl Iterator<Item = &'p Condition> {
        let ages_are_told = self.reading.ages_are_exact || !action.archive_age;
        let others = self.reading.other_conditions();
        let ages = self.reading.age_conditions().filter(move |_| !ages_are_told);
        let action = *action;
        others.filter(move |condition| truth(condition, &action) == Truth::Sometimes).chain(ages)
    }
}

/// Whether a resource is the vault. Who asks is not known here, so variables can stand for anything.
fn covers(resource: &Pattern, vault: &VaultArn) -> Truth {
    if resource.variables().next().is_some() {
        return Truth::Sometimes;
    }
    let anybody = Caller::anonymous();
    let request = Request::new(&anybody, "glacier:DescribeVault", vault.as_str());
    evaluate::covers(resource, &request).into()
}

/// When the condition holds for requests of anybody for the action.
///
/// What AWS gives with a request is not certain enough to rely on when it makes a denial stronger: a denial that holds because a key
/// is absent holds sometimes. When it makes a denial void it is.
fn truth(condition: &Condition, action: &Action) -> Truth {
    let key = Key::of(&condition.key.value);
    let can_be_there = key.comes_with(action) && KnownKey::find(&condition.key.value).is_some();
    let if_absent = holds_if_absent(condition);
    if !can_be_there && !is_of_a_session(&condition.key.value) {
        return if if_absent { Truth::Sometimes } else { Truth::Never };
    }
    let if_present = truth_if_present(condition);
    if if_present == Truth::from(if_absent) { if_present } else { Truth::Sometimes }
}

/// Whether it is one of the keys of other services that come with the credentials of a session.
fn is_of_a_session(key: &str) -> bool {
    Key::of(key) == Key::Foreign && KnownKey::find(key).is_some()
}

/// Its `Sid`, or its place counted from 1.
impl fmt::Display for StatementName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.sid {
            Some(sid) if !sid.is_empty() => write!(f, "statement `{sid}`"),
            _ => write!(f, "statement {}", self.index + 1),
        }
    }
}
