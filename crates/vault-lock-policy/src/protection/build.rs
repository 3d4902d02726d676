//! From statements to what they come to for each group and each action.

use super::{
    ActionProtection, Grant, Group, GroupProtection, Hold, Protection, StatementName, When, Whom,
    at_work,
    statement::Sentence,
    together::{self, Candidate},
};
use crate::{
    analysis::{ActionSet, Ages, Truth, View},
    arn::VaultArn,
    grammar::{Effect, Policy},
    service::Action,
};

pub(super) fn protection(policy: &Policy, vault: &VaultArn) -> Protection {
    let view = View::new(policy, vault);
    let sentences: Vec<_> =
        view.statements.iter().map(|reading| Sentence::new(reading, policy, vault)).collect();
    let addressees: Vec<_> = Group::all(policy, vault)
        .into_iter()
        .map(|group| Addressee::new(group, &sentences, vault))
        .collect();
    let actions: Vec<_> = ActionSet::all()
        .iter()
        .map(|action| of_action(action, &sentences, &addressees, vault))
        .collect();
    let without_effect = without_effect(&sentences, &addressees, &actions);
    Protection { vault: vault.clone(), actions, without_effect }
}

/// A group, and of each statement whether it is about the group.
struct Addressee {
    group: Group,
    addressed: Vec<Truth>,
}

impl Addressee {
    fn new(group: Group, sentences: &[Sentence<'_>], vault: &VaultArn) -> Self {
        let addressed = sentences.iter().map(|one| group.is_addressed(one.statement(), vault));
        Self { addressed: addressed.collect(), group }
    }
}

fn of_action(
    action: &'static Action,
    sentences: &[Sentence<'_>],
    addressees: &[Addressee],
    vault: &VaultArn,
) -> ActionProtection {
    let all: Vec<_> =
        addressees.iter().map(|addressee| of_group(addressee, action, sentences, vault)).collect();
    let allowances = sentences.iter().enumerate();
    let grants = allowances
        .filter(|(_, sentence)| sentence.effect() == Effect::Allow)
        .filter_map(|(index, sentence)| {
            let groups = addressees.iter().zip(&all).filter(|(addressee, _)| {
                addressee.addressed.get(index).is_some_and(|addressed| *addressed != Truth::Never)
            });
            grant(sentence, action, &groups.map(|(_, group)| group).collect::<Vec<_>>())
        })
        .collect();
    ActionProtection { action: action.full_name(), groups: merged(all), grants }
}

fn of_group(
    addressee: &Addressee,
    action: &'static Action,
    sentences: &[Sentence<'_>],
    vault: &VaultArn,
) -> GroupProtection {
    let mut denied = Ages::none();
    let mut denied_without_archive = false;
    let mut holds = Vec::new();
    let denials = sentences.iter().zip(&addressee.addressed);
    for (sentence, addressed) in denials.filter(|(sentence, _)| sentence.effect() == Effect::Deny) {
        let (ages, without_archive) = sentence.reach(action);
        match sentence.truth(action).and(*addressed) {
            Truth::Never => {}
            Truth::Always => {
                denied = denied.union(&ages);
                denied_without_archive |= without_archive && may_lack_archive(action);
            }
            Truth::Sometimes => holds.push((sentence, ages, without_archive, *addressed)),
        }
    }
    let candidates: Vec<_> = holds
        .iter()
        .filter(|(_, _, _, addressed)| *addressed == Truth::Always)
        .filter_map(|(sentence, ages, without, _)| {
            Candidate::of(sentence, action, (ages, *without))
        })
        .collect();
    let (ages, without_archive) = together::sure(&candidates, action, vault);
    denied = denied.union(&ages);
    denied_without_archive |= without_archive && may_lack_archive(action);
    let mut protection = GroupProtection {
        group: addressee.group.clone(),
        when: When::of(&denied),
        denied_without_archive,
        holds: Vec::new(),
    };
    for (sentence, ages, without_archive, addressed) in holds {
        let ages = ages.without(&denied);
        // Only jobs come both with an archive and without.
        let without_archive =
            without_archive && !denied_without_archive && may_lack_archive(action);
        if !ages.is_empty() || without_archive {
            protection.holds.push(Hold {
                statement: sentence.name(),
                when: When::of(&ages),
                without_archive,
                conditions: sentence.conditions(action, addressed),
                keys: sentence.keys(action),
            });
        }
    }
    protection
}

/// Whether requests for the action can be about no archive.
fn may_lack_archive(action: &Action) -> bool {
    !action.archive_age || action.name == "InitiateJob"
}

/// Without the groups that stand as the next wider one does.
fn merged(all: Vec<GroupProtection>) -> Vec<GroupProtection> {
    let mut kept: Vec<GroupProtection> = Vec::new();
    for one in all.into_iter().rev() {
        // Wider groups come first here, so the last of them that has all of this one is the narrowest.
        let wider = kept.iter().rev().find(|wider| wider.group.contains(&one.group));
        if !wider.is_some_and(|wider| wider.is_like(&one)) {
            kept.push(one);
        }
    }
    kept.reverse();
    kept
}

/// What a statement allows to `groups`, which are all that it is addressed to.
fn grant(
    sentence: &Sentence<'_>,
    action: &'static Action,
    groups: &[&GroupProtection],
) -> Option<Grant> {
    let (ages, without_archive) = sentence.reach(action);
    let denied =
        groups.iter().map(|group| group.when.denied()).reduce(|all, one| all.intersection(&one))?;
    let allowed = ages.without(&denied);
    let is_denied_without = groups.iter().all(|group| group.denied_without_archive);
    let without_archive = without_archive && may_lack_archive(action) && !is_denied_without;
    let to = sentence.whom();
    let is_idle = allowed.is_empty() && !without_archive;
    if sentence.truth(action) == Truth::Never || is_idle || to == Whom::These(Vec::new()) {
        return None;
    }
    let is_denied_more = |group: &&GroupProtection| {
        !group.holds.is_empty() || !group.when.denied().intersection(&allowed).is_empty()
    };
    Some(Grant {
        statement: sentence.name(),
        to,
        when: When::of(&allowed.complement()),
        conditions: sentence.conditions(action, Truth::Always),
        is_limited: groups.iter().any(is_denied_more),
    })
}

/// The statements of which nothing came, neither in what is reported nor in what another statement says already.
fn without_effect(
    sentences: &[Sentence<'_>],
    addressees: &[Addressee],
    actions: &[ActionProtection],
) -> Vec<StatementName> {
    let at_work = at_work(actions);
    let can_reach = |sentence: &Sentence<'_>| {
        ActionSet::all().iter().any(|action| {
            let (ages, without_archive) = sentence.reach(action);
            let reaches = !ages.is_empty() || (without_archive && may_lack_archive(action));
            reaches && sentence.truth(action) != Truth::Never
        })
    };
    let denies = |index: usize, sentence: &Sentence<'_>| {
        let of_statement = |addressee: &Addressee| addressee.addressed.get(index).copied();
        sentence.effect() == Effect::Deny
            && addressees.iter().filter_map(of_statement).any(|one| one != Truth::Never)
            && can_reach(sentence)
    };
    let idle = sentences
        .iter()
        .enumerate()
        .filter(|(index, sentence)| !at_work.contains(index) && !denies(*index, sentence));
    idle.map(|(_, sentence)| sentence.name()).collect()
}
