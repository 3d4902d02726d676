//! Actions that are none, or none of a vault.

use super::{Code, Draft, Report, Subject, suggest};
use crate::{
    analysis::{ActionSet, Reading},
    grammar::{ActionPattern, Effect},
    json::Spanned,
    service::{ACTIONS, Action, Scope},
};

/// Names and patterns that stand for no action on a vault.
pub(super) fn unknown(subject: &Subject<'_>, report: &mut Report<'_>) {
    for reading in &subject.view.statements {
        for action in &reading.statement.action.values {
            if ActionSet::of_pattern(&action.value).is_empty() {
                report.add(finding(reading, action));
            }
        }
    }
}

/// What a statement is about if each action that is none is taken for the one that it looks like.
pub(super) fn meant(reading: &Reading<'_>) -> ActionSet {
    let element = &reading.statement.action;
    let listed = element.values.iter().fold(ActionSet::NONE, |set, pattern| {
        let named = ActionSet::of_pattern(&pattern.value);
        let text = pattern.value.as_str();
        let name = text.split_once(':').map_or(text, |(_, name)| name);
        let is_none = named.is_empty() && account_action(&pattern.value).is_none();
        let meant = if is_none { similar(name) } else { None };
        set.union(meant.map_or(named, |action| ActionSet::named(action.name)))
    });
    if element.is_negated() { ActionSet::all().without(listed) } else { listed }
}

fn finding(reading: &Reading<'_>, action: &Spanned<ActionPattern>) -> Draft {
    let text = action.value.as_str();
    let effect = effect(reading);
    let error = |code, message: String| Draft::error(code, action.span, message);
    if let Some(known) = account_action(&action.value) {
        let message = format!(
            "`{text}` {effect}: to {} is about the whole account, and the policy of a vault has no say in it",
            known.does
        );
        return error(Code::ActionNotForVaults, message)
            .help("leave it out here, and write it into policies of IAM if it is needed");
    }
    match text.split_once(':') {
        None => {
            let message = format!("`{text}` {effect}: the names of actions begin with the service");
            error(Code::ActionWithoutService, message).help(with_service(text))
        }
        Some((service, name)) if !is_glacier(service) => {
            let message = format!(
                "`{text}` {effect}: on a vault there are only actions that begin with `glacier:`"
            );
            let draft = error(Code::ActionOfAnotherService, message);
            match known(name).or_else(|| similar(name).filter(|_| is_near_glacier(service))) {
                Some(action) => draft.help(format!("write `{}`", action.full_name())),
                None => draft.help("leave it out, or write the action of Glacier that is meant"),
            }
        }
        Some((_, name)) => {
            let message = format!("`{text}` {effect}: Glacier has no such action");
            error(Code::UnknownAction, message).help(instead(name))
        }
    }
}

/// An action about the account that a pattern stands for.
fn account_action(pattern: &ActionPattern) -> Option<&'static Action> {
    ACTIONS.iter().find(|known| known.scope == Scope::Account && pattern.matches(known.full_name()))
}

/// What an action comes to that is none.
fn effect(reading: &Reading<'_>) -> &'static str {
    match (reading.statement.effect.value, reading.statement.action.is_negated()) {
        (Effect::Deny, false) => "denies nothing",
        (Effect::Allow, false) => "allows nothing",
        (_, true) => "leaves nothing out",
    }
}

fn with_service(text: &str) -> String {
    match known(text).or_else(|| similar(text)) {
        Some(action) => format!("write `{}`", action.full_name()),
        None if text.contains('*') => format!("write `glacier:{text}`"),
        None => {
            "write `glacier:` and the name of an action, like `glacier:DeleteArchive`".to_owned()
        }
    }
}

fn instead(name: &str) -> String {
    match similar(name) {
        Some(action) => format!("write `{}`", action.full_name()),
        None => "write the name of an operation, like `glacier:DeleteArchive`".to_owned(),
    }
}

fn known(name: &str) -> Option<&'static Action> {
    ACTIONS.iter().find(|action| action.name.eq_ignore_ascii_case(name))
}

/// The action on vaults with the nearest name.
fn similar(name: &str) -> Option<&'static Action> {
    let vault_actions = ACTIONS.iter().filter(|action| action.scope == Scope::Vault);
    let nearest = suggest::nearest(name, vault_actions.map(|action| action.name))?;
    known(nearest)
}

fn is_glacier(service: &str) -> bool {
    service.eq_ignore_ascii_case("glacier")
}

fn is_near_glacier(service: &str) -> bool {
    suggest::nearest(service, ["glacier", "s3-glacier", "amazonglacier"]).is_some()
}
