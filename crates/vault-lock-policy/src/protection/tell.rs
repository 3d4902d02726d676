//! The summary as plain sentences, one line for each group.

use std::fmt::{self, Display, Formatter};

use super::{
    ActionProtection, Grant, Group, GroupProtection, Hold, Protection, When,
    phrases::{Jobs, capitalized, conditions, do_what, is_notable, place, while_denied},
};
use crate::{
    grammar::IdentityKind,
    listing::{and, or},
    service::Key,
};

/// Who decides about what a policy leaves open.
fn up_to(actions: &[&ActionProtection]) -> &'static str {
    if actions.iter().all(|protection| protection.grants.is_empty()) {
        "it is up to IAM and the access policy"
    } else {
        "it is up to IAM, the access policy and what this policy allows"
    }
}

impl Display for Protection {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut actions: Vec<_> = self.actions.iter().collect();
        actions.sort_by_key(|protection| place(protection.action));
        let (open, restricted): (Vec<_>, Vec<_>) =
            actions.iter().copied().partition(|protection| protection.is_open());
        for alike in clusters(&restricted) {
            for line in lines(&alike, self.vault.name()) {
                writeln!(f, "{line}")?;
            }
        }
        if let Some(line) = self.lifting_holds() {
            writeln!(f, "{line}")?;
        }
        if !open.is_empty() {
            writeln!(f, "{}", unrestricted(&open, restricted.is_empty(), self.vault.name()))?;
        }
        let grants = grants(&actions, self.vault.name());
        for sentence in &grants {
            writeln!(f, "{sentence}")?;
        }
        if !grants.is_empty() {
            writeln!(f, "Once the policy is locked, nobody can take back what it allows.")?;
        }
        for name in &self.without_effect {
            writeln!(f, "{} has no effect on this vault.", capitalized(&name.to_string()))?;
        }
        Ok(())
    }
}

impl Protection {
    /// That tags can be changed on which holds depend.
    fn lifting_holds(&self) -> Option<&'static str> {
        let holds = self.archives().groups.iter().flat_map(|group| &group.holds);
        let mut keys = holds.flat_map(|hold| &hold.keys);
        let depends_on_tags = keys.any(|key| matches!(Key::of(key), Key::Tag(_)));
        let is_free = |action| self.action(action).is_some_and(ActionProtection::is_open);
        let tags_are_free =
            is_free("glacier:AddTagsToVault") || is_free("glacier:RemoveTagsFromVault");
        (depends_on_tags && tags_are_free).then_some(
            "This policy does not say who may change the tags of the vault: whoever may can lift what depends on them.",
        )
    }
}

/// Actions of which the same is to be said, each in the place of its first.
fn clusters<'p>(actions: &[&'p ActionProtection]) -> Vec<Vec<&'p ActionProtection>> {
    let mut clusters: Vec<Vec<&ActionProtection>> = Vec::new();
    for action in actions {
        let mut known = clusters.iter_mut();
        match known.find(|alike| alike.first().is_some_and(|first| is_alike(first, action))) {
            Some(alike) => alike.push(action),
            None => clusters.push(vec![action]),
        }
    }
    clusters
}

fn is_alike(a: &ActionProtection, b: &ActionProtection) -> bool {
    let say_the_same = |(a, b): (&Hold, &Hold)| {
        (&a.statement, &a.when, &a.conditions) == (&b.statement, &b.when, &b.conditions)
    };
    let stand_alike = |(a, b): (&GroupProtection, &GroupProtection)| {
        a.group == b.group
            && a.when == b.when
            && a.holds.len() == b.holds.len()
            && a.holds.iter().zip(&b.holds).all(say_the_same)
    };
    a.groups.len() == b.groups.len()
        && !tells_inventory_apart(a)
        && !tells_inventory_apart(b)
        && a.groups.iter().zip(&b.groups).all(stand_alike)
}

/// Whether a denial reaches jobs for the inventory otherwise than jobs for archives of any age.
fn tells_inventory_apart(protection: &ActionProtection) -> bool {
    protection.action == "glacier:InitiateJob"
        && protection.groups.iter().any(|group| {
            let is_odd = |denied: bool, when: &When| denied && *when != When::Never;
            is_odd(group.denied_without_archive, &group.when)
                || group.holds.iter().any(|hold| is_odd(hold.without_archive, &hold.when))
        })
}

/// All that is to be said of some actions.
fn lines(alike: &[&ActionProtection], vault: &str) -> Vec<String> {
    let Some(first) = alike.first() else { return Vec::new() };
    let apart = tells_inventory_apart(first);
    let is_aged = |when: &When| !matches!(when, When::Always | When::Never);
    let has_ages = first
        .groups
        .iter()
        .any(|group| is_aged(&group.when) || group.holds.iter().any(|hold| is_aged(&hold.when)));
    let jobs = if apart || has_ages { Jobs::Archives } else { Jobs::Both };
    let actions: Vec<_> = alike.iter().map(|protection| protection.action).collect();
    let does = or(&do_what(&actions, jobs, vault));
    let mut lines = Vec::new();
    let mut told: Vec<&Group> = Vec::new();
    for group in first.groups.iter().filter(|group| !is_bare_role(&group.group)) {
        let speaker = Speaker { group: &group.group, narrower: &told };
        let mut sentences = of_group(group, &speaker, &does, up_to(alike));
        if apart {
            sentences.extend(of_inventory(group, &speaker, vault));
        }
        lines.push(sentences.join(" "));
        told.push(&group.group);
    }
    lines
}

/// Whether it is a role without a session, which makes no requests.
fn is_bare_role(group: &Group) -> bool {
    matches!(group, Group::Identity(role) if matches!(role.kind(), IdentityKind::Role { .. }))
}

/// Whom a sentence is about.
struct Speaker<'p> {
    group: &'p Group,
    /// The groups that were told of before.
    narrower: &'p [&'p Group],
}

impl Speaker<'_> {
    /// The beginning of a denial, perhaps for ever.
    fn cannot(&self, ever: bool) -> String {
        let can = if ever { "can ever" } else { "can" };
        let is_part = |narrower: &&Group| self.group.contains(narrower);
        let others = if self.narrower.iter().any(is_part) { " else" } else { "" };
        match self.group {
            Group::Everybody => format!("nobody{others} {can}"),
            Group::Account(account) => format!("nobody{others} in the account `{account}` {can}"),
            group if ever => format!("{group} can never"),
            group => format!("{group} can't"),
        }
    }

    fn whom(&self) -> String {
        let others = if self.narrower.is_empty() { "" } else { " else" };
        match self.group {
            Group::Everybody => format!("everybody{others}"),
            group => group.to_string(),
        }
    }
}

fn of_group(
    group: &GroupProtection,
    speaker: &Speaker<'_>,
    does: &str,
    up_to: &str,
) -> Vec<String> {
    let cannot = capitalized(&speaker.cannot(false));
    let mut sentences = Vec::new();
    match &group.when {
        When::Never => sentences.push(format!("{} {does}.", capitalized(&speaker.cannot(true)))),
        When::From(day) => sentences.push(format!(
            "{cannot} {does}{}; from day {day} on {up_to}.",
            while_denied(&group.when)
        )),
        When::Outside(_) => sentences.push(format!(
            "{cannot} {does}{}; at any other age {up_to}.",
            while_denied(&group.when)
        )),
        When::Always if group.holds.is_empty() => {
            sentences.push(format!("For {} {up_to} whether they can {does}.", speaker.whom()));
        }
        When::Always => {}
    }
    let mut is_held = false;
    for hold in group.holds.iter().filter(|hold| hold.when != When::Always) {
        is_held = true;
        let ages = match &hold.when {
            // All that was left by the denials before.
            held if is_rest(held, &group.when) => " at any age".to_owned(),
            held => while_denied(held),
        };
        let conditions = conditions(&hold.conditions);
        sentences.push(if sentences.is_empty() {
            format!("{cannot} {does}{ages}{conditions}.")
        } else {
            format!("Moreover, {} {does}{ages}{conditions}.", speaker.cannot(false))
        });
    }
    if group.when == When::Always && is_held {
        sentences.push(format!("Otherwise {up_to}."));
    }
    sentences
}

/// Whether both denials together leave no age, although each by itself does.
fn is_rest(held: &When, denied: &When) -> bool {
    *denied != When::Always && held.denied().union(&denied.denied()).is_all()
}

fn of_inventory(group: &GroupProtection, speaker: &Speaker<'_>, vault: &str) -> Vec<String> {
    let does = format!("retrieve the inventory of `{vault}`");
    if group.denied_without_archive {
        return vec![format!("{} {does}.", capitalized(&speaker.cannot(true)))];
    }
    let cannot = capitalized(&speaker.cannot(false));
    let holds = group.holds.iter().filter(|hold| hold.without_archive);
    holds.map(|hold| format!("{cannot} {does}{}.", conditions(&hold.conditions))).collect()
}

/// What nothing keeps anybody from.
fn unrestricted(open: &[&ActionProtection], is_all: bool, vault: &str) -> String {
    let notable: Vec<_> =
        open.iter().map(|one| one.action).filter(|action| is_notable(action)).collect();
    let up_to = up_to(open);
    let mut phrases = do_what(&notable, Jobs::Both, vault);
    for phrase in &mut phrases {
        if phrase == "delete the vault" {
            phrase.push_str(" once it is empty");
        }
    }
    if is_all {
        return format!(
            "Nothing in this policy keeps anybody from anything: {up_to} who can {} or do anything else with `{vault}`.",
            phrases.join(", ")
        );
    }
    match open.len() - notable.len() {
        0 => {}
        1 => phrases.push("use one action more".to_owned()),
        rest => phrases.push(format!("use {rest} other actions")),
    }
    format!("Beyond that {up_to} who can {}.", and(&phrases))
}

/// One sentence for each statement that allows the same to the same people.
fn grants(actions: &[&ActionProtection], vault: &str) -> Vec<String> {
    let mut alike: Vec<(&Grant, Vec<&str>)> = Vec::new();
    for protection in actions {
        for grant in &protection.grants {
            match alike.iter_mut().find(|(known, _)| *known == grant) {
                Some((_, actions)) => actions.push(protection.action),
                None => alike.push((grant, vec![protection.action])),
            }
        }
    }
    let sentence = |(grant, actions): &(&Grant, Vec<&str>)| {
        let is_aged = !matches!(grant.when, When::Always | When::Never);
        let jobs = if is_aged { Jobs::Archives } else { Jobs::Both };
        let does = and(&do_what(actions, jobs, vault));
        let ages = while_denied(&When::of(&grant.when.denied().complement()));
        let (name, to) = (capitalized(&grant.statement.to_string()), &grant.to);
        let limits =
            if grant.is_limited { ", as far as nothing of the above denies it" } else { "" };
        let conditions = conditions(&grant.conditions);
        format!("{name} allows {to} to {does}{ages}{conditions}{limits}.")
    };
    alike.iter().map(sentence).collect()
}
