//! The accounts that a policy tells from others.

use std::collections::HashSet;

use super::{
    Facts, Truth, View,
    people::{members, root},
};
use crate::{
    arn::VaultArn,
    grammar::{Policy, Principal},
    json::{self, Spanned},
    service::DELETE_ARCHIVE,
};

/// The accounts that principals and conditions name, but for the vault's own.
pub(super) fn named(policy: &Policy, own: &str) -> Vec<String> {
    let mut accounts = Vec::new();
    for statement in policy.statements() {
        for principal in &statement.principal.values {
            match &principal.value {
                Principal::Account(account) => accounts.push(account.clone()),
                Principal::Identity(identity) => accounts.push(identity.account().to_owned()),
                _ => {}
            }
        }
        let texts = statement.conditions.iter().flat_map(|condition| &condition.values);
        accounts.extend(texts.flat_map(|text| account_numbers(text.value.as_str())));
    }
    accounts.sort();
    accounts.dedup();
    accounts.retain(|account| is_account(account) && account != own);
    accounts
}

/// The parts of a text that are numbers of accounts.
fn account_numbers(text: &str) -> Vec<String> {
    let numbers = text.split(|c: char| !c.is_ascii_digit());
    numbers.filter(|number| is_account(number)).map(ToOwned::to_owned).collect()
}

/// Whether a text is a number of 12 digits.
pub(crate) fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|b| b.is_ascii_digit())
}

/// Why nobody who asks for a vault is whom a principal names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Unreal {
    /// The number of its account, this one, has not 12 digits.
    Account(String),
    /// It is of this partition, and the vault is not.
    Partition(String),
}

/// Whether a principal is nobody. Of services, providers and IDs that can't be told.
pub(crate) fn unreal(
    principal: &Spanned<Principal>,
    policy: &Policy,
    vault: &VaultArn,
) -> Option<Unreal> {
    let account = match &principal.value {
        Principal::Account(account) => account,
        Principal::Identity(identity) => identity.account(),
        _ => return None,
    };
    if !is_account(account) {
        return Some(Unreal::Account(account.to_owned()));
    }
    // A number by itself is of no partition.
    let written = written(principal, policy);
    let partition = written.strip_prefix("arn:").and_then(|rest| rest.split(':').next())?;
    (partition != vault.partition()).then(|| Unreal::Partition(partition.to_owned()))
}

/// A principal as it is written. Of an account only the number is kept, and the policy may have the ARN of its root user.
pub(crate) fn written(principal: &Spanned<Principal>, policy: &Policy) -> String {
    match json::read(principal.span.of(policy.text())).map(|value| value.kind) {
        Ok(json::Kind::String(text)) => text,
        _ => principal.value.to_string(),
    }
}

/// An account that stands nowhere in the policy.
pub(super) fn unnamed(policy: &Policy, own: &str) -> String {
    let mut candidates = (0_u64..).map(|n| format!("{:012}", 900_800_700_600 + n));
    let is_free = |account: &String| account != own && !policy.text().contains(account.as_str());
    candidates.find(is_free).unwrap_or_default()
}

/// One account of each kind: of accounts that are named in the same places, the policy says the same of people that it knows by
/// something else. All of them if it has variables, which may compare one with the other.
pub(super) fn unlike_others(view: &View<'_>, accounts: &[String]) -> Vec<String> {
    if view.policy.text().contains("${") {
        return accounts.to_vec();
    }
    let mut kinds = HashSet::new();
    let is_first = |account: &&String| kinds.insert(kind(view, account));
    accounts.iter().filter(is_first).cloned().collect()
}

/// What each element and each condition says of people of the account. No condition on the caller depends on the action.
fn kind(view: &View<'_>, account: &str) -> Vec<(bool, Vec<Truth>)> {
    let partition = view.vault.partition();
    let people = root(partition, account).into_iter().chain(members(partition, account));
    let said = people.flat_map(|person| {
        let facts = Facts { vault: view.vault, caller: &person, action: &DELETE_ARCHIVE };
        let of_statement = view.statements.iter().map(|reading| {
            let truths =
                reading.other_conditions().map(|condition| reading.truth_of(condition, &facts));
            (reading.names_caller(&facts), truths.collect())
        });
        of_statement.collect::<Vec<_>>()
    });
    said.collect()
}
