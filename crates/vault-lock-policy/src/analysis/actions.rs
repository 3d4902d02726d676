//! Sets of actions that policies of vaults decide about.

use crate::{
    grammar::{ActionPattern, Element},
    service::{ACTIONS, Action, Scope},
};

/// A set of actions on vaults.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ActionSet(u64);

impl ActionSet {
    pub(crate) const NONE: Self = Self(0);

    /// The actions on vaults for which `test` holds.
    pub(crate) fn of(test: impl Fn(&Action) -> bool) -> Self {
        let bits = vault_actions().filter(|(_, action)| test(action)).map(|(bit, _)| bit);
        Self(bits.fold(0, |set, bit| set | bit))
    }

    /// All 27.
    pub(crate) fn all() -> Self {
        Self::of(|_| true)
    }

    /// The one with this name, without `glacier:`.
    pub(crate) fn named(name: &str) -> Self {
        Self::of(|action| action.name == name)
    }

    /// What `Action` or `NotAction` stands for.
    pub(crate) fn of_element(element: &Element<ActionPattern>) -> Self {
        let listed = element
            .values
            .iter()
            .fold(Self::NONE, |set, pattern| set.union(Self::of_pattern(&pattern.value)));
        if element.is_negated() { Self::all().without(listed) } else { listed }
    }

    /// What one pattern stands for.
    pub(crate) fn of_pattern(pattern: &ActionPattern) -> Self {
        Self::of(|action| pattern.matches(action.full_name()))
    }

    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(crate) fn len(self) -> usize {
        self.iter().count()
    }

    pub(crate) fn has(self, name: &str) -> bool {
        vault_actions().any(|(bit, action)| self.0 & bit != 0 && action.name == name)
    }

    /// The actions, by name.
    pub(crate) fn iter(self) -> impl Iterator<Item = &'static Action> {
        vault_actions().filter(move |(bit, _)| self.0 & bit != 0).map(|(_, action)| action)
    }

    pub(crate) fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(crate) fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

/// Each with its bit.
fn vault_actions() -> impl Iterator<Item = (u64, &'static Action)> {
    let numbered = (0_u32..).zip(ACTIONS);
    numbered
        .filter(|(_, action)| action.scope == Scope::Vault)
        .map(|(number, action)| (1_u64 << number, action))
}
