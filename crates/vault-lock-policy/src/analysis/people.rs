//! Callers that stand for all: for everybody whom a policy tells from others there is one.

use std::collections::HashSet;

use super::{View, accounts, facts::Person};
use crate::{
    arn::VaultArn,
    evaluate::Caller,
    grammar::{Identity, IdentityKind, Pattern, Piece, Policy, Principal, Token},
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

/// How many questions about people may be asked of a policy, so that an answer comes within a second or two. No policy that
/// was written by hand comes near it.
const MOST_QUESTIONS: usize = 50_000_000;

/// Representatives of everybody: people of the vault's account and of others that the policy doesn't name, and all that it names, in
/// `Principal` or in conditions on the caller. None if they are too many to ask about each.
pub(crate) fn representatives(view: &View<'_>) -> Option<Vec<Representative>> {
    let View { policy, vault, .. } = *view;
    let own = vault.account();
    let partition = vault.partition();
    let other = accounts::unnamed(policy, own);
    let named_accounts = accounts::named(policy, own);
    let named = named(policy, vault);
    // The root user and three others of each account, and somebody of each name.
    let least = 4 * (named_accounts.len() + 2) + named.len();
    if questions(policy, least) > MOST_QUESTIONS {
        return None;
    }
    let of_any_account = named.iter().filter(|principal| may_be_of_any_account(principal)).count();
    let accounts = if of_any_account == 0 {
        vec![other.clone()]
    } else {
        let unlike = accounts::unlike_others(view, &named_accounts);
        [vec![own.to_owned()], unlike, vec![other.clone()]].concat()
    };
    if questions(policy, least + of_any_account * accounts.len() * 3) > MOST_QUESTIONS {
        return None;
    }

    let mut all = People::default();
    all.add(root(partition, own), &Group::OwnRoot);
    all.add(members(partition, own), &Group::OwnUnnamed);
    let others = root(partition, &other).into_iter().chain(members(partition, &other));
    all.add(others, &Group::OtherAccounts);
    for account in named_accounts {
        let people = root(partition, &account).into_iter().chain(members(partition, &account));
        all.add(people, &Group::NamedAccount(account.clone()));
    }
    let without_account = [Caller::anonymous(), Caller::service(NOBODY)];
    all.add(without_account.map(Person::from), &Group::NoAccount);
    for principal in named {
        let group = Group::Named(principal.to_string());
        all.add(people_of(&principal, partition, &accounts), &group);
    }
    Some(all.representatives)
}

/// How many answers it takes about so many people: for each, all values are compared, and statements with one another.
fn questions(policy: &Policy, people: usize) -> usize {
    let values = policy.statements().iter().map(|statement| {
        let conditions = statement.conditions.iter().map(|condition| condition.values.len());
        statement.principal.values.len() + conditions.sum::<usize>()
    });
    let statements = policy.statements().len();
    people
        .saturating_mul(values.sum::<usize>().saturating_add(statements.saturating_mul(statements)))
}

/// People, each once.
#[derive(Default)]
struct People {
    representatives: Vec<Representative>,
    known: HashSet<Person>,
}

impl People {
    fn add(&mut self, people: impl IntoIterator<Item = Person>, group: &Group) {
        for person in people {
            if self.known.insert(person.clone()) {
                self.representatives.push(Representative { person, group: group.clone() });
            }
        }
    }
}

/// The root user of an account. Its user ID is the account's number.
pub(super) fn root(partition: &str, account: &str) -> Option<Person> {
    person(&format!("arn:{partition}:iam::{account}:root"), account)
}

/// A user, a session of a role and a federated user of an account, none of them named anywhere.
pub(super) fn members(partition: &str, account: &str) -> Vec<Person> {
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

/// Whether a principal leaves the account open: whoever has an ID or a provider may be of any.
fn may_be_of_any_account(principal: &Principal) -> bool {
    matches!(principal, Principal::UniqueId(_) | Principal::Federated(_))
}

/// Callers that a principal names. An account is left out: that is not one caller.
fn people_of(principal: &Principal, partition: &str, accounts: &[String]) -> Vec<Person> {
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
            let examples = condition.values.iter().map(|value| example(value.value.pattern()));
            match condition.key.value.to_ascii_lowercase().as_str() {
                "aws:principalarn" => named.extend(examples.filter_map(|arn| identity(&arn))),
                "aws:userid" => named.extend(examples.map(Principal::UniqueId)),
                "aws:username" => named.extend(examples.filter_map(|name| {
                    let (partition, account) = (vault.partition(), vault.account());
                    identity(&format!("arn:{partition}:iam::{account}:user/{name}"))
                })),
                _ => {}
            }
        }
    }
    named
}

fn identity(arn: &str) -> Option<Principal> {
    Some(Principal::Identity(arn.parse().ok()?))
}

/// A text that a pattern matches, if it has no variables.
fn example(pattern: &Pattern) -> String {
    let mut example = String::new();
    for piece in pattern.pieces() {
        match piece {
            Piece::Glob(tokens) => example.extend(tokens.iter().map(|token| match token {
                Token::Char(character) => character.to_string(),
                Token::AnyOne => "x".to_owned(),
                Token::Any => "any".to_owned(),
            })),
            Piece::Variable(variable) => example.push_str(&variable.key),
        }
    }
    example
}

#[cfg(test)]
mod tests {
    use super::*;

    const VAULT: &str = "arn:aws:glacier:us-west-2:111122223333:vaults/records";

    /// How many representatives there are of a policy that denies these accounts something, each list in a statement of its own,
    /// if they have one of so many IDs.
    fn count(lists: &[Vec<String>], ids: usize) -> Option<usize> {
        let ids: Vec<_> = (0..ids).map(|n| format!("AIDA{n}")).collect();
        let statements = lists.iter().map(|accounts| {
            format!(
                r#"{{"Effect": "Deny", "Principal": {{"AWS": {accounts:?}}}, "Action": "glacier:DeleteVault",
                "Resource": "{VAULT}", "Condition": {{"StringEquals": {{"aws:userid": {ids:?}}}}}}}"#
            )
        });
        let text = format!(r#"{{"Statement": [{}]}}"#, statements.collect::<Vec<_>>().join(", "));
        let (policy, vault) = (Policy::parse(&text).unwrap(), VAULT.parse().unwrap());
        representatives(&View::new(&policy, &vault)).map(|all| all.len())
    }

    fn accounts(count: u64) -> Vec<String> {
        (0..count).map(|n| format!("{:012}", 222_233_330_000 + n)).collect()
    }

    #[test]
    fn accounts_named_in_the_same_places_are_told_apart_by_nothing_else() {
        // Four of each account, two without one; three of each kind of account with each ID: own, named, other.
        let expected = |accounts: usize, kinds: usize, ids: usize| {
            Some(4 * (accounts + 2) + 2 + 3 * kinds * ids)
        };
        assert_eq!(count(&[accounts(1)], 5), expected(1, 3, 5));
        assert_eq!(count(&[accounts(300)], 200), expected(300, 3, 200));
        let lists: Vec<_> = (1..=4).map(|n| accounts(n * 2)).collect();
        assert_eq!(count(&lists, 5), expected(8, 6, 5));
    }

    #[test]
    fn nobody_waits_for_too_many() {
        let lists: Vec<_> = (1..=12).map(|n| accounts(n * 8)).collect();
        assert_eq!(count(&lists, 1_000), None);
        assert_eq!(count(&[accounts(20_000)], 1), None);
    }
}
