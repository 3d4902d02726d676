//! The summary as plain sentences.

use std::fmt::{self, Display, Formatter};

use super::{
    ActionProtection, Clause, Grant, Group, GroupProtection, Hold, Protection, When, Whom,
    words::{either, joined},
};
use crate::{
    analysis::{FOREVER, days},
    grammar::Principal,
    service::Action,
};

/// The order in which people ask. The others follow by name.
const ORDER: &[&str] = &[
    "DeleteArchive",
    "DeleteVault",
    "InitiateJob",
    "GetJobOutput",
    "UploadArchive",
    "InitiateMultipartUpload",
    "UploadMultipartPart",
    "CompleteMultipartUpload",
    "AbortMultipartUpload",
    "AddTagsToVault",
    "RemoveTagsFromVault",
    "SetVaultAccessPolicy",
    "DeleteVaultAccessPolicy",
    "InitiateVaultLock",
    "AbortVaultLock",
    "CompleteVaultLock",
];

/// Those that are named one by one when nothing keeps anybody from them.
const NOTABLE: usize = 13;

const UP_TO: &str = "it is up to IAM and the access policy";

impl Display for Protection {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut actions: Vec<_> = self.actions.iter().collect();
        actions.sort_by_key(|protection| place(protection.action));
        let (open, restricted): (Vec<_>, Vec<_>) =
            actions.iter().copied().partition(|protection| protection.is_open());
        for alike in clusters(&restricted) {
            writeln!(f, "{}", Paragraph { alike: &alike, vault: self.vault.name() })?;
        }
        if !open.is_empty() {
            writeln!(f, "{}", unrestricted(&open, restricted.is_empty(), self.vault.name()))?;
        }
        let mut has_grants = false;
        for sentence in grants(&actions, self.vault.name()) {
            has_grants = true;
            writeln!(f, "{sentence}")?;
        }
        if has_grants {
            writeln!(
                f,
                "What a vault lock allows stays allowed: once it is locked, no grant in it can be revoked."
            )?;
        }
        for name in &self.without_effect {
            writeln!(f, "{} has no effect on this vault.", capitalized(&name.to_string()))?;
        }
        Ok(())
    }
}

fn place(action: &str) -> usize {
    let name = action.strip_prefix("glacier:").unwrap_or(action);
    ORDER.iter().position(|known| *known == name).unwrap_or(ORDER.len())
}

/// Actions of which the same is to be said, each in the place of its first.
fn clusters<'p>(actions: &[&'p ActionProtection]) -> Vec<Vec<&'p ActionProtection>> {
    let mut clusters: Vec<Vec<&ActionProtection>> = Vec::new();
    for action in actions {
        match clusters
            .iter_mut()
            .find(|alike| alike.first().is_some_and(|first| is_alike(first, action)))
        {
            Some(alike) => alike.push(action),
            None => clusters.push(vec![action]),
        }
    }
    clusters
}

fn is_alike(a: &ActionProtection, b: &ActionProtection) -> bool {
    a.groups.len() == b.groups.len()
        && !tells_inventory_apart(a)
        && !tells_inventory_apart(b)
        && a.groups.iter().zip(&b.groups).all(|(a, b)| {
            a.group == b.group
                && a.when == b.when
                && a.holds.len() == b.holds.len()
                && a.holds.iter().zip(&b.holds).all(|(a, b)| {
                    (&a.statement, &a.when, &a.conditions) == (&b.statement, &b.when, &b.conditions)
                })
        })
}

/// Whether something else is to be said of the inventory than of archives.
fn tells_inventory_apart(protection: &ActionProtection) -> bool {
    protection.action == "glacier:InitiateJob"
        && protection.groups.iter().any(|group| {
            group.denied_without_archive != (group.when == When::Never)
                || group.holds.iter().any(|hold| hold.without_archive != (hold.when == When::Never))
        })
}

/// All that is to be said of some actions.
struct Paragraph<'p> {
    alike: &'p [&'p ActionProtection],
    vault: &'p str,
}

impl Display for Paragraph<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Some(first) = self.alike.first() else { return Ok(()) };
        let apart = tells_inventory_apart(first);
        let mut sentences = Vec::new();
        for group in &first.groups {
            let does = if apart {
                format!("retrieve an archive of `{}`", self.vault)
            } else {
                self.does()
            };
            let speaker = Speaker { group: &group.group, is_alone: first.groups.len() == 1 };
            sentences.extend(of_group(group, &speaker, &does));
            if apart {
                sentences.extend(of_inventory(group, &speaker, self.vault));
            }
        }
        f.write_str(&sentences.join(" "))
    }
}

impl Paragraph<'_> {
    /// What they do, to be put after "can".
    fn does(&self) -> String {
        either(
            &self
                .alike
                .iter()
                .map(|protection| does(protection.action, self.vault))
                .collect::<Vec<_>>(),
        )
    }
}

fn does(action: &str, vault: &str) -> String {
    match action {
        "glacier:DeleteArchive" => format!("delete an archive of `{vault}`"),
        "glacier:InitiateJob" => format!("retrieve an archive or the inventory of `{vault}`"),
        other => {
            Action::find(other).map_or_else(|| other.to_owned(), |action| action.does.to_owned())
        }
    }
}

/// Whom a sentence is about.
struct Speaker<'p> {
    group: &'p Group,
    /// Whether the policy treats everybody alike.
    is_alone: bool,
}

impl Speaker<'_> {
    /// The beginning of a denial.
    fn cannot(&self) -> String {
        match self.group {
            Group::Everybody if self.is_alone => "nobody can".to_owned(),
            Group::Everybody => "nobody else can".to_owned(),
            group => format!("{group} can't"),
        }
    }

    /// The same with "ever".
    fn can_never(&self) -> String {
        match self.group {
            Group::Everybody => format!("{} ever", self.cannot()),
            group => format!("{group} can never"),
        }
    }

    fn whom(&self) -> String {
        match self.group {
            Group::Everybody if self.is_alone => "everybody".to_owned(),
            Group::Everybody => "everybody else".to_owned(),
            group => group.to_string(),
        }
    }
}

fn of_group(group: &GroupProtection, speaker: &Speaker<'_>, does: &str) -> Vec<String> {
    let cannot = capitalized(&speaker.cannot());
    let mut sentences = Vec::new();
    match &group.when {
        When::Never => sentences.push(format!("{} {does}.", capitalized(&speaker.can_never()))),
        When::From(day) => sentences.push(format!(
            "{cannot} {does} in its first {}; from day {day} on {UP_TO}.",
            if *day == 1 { "day".to_owned() } else { days(*day) },
        )),
        When::Outside(denied) => sentences.push(format!(
            "{cannot} {does} {}; at any other age {UP_TO}.",
            either(
                &denied.iter().map(|range| span(*range.start(), *range.end())).collect::<Vec<_>>()
            ),
        )),
        When::Always if group.holds.is_empty() => {
            sentences.push(format!("For {} {UP_TO} whether they can {does}.", speaker.whom()));
        }
        When::Always => {}
    }
    let holds = group.holds.iter().filter(|hold| hold.when != When::Always);
    for hold in holds {
        let first = sentences.is_empty();
        sentences.push(of_hold(hold, &group.when, &cannot, does, first));
    }
    if group.when == When::Always && !group.holds.is_empty() {
        sentences.push(format!("Otherwise {UP_TO}."));
    }
    sentences
}

fn of_hold(hold: &Hold, when: &When, cannot: &str, does: &str, is_first: bool) -> String {
    let ages = match &hold.when {
        // All that was left by the denials before.
        denied if denied.denied().union(&when.denied()).is_all() && *when != When::Always => {
            " at any age".to_owned()
        }
        When::From(1) => " in its first day".to_owned(),
        When::From(day) => format!(" in its first {}", days(*day)),
        When::Outside(denied) => {
            let ranges = denied.iter().map(|range| span(*range.start(), *range.end()));
            format!(" {}", either(&ranges.collect::<Vec<_>>()))
        }
        When::Always | When::Never => String::new(),
    };
    let conditions = conditions(&hold.conditions);
    let also = if is_first { "" } else { "Moreover, " };
    let cannot = if is_first { cannot.to_owned() } else { uncapitalized(cannot) };
    format!("{also}{cannot} {does}{ages}{conditions}.")
}

fn of_inventory(group: &GroupProtection, speaker: &Speaker<'_>, vault: &str) -> Vec<String> {
    let does = format!("retrieve the inventory of `{vault}`");
    let cannot = capitalized(&speaker.cannot());
    if group.denied_without_archive {
        return vec![format!("{} {does}.", capitalized(&speaker.can_never()))];
    }
    let holds = group.holds.iter().filter(|hold| hold.without_archive);
    holds.map(|hold| format!("{cannot} {does}{}.", conditions(&hold.conditions))).collect()
}

/// ` if a and b, unless c or d`.
fn conditions(clauses: &[Clause]) -> String {
    let pick = |is_if: bool| -> Vec<String> {
        let texts = clauses.iter().filter_map(|clause| match clause {
            Clause::If(what) if is_if => Some(what.clone()),
            Clause::Unless(what) if !is_if => Some(what.clone()),
            _ => None,
        });
        texts.collect()
    };
    let (ifs, unless) = (pick(true), pick(false));
    let mut text = String::new();
    if !ifs.is_empty() {
        text += &format!(" if {}", joined(&ifs, "and"));
    }
    if !unless.is_empty() {
        let comma = if ifs.is_empty() { "" } else { "," };
        text += &format!("{comma} unless {}", either(&unless));
    }
    text
}

/// Both days included.
fn span(first: u64, last: u64) -> String {
    match (first, last) {
        (0, 0) => "in its first day".to_owned(),
        (0, last) => format!("in its first {}", days(last.saturating_add(1))),
        (first, FOREVER) => format!("from day {first} on"),
        (first, last) if first == last => format!("on day {first}"),
        (first, last) => format!("from day {first} to day {last}"),
    }
}

fn unrestricted(open: &[&ActionProtection], is_all: bool, vault: &str) -> String {
    let named = open.iter().filter(|protection| place(protection.action) < NOTABLE);
    let mut phrases: Vec<_> = named
        .map(|protection| match protection.action {
            "glacier:DeleteArchive" => "delete archives".to_owned(),
            "glacier:DeleteVault" => "delete the vault once it is empty".to_owned(),
            other => does(other, vault),
        })
        .filter(|phrase| !phrase.contains(" in parts") && !phrase.contains("parts"))
        .collect();
    let rest =
        open.len() - open.iter().filter(|protection| place(protection.action) < NOTABLE).count();
    if is_all {
        let text = "Nothing in this policy keeps anybody from anything";
        return format!(
            "{text}: {UP_TO} who can {} or do anything else with `{vault}`.",
            phrases.join(", ")
        );
    }
    if rest > 0 {
        phrases.push(if rest == 1 {
            "do one thing more".to_owned()
        } else {
            format!("do {rest} things more")
        });
    }
    format!("Beyond that {UP_TO} who can {}.", joined(&phrases, "and"))
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
        let does = if actions.len() == 27 {
            "do anything with the vault".to_owned()
        } else {
            joined(&actions.iter().map(|action| does(action, vault)).collect::<Vec<_>>(), "and")
        };
        let ages = match &grant.when {
            When::From(day) => format!(" from day {day} on"),
            When::Outside(denied) => {
                let ranges: Vec<_> =
                    denied.iter().map(|range| span(*range.start(), *range.end())).collect();
                format!(", but not {},", either(&ranges))
            }
            When::Always | When::Never => String::new(),
        };
        let conditions = conditions(&grant.conditions);
        let (name, to) = (capitalized(&grant.statement.to_string()), &grant.to);
        format!("{name} allows {to} to {does}{ages}{conditions}.")
    };
    alike.iter().map(sentence).collect()
}

impl Display for Group {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Identity(identity) => write!(f, "`{identity}`"),
            Self::Sessions(role) => write!(f, "a session of the role `{role}`"),
            Self::Root(account) => write!(f, "the root user of the account `{account}`"),
            Self::Service(name) => write!(f, "the service `{name}`"),
            Self::Account(account) => write!(f, "the account `{account}`"),
            Self::Everybody => f.write_str("everybody"),
        }
    }
}

impl Display for Whom {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Everybody => f.write_str("everybody, with an AWS account or without,"),
            Self::These(listed) => f.write_str(&names(listed)),
            Self::AllBut(listed) => {
                write!(f, "everybody, with an AWS account or without, except {},", names(listed))
            }
        }
    }
}

fn names(listed: &[Principal]) -> String {
    let name = |principal: &Principal| match principal {
        Principal::Everyone => "everybody".to_owned(),
        Principal::Account(account) => format!("the account `{account}`"),
        Principal::Identity(identity) => format!("`{identity}`"),
        Principal::UniqueId(id) => format!("the user or role with the ID `{id}`"),
        Principal::Service(name) => format!("the service `{name}`"),
        Principal::Federated(name) => format!("the identity provider `{name}`"),
        Principal::CanonicalUser(id) => format!("the account with the canonical ID `{id}`"),
    };
    joined(&listed.iter().map(name).collect::<Vec<_>>(), "and")
}

fn capitalized(text: &str) -> String {
    with_first(text, |first| first.to_uppercase().collect())
}

fn uncapitalized(text: &str) -> String {
    with_first(text, |first| first.to_lowercase().collect())
}

fn with_first(text: &str, change: impl Fn(char) -> String) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| change(first) + chars.as_str())
}
