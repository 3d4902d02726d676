//! What a policy keeps whom from doing, for programs.

use serde::Serialize;
use vault_lock_policy::{
    ActionProtection, Clause, Grant, Group, GroupProtection, Hold, Protection, StatementName, When,
    Whom,
};

use crate::args::PolicyArgs;

#[derive(Serialize)]
pub(super) struct JsonExplain<'r> {
    file: String,
    vault: &'r str,
    text: Vec<&'r str>,
    actions: Vec<JsonAction<'r>>,
    without_effect: Vec<JsonStatement<'r>>,
}

#[derive(Serialize)]
struct JsonAction<'r> {
    action: &'r str,
    for_everybody: JsonWhen,
    groups: Vec<JsonGroup<'r>>,
    grants: Vec<JsonGrant<'r>>,
}

#[derive(Serialize)]
struct JsonGroup<'r> {
    group: JsonWho<'r>,
    when: JsonWhen,
    denied_without_archive: bool,
    holds: Vec<JsonHold<'r>>,
}

#[derive(Serialize)]
struct JsonWho<'r> {
    kind: &'static str,
    name: Option<&'r str>,
}

#[derive(Serialize)]
struct JsonHold<'r> {
    statement: JsonStatement<'r>,
    when: JsonWhen,
    without_archive: bool,
    conditions: Vec<JsonClause<'r>>,
    keys: &'r [String],
}

#[derive(Serialize)]
struct JsonGrant<'r> {
    statement: JsonStatement<'r>,
    to: String,
    to_everybody: bool,
    when: JsonWhen,
    conditions: Vec<JsonClause<'r>>,
    is_limited: bool,
}

#[derive(Serialize)]
struct JsonStatement<'r> {
    index: usize,
    sid: Option<&'r str>,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum JsonClause<'r> {
    If(&'r str),
    Unless(&'r str),
}

/// The days on which something is not open. Both ends belong to it; an end that is null is for ever.
#[derive(Serialize)]
struct JsonWhen {
    open: &'static str,
    closed_days: Vec<JsonDays>,
}

#[derive(Serialize)]
struct JsonDays {
    first: u64,
    last: Option<u64>,
}

impl<'r> JsonExplain<'r> {
    /// `text` is what people get.
    pub(super) fn of(args: &'r PolicyArgs, protection: &'r Protection, text: &'r str) -> Self {
        Self {
            file: args.file.to_string(),
            vault: args.vault_arn.as_str(),
            text: text.lines().collect(),
            actions: protection.actions().iter().map(JsonAction::of).collect(),
            without_effect: protection.without_effect().iter().map(JsonStatement::of).collect(),
        }
    }
}

impl<'r> JsonAction<'r> {
    fn of(action: &'r ActionProtection) -> Self {
        Self {
            action: action.action,
            for_everybody: JsonWhen::of(&action.for_everybody()),
            groups: action.groups.iter().map(JsonGroup::of).collect(),
            grants: action.grants.iter().map(JsonGrant::of).collect(),
        }
    }
}

impl<'r> JsonGroup<'r> {
    fn of(group: &'r GroupProtection) -> Self {
        Self {
            group: JsonWho::of(&group.group),
            when: JsonWhen::of(&group.when),
            denied_without_archive: group.denied_without_archive,
            holds: group.holds.iter().map(JsonHold::of).collect(),
        }
    }
}

impl<'r> JsonWho<'r> {
    fn of(group: &'r Group) -> Self {
        let (kind, name) = match group {
            Group::Identity(identity) => ("identity", Some(identity.arn())),
            Group::Sessions(role) => ("sessions_of_role", Some(role.arn())),
            Group::Root(account) => ("root_user", Some(account.as_str())),
            Group::Service(name) => ("service", Some(name.as_str())),
            Group::Account(account) => ("account", Some(account.as_str())),
            _ => ("everybody", None),
        };
        Self { kind, name }
    }
}

impl<'r> JsonHold<'r> {
    fn of(hold: &'r Hold) -> Self {
        Self {
            statement: JsonStatement::of(&hold.statement),
            when: JsonWhen::of(&hold.when),
            without_archive: hold.without_archive,
            conditions: hold.conditions.iter().map(JsonClause::of).collect(),
            keys: &hold.keys,
        }
    }
}

impl<'r> JsonGrant<'r> {
    fn of(grant: &'r Grant) -> Self {
        Self {
            statement: JsonStatement::of(&grant.statement),
            to: grant.to.to_string().trim_end_matches(',').to_owned(),
            to_everybody: grant.to == Whom::Everybody,
            when: JsonWhen::of(&grant.when),
            conditions: grant.conditions.iter().map(JsonClause::of).collect(),
            is_limited: grant.is_limited,
        }
    }
}

impl<'r> JsonStatement<'r> {
    fn of(name: &'r StatementName) -> Self {
        Self { index: name.index, sid: name.sid.as_deref() }
    }
}

impl<'r> JsonClause<'r> {
    fn of(clause: &'r Clause) -> Self {
        match clause {
            Clause::If(what) => Self::If(what),
            Clause::Unless(what) => Self::Unless(what),
        }
    }
}

impl JsonWhen {
    fn of(when: &When) -> Self {
        let days = |first, last| JsonDays { first, last: (last != u64::MAX).then_some(last) };
        let (open, closed_days) = match when {
            When::Always => ("always", Vec::new()),
            When::Never => ("never", vec![days(0, u64::MAX)]),
            When::From(day) => ("from", vec![days(0, day.saturating_sub(1))]),
            When::Outside(closed) => {
                ("outside", closed.iter().map(|range| days(*range.start(), *range.end())).collect())
            }
            _ => ("unknown", Vec::new()),
        };
        Self { open, closed_days }
    }
}
