//! Callers that stand for all: for everybody whom a policy tells from others there is one.

use super::facts::Person;
use crate::{
    arn::VaultArn,
    evaluate::Caller,
    grammar::{Identity, IdentityKind, Policy, Principal},
};

/// A caller that stands for all that the policy can't tell from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Representative {
    pub(crate) person: Person,
    pub(crate) group: Group,
}

/// Whom a representative stands for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Group {
    /// The root user of the account that owns the vault.
    OwnRoot,
    /// Users and roles of the account that owns the vault that the policy doesn't name.
    OwnUnnamed,
    /// The root user, users and roles of an account that the policy names, and not the vault's.
    NamedAccount(String),
    /// All of the accounts that the policy doesn't name.
    OtherAccounts,
    /// Requests without a signature, and services: they have no account, and no key that follows from one.
    NoAccount,
    /// One that the policy names: a user, a role, a session or a service.
    Named(String),
}

/// A name that no policy names and few patterns match.
const NOBODY: &str = "nobody-in-particular-7f3a";

/// Representatives of everybody: people of the vault's account and of others that the policy doesn't name, and all that it names, in
/// `Principal` or in conditions on the caller.
pub(crate) fn representatives(policy: &Policy, vault: &VaultArn) -> Vec<Representative> {
    let mut all = Vec::new();
    let own = vault.account();
    let partition = vault.partition();
    all.extend(root(partition, own).map(|person| Representative { person, group: Group::OwnRoot }));
    add_all(&mut all, members(partition, own), &Group::OwnUnnamed);
    let other = unnamed_account(policy, own);
    add_all(
        &mut all,
        root(partition, &other).into_iter().chain(members(partition, &other)),
        &Group::OtherAccounts,
    );
    let named_accounts: Vec<_> =
        named_accounts(policy).into_iter().filter(|account| account != own).collect();
    for account in &named_accounts {
        let people = root(partition, account).into_iter().chain(members(partition, account));
        add_all(&mut all, people, &Group::NamedAccount(account.clone()));
    }
    let accounts = [vec![own.to_owned()], named_accounts, vec![other]].concat();
    let without_account = [Caller::anonymous(), Caller::service(NOBODY)];
    add_all(&mut all, without_account.map(Person::from), &Group::NoAccount);
    for principal in named(policy, vault) {
        for person in people_of(&principal, partition, &accounts) {
            let group = Group::Named(principal.to_string());
            if !all.iter().any(|known| known.person == person) {
                all.push(Representative { person, group });
            }
        }
    }
    all
}

fn add_all(all: &mut Vec<Representative>, people: impl IntoIterator<Item = Person>, group: &Group) {
    all.extend(people.into_iter().map(|person| Representative { person, group: group.clone() }));
}

/// The root user of an account. Its user ID is the account's number.
fn root(partition: &str, account: &str) -> Option<Person> {
    person(&format!("arn:{partition}:iam::{account}:root"), account)
}

/// A user, a session of a role and a federated user of an account, none of them named anywhere.
fn members(partition: &str, account: &str) -> Vec<Person> {
    let arn = |kind: &str, name: &str| format!("arn:{partition}:{kind}/{name}{NOBODY}");
    let user = person(&arn(&format!("iam::{account}:user"), ""), &format!("AIDA{NOBODY}"));
    let role = format!("{NOBODY}/");
    let session = person(
        &arn(&format!("sts::{account}:assumed-role"), &role),
        &format!("AROA{NOBODY}:{NOBODY}"),
    );
    let federated =
        person(&arn(&format!("sts::{account}:federated-user"), ""), &format!("{account}:{NOBODY}"));
    [user, session, federated].into_iter().flatten().collect()
}

fn person(arn: &str, user_id: &str) -> Option<Person> {
    let caller = Caller::from_arn(arn).ok()?;
    Some(Person { caller, context: vec![("aws:userid", user_id.to_owned())] })
}

/// Callers that a principal names. An account is left out: that is not one caller.
fn people_of(principal: &Principal, partition: &str, accounts: &[String]) -> Vec<Person> {
    // Whoever has an ID or a provider may be of any account.
    let known_by = |key, value: &str| {
        let people = accounts.iter().flat_map(|account| members(partition, account));
        let known = people.map(|mut person| {
            person.context.retain(|(known, _)| *known != key);
            person.context.push((key, value.to_owned()));
            person
        });
        known.collect()
    };
    match principal {
        Principal::Identity(identity) => match identity.kind() {
            IdentityKind::Role { name } => session_of(identity, name).into_iter().collect(),
            _ => vec![Caller::from(identity.clone()).into()],
        },
        Principal::Service(name) => vec![Caller::service(name.clone()).into()],
        Principal::UniqueId(id) => known_by("aws:userid", id),
        Principal::Federated(provider) => known_by("aws:FederatedProvider", provider),
        Principal::CanonicalUser(id) => {
            let account = accounts.last().map(String::as_str).unwrap_or_default();
            vec![Caller::root(account).with_canonical_user(id.clone()).into()]
        }
        Principal::Everyone | Principal::Account(_) => Vec::new(),
    }
}

/// A session of a role. Its `aws:PrincipalArn` is the role's ARN with the path.
fn session_of(role: &Identity, name: &str) -> Option<Person> {
    let session =
        format!("arn:{}:sts::{}:assumed-role/{name}/{NOBODY}", role.partition(), role.account());
    let caller = Caller::from_arn(&session).ok()?;
    Some(Person { caller, context: vec![("aws:PrincipalArn", role.arn().to_owned())] })
}

/// The principals in `Principal` and `NotPrincipal`, and those that conditions on the caller name.
fn named(policy: &Policy, vault: &VaultArn) -> Vec<Principal> {
    let mut named = Vec::new();
    for statement in policy.statements() {
        named.extend(statement.principal.values.iter().map(|principal| principal.value.clone()));
        for condition in &statement.conditions {
            let values = condition.values.iter().map(|value| value.value.as_str());
            match condition.key.value.to_ascii_lowercase().as_str() {
                "aws:principalarn" => named.extend(values.filter_map(example_of)),
                "aws:userid" => named.extend(values.map(|id| Principal::UniqueId(example(id)))),
                "aws:username" => named.extend(values.filter_map(|name| {
                    let (partition, account) = (vault.partition(), vault.account());
                    example_of(&format!("arn:{partition}:iam::{account}:user/{name}"))
                })),
                _ => {}
            }
        }
    }
    named
}

/// One that a pattern of an ARN matches.
fn example_of(pattern: &str) -> Option<Principal> {
    Some(Principal::Identity(example(pattern).parse().ok()?))
}

/// A text that a pattern matches, if it has no variables.
fn example(pattern: &str) -> String {
    let parts: Vec<_> =
        pattern.split("${*}").map(|part| part.replace('*', "any").replace('?', "x")).collect();
    parts.join("*")
}

/// The accounts that principals and conditions name.
fn named_accounts(policy: &Policy) -> Vec<String> {
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
    accounts.retain(|account| is_account(account));
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

/// An account that stands nowhere in the policy.
fn unnamed_account(policy: &Policy, own: &str) -> String {
    let mut candidates = (0_u64..).map(|n| format!("{:012}", 900_800_700_600 + n));
    let is_free = |account: &String| account != own && !policy.text().contains(account.as_str());
    candidates.find(is_free).unwrap_or_default()
}
