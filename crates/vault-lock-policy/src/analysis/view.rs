//! A policy as one vault sees it.

use super::{ActionSet, Ages, Truth, condition, facts::Facts, resource};
use crate::{
    arn::VaultArn,
    equivalence::same_condition,
    evaluate::{self, holds_if_absent},
    grammar::{Condition, Effect, Policy, Statement},
    json::Span,
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
    /// Conditions of which nothing is to be supposed.
    set_aside: Vec<Span>,
    /// Whether to suppose that it names the vault.
    any_resource: bool,
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

    /// The ages for which denials surely apply to requests for which all conditions of `given` hold, but for those on the age.
    pub(crate) fn sure_given(&self, given: &Reading<'_>, facts: &Facts<'_>) -> Ages {
        let holds = |condition: &Condition| {
            given.other_conditions().any(|other| same_condition(condition, other))
        };
        self.with_effect(Effect::Deny)
            .fold(Ages::none(), |ages, reading| ages.union(&reading.reach_if(facts, &holds).sure))
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
            set_aside: Vec::new(),
            any_resource: false,
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

    /// Supposes that the statement names the vault, that it is about `actions`, and nothing of the conditions within `broken`:
    /// what was told about these is not to be told again in other words.
    pub(crate) fn mend(&mut self, actions: ActionSet, broken: &[Span]) {
        self.any_resource = true;
        self.actions = actions;
        let conditions = self.statement.conditions.iter();
        for condition in conditions.filter(|condition| broken.contains(&condition.span)) {
            self.set_aside.push(condition.span);
            if is_on_age(condition) {
                self.ages_are_exact = false;
                self.ages = Ages::all();
            }
        }
    }

    /// Whether nothing is to be supposed of a condition.
    pub(crate) fn is_set_aside(&self, condition: &Condition) -> bool {
        self.set_aside.contains(&condition.span)
    }

    /// Whether it names the vault.
    pub(crate) fn covers_vault(&self, facts: &Facts<'_>) -> Truth {
        if self.any_resource {
            return Truth::Always;
        }
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

    /// When a condition, not on the age, holds.
    pub(crate) fn truth_of(&self, condition: &Condition, facts: &Facts<'_>) -> Truth {
        if self.is_set_aside(condition) {
            return Truth::Sometimes;
        }
        condition::truth(condition, facts)
    }

    /// Whether it applies, the conditions on the age left aside.
    pub(crate) fn truth_but_for_age(&self, facts: &Facts<'_>) -> Truth {
        self.truth_if(facts, &|_| false)
    }

    /// Whether it applies, the conditions on the age left aside, if those for which `given` says so hold.
    fn truth_if(&self, facts: &Facts<'_>, given: &dyn Fn(&Condition) -> bool) -> Truth {
        if !self.is_about(facts.action) || !self.names_caller(facts) {
            return Truth::Never;
        }
        self.other_conditions()
            .map(|condition| match self.truth_of(condition, facts) {
                Truth::Sometimes if given(condition) => Truth::Always,
                truth => truth,
            })
            .fold(self.covers_vault(facts), Truth::and)
    }

    /// For which ages it applies to requests that are about an archive.
    pub(crate) fn reach(&self, facts: &Facts<'_>) -> Reach {
        self.reach_if(facts, &|_| false)
    }

    /// For which ages it applies to requests that are about an archive, if the conditions for which `given` says so hold.
    pub(crate) fn reach_if(&self, facts: &Facts<'_>, given: &dyn Fn(&Condition) -> bool) -> Reach {
        let ages = if facts.action.archive_age {
            self.ages.clone()
        } else if self.holds_without_age {
            Ages::all()
        } else {
            Ages::none()
        };
        let is_exact = self.ages_are_exact || !facts.action.archive_age;
        match self.truth_if(facts, given) {
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
