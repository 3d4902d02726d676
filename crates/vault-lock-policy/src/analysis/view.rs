//! A policy as one vault sees it.

use super::{
    ActionSet, Ages, Truth,
    condition::{self, holds_if_absent},
    facts::Facts,
    resource,
};
use crate::{
    arn::VaultArn,
    evaluate,
    grammar::{Condition, Effect, Policy, Statement},
    service::{Action, Key},
};

/// A policy as one vault sees it.
#[derive(Debug)]
pub(crate) struct View<'p> {
    pub(crate) policy: &'p Policy,
    pub(crate) vault: &'p VaultArn,
    /// In the order of the text.
    pub(crate) statements: Vec<Reading<'p>>,
}

/// A statement, read.
#[derive(Debug)]
pub(crate) struct Reading<'p> {
    /// Its place among the statements, counted from 0.
    pub(crate) index: usize,
    pub(crate) statement: &'p Statement,
    /// The actions on vaults that it is about.
    pub(crate) actions: ActionSet,
    /// The ages for which all of its conditions on the age can hold; all if there are none.
    pub(crate) ages: Ages,
    /// Whether they do hold for all of `ages`. Otherwise the ages can't be told.
    pub(crate) ages_are_exact: bool,
    /// Whether its conditions on the age hold if a request has none.
    pub(crate) holds_without_age: bool,
}

/// For which ages of the archive a statement applies to requests of some caller for some action.
///
/// For an action without an archive the age makes no difference, so both are all or nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reach {
    /// Where it applies, whatever else a request has.
    pub(crate) sure: Ages,
    /// Where it may apply: the sure ones are among them.
    pub(crate) possible: Ages,
}

impl<'p> View<'p> {
    pub(crate) fn new(policy: &'p Policy, vault: &'p VaultArn) -> Self {
        let statements = policy.statements().iter().enumerate();
        Self {
            policy,
            vault,
            statements: statements
                .map(|(index, statement)| Reading::new(index, statement))
                .collect(),
        }
    }

    /// The statements with this effect.
    pub(crate) fn with_effect(&self, effect: Effect) -> impl Iterator<Item = &Reading<'p>> {
        self.statements.iter().filter(move |reading| reading.statement.effect.value == effect)
    }

    /// The ages for which statements of this effect surely apply, taken together.
    pub(crate) fn sure(&self, effect: Effect, facts: &Facts<'_>) -> Ages {
        self.with_effect(effect)
            .fold(Ages::none(), |ages, reading| ages.union(&reading.reach(facts).sure))
    }

    /// The ages for which some statement of this effect may apply.
    pub(crate) fn possible(&self, effect: Effect, facts: &Facts<'_>) -> Ages {
        self.with_effect(effect)
            .fold(Ages::none(), |ages, reading| ages.union(&reading.reach(facts).possible))
    }
}

impl<'p> Reading<'p> {
    fn new(index: usize, statement: &'p Statement) -> Self {
        let mut reading = Self {
            index,
            statement,
            actions: ActionSet::of_element(&statement.action),
            ages: Ages::all(),
            ages_are_exact: true,
            holds_without_age: statement
                .conditions
                .iter()
                .filter(|c| is_on_age(c))
                .all(holds_if_absent),
        };
        for condition in statement.conditions.iter().filter(|condition| is_on_age(condition)) {
            match condition::ages(condition) {
                Some(ages) => reading.ages = reading.ages.intersection(&ages),
                None => reading.ages_are_exact = false,
            }
        }
        reading
    }

    pub(crate) fn is_deny(&self) -> bool {
        self.statement.effect.value == Effect::Deny
    }

    /// Its conditions on the age of the archive.
    pub(crate) fn age_conditions(&self) -> impl Iterator<Item = &'p Condition> {
        self.statement.conditions.iter().filter(|condition| is_on_age(condition))
    }

    /// All other conditions.
    pub(crate) fn other_conditions(&self) -> impl Iterator<Item = &'p Condition> {
        self.statement.conditions.iter().filter(|condition| !is_on_age(condition))
    }

    /// Whether it names the vault.
    pub(crate) fn covers_vault(&self, facts: &Facts<'_>) -> Truth {
        resource::element_covers(&self.statement.resource, facts)
    }

    /// Whether it is about the action.
    pub(crate) fn is_about(&self, action: &Action) -> bool {
        self.actions.has(action.name)
    }

    /// Whether `Principal` or `NotPrincipal` includes the caller. Conditions on the caller are not looked at.
    pub(crate) fn names_caller(&self, facts: &Facts<'_>) -> bool {
        evaluate::is_about_caller(self.statement, &facts.request())
    }

    /// Whether it applies, the conditions on the age left aside.
    pub(crate) fn truth_but_for_age(&self, facts: &Facts<'_>) -> Truth {
        if !self.is_about(facts.action) || !self.names_caller(facts) {
            return Truth::Never;
        }
        self.other_conditions()
            .map(|condition| condition::truth(condition, facts))
            .fold(self.covers_vault(facts), Truth::and)
    }

    /// For which ages it applies to requests that are about an archive.
    pub(crate) fn reach(&self, facts: &Facts<'_>) -> Reach {
        let ages = if facts.action.archive_age {
            self.ages.clone()
        } else if self.holds_without_age {
            Ages::all()
        } else {
            Ages::none()
        };
        let is_exact = self.ages_are_exact || !facts.action.archive_age;
        match self.truth_but_for_age(facts) {
            Truth::Never => Reach { sure: Ages::none(), possible: Ages::none() },
            Truth::Always if is_exact => Reach { sure: ages.clone(), possible: ages },
            _ => Reach { sure: Ages::none(), possible: ages },
        }
    }

    /// Whether it applies to requests without an age: those for an inventory, and those of actions without an archive.
    pub(crate) fn truth_without_age(&self, facts: &Facts<'_>) -> Truth {
        self.truth_but_for_age(facts).and(self.holds_without_age.into())
    }
}

/// Whether the condition is on the age of the archive.
pub(crate) fn is_on_age(condition: &Condition) -> bool {
    Key::of(&condition.key.value) == Key::ArchiveAge
}
