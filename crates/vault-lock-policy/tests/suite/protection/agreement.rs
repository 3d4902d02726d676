//! The summary and `evaluate` agree, for policies, callers, ages and contexts of all kinds.

use proptest::{
    collection::vec,
    option,
    prelude::*,
    sample::{select, subsequence},
};
use serde_json::{Map, Value, json};
use vault_lock_policy::{
    Caller, Comparison, Decision, Effect, Policy, Protection, Request, VaultArn, Whom, evaluate,
    protection,
};

use crate::{
    strategies,
    world::{VAULT, caller, with_context},
};

const CALLERS: &[&str] = &[
    "arn:aws:iam::111122223333:root",
    "arn:aws:iam::111122223333:user/alice",
    "arn:aws:iam::111122223333:user/carol",
    "arn:aws:iam::111122223333:role/archivist",
    "arn:aws:sts::111122223333:assumed-role/archivist/nightly",
    "arn:aws:sts::111122223333:assumed-role/archivist/weekly",
    "arn:aws:sts::111122223333:federated-user/bob",
    "arn:aws:iam::444455556666:root",
    "arn:aws:iam::444455556666:user/alice",
    "arn:aws:iam::777788889999:user/dave",
    "backup.amazonaws.com",
    "events.amazonaws.com",
    "anonymous",
];

const PRINCIPALS: &[&str] = &[
    "*",
    "111122223333",
    "444455556666",
    "arn:aws:iam::111122223333:user/alice",
    "arn:aws:iam::111122223333:role/archivist",
    "arn:aws:iam::111122223333:role/eu/archivist",
    "arn:aws:sts::111122223333:assumed-role/archivist/nightly",
    "AIDAEXAMPLEEXAMPLEEX",
];

/// Action patterns that are about the calls below more often than not.
const ACTIONS: &[&str] = &[
    "glacier:*",
    "glacier:Delete*",
    "glacier:DeleteArchive",
    "glacier:InitiateJob",
    "*Tags*",
    "s3:*",
];

const RESOURCES: &[&str] = &[
    VAULT,
    VAULT,
    "*",
    "arn:aws:glacier:us-west-2:111122223333:vaults/rec*",
    "arn:aws:glacier:us-west-2:111122223333:vaults/other",
    "arn:aws:glacier:us-west-2:111122223333:vaults/records/*",
    "arn:aws:glacier:us-west-2:111122223333:vaults/${aws:username, 'records'}",
];

const AGE: &str = "glacier:ArchiveAgeInDays";
const HOLD: &str = "glacier:ResourceTag/LegalHold";

/// Keys with values that policies and requests use.
const KEYS: &[(&str, &[&str])] = &[
    (AGE, &["0", "1", "30", "365", "36?", "365.5", "x", "-1", "2020-01-01"]),
    (HOLD, &["true", "", "TRUE", "t*", "${aws:username}"]),
    ("aws:CurrentTime", &["2030-01-01T00:00:00Z", "2020", "never"]),
    ("aws:MultiFactorAuthPresent", &["true", "false"]),
    ("aws:PrincipalArn", &["arn:aws:iam::111122223333:user/alice", "arn:aws:iam::*:role/*", "x"]),
    ("aws:PrincipalAccount", &["111122223333", "444455556666"]),
    ("aws:SourceIp", &["10.0.0.0/8", "10.1.2.3", "nowhere"]),
    ("aws:userid", &["AIDAEXAMPLEEXAMPLEEX", "*"]),
    ("glacier:ArchiveAge", &["365"]),
];

fn policy() -> impl Strategy<Value = Value> {
    (select(vec!["2008-10-17", "2012-10-17"]), vec(statement(), 1..4))
        .prop_map(|(version, statements)| json!({ "Version": version, "Statement": statements }))
}

fn statement() -> impl Strategy<Value = Value> {
    let names = any::<[bool; 3]>();
    let parts = (
        subsequence(PRINCIPALS, 1..=3),
        subsequence(ACTIONS, 1..=2),
        subsequence(RESOURCES, 1..=2),
        vec(condition(), 0..3),
    );
    (select(vec!["Deny", "Deny", "Allow"]), names, parts).prop_map(
        |(effect, [negate_who, negate_what, negate], (who, what, on, conditions))| {
            let mut statement = Map::from_iter([("Effect".to_owned(), json!(effect))]);
            // Half of those that were to be negated: there is more to see in the others.
            let principal = if negate_who && negate { "NotPrincipal" } else { "Principal" };
            let action = if negate_what && negate { "NotAction" } else { "Action" };
            let resource = if negate && !negate_who { "NotResource" } else { "Resource" };
            statement.insert(
                principal.to_owned(),
                json!({ "AWS": who, "Service": "backup.amazonaws.com" }),
            );
            statement.insert(action.to_owned(), json!(what));
            statement.insert(resource.to_owned(), json!(on));
            let mut condition: Map<String, Value> = Map::new();
            for (operator, key, values) in conditions {
                let keys = condition.entry(operator).or_insert_with(|| json!({}));
                keys.as_object_mut().unwrap().insert(key, values);
            }
            if !condition.is_empty() {
                statement.insert("Condition".to_owned(), condition.into());
            }
            Value::Object(statement)
        },
    )
}

/// A denial to everybody while a key has a value, or has not.
fn equality() -> impl Strategy<Value = Value> {
    let tag = (
        select(vec!["StringEquals", "StringNotEquals", "StringEqualsIfExists", "Null"]),
        Just(HOLD),
        subsequence(vec!["true", "", "false"], 1..=2),
    );
    let mfa = (
        select(vec!["Bool", "BoolIfExists", "Null"]),
        Just("aws:MultiFactorAuthPresent"),
        subsequence(vec!["true", "false"], 1..=2),
    );
    (prop_oneof![tag, mfa], option::of(select(vec!["30", "365"]))).prop_map(
        |((operator, key, values), days)| {
            let mut condition = json!({ operator: { key: values } });
            if let Some(days) = days {
                condition["NumericLessThan"] = json!({ AGE: days });
            }
            json!({
                "Effect": "Deny", "Principal": "*", "Action": "glacier:*", "Resource": "*",
                "Condition": condition,
            })
        },
    )
}

fn condition() -> impl Strategy<Value = (String, String, Value)> {
    let operator = (
        select(vec!["", "", "", "ForAllValues:", "ForAnyValue:"]),
        select(Comparison::ALL),
        any::<bool>(),
    );
    let fitting =
        select(vec!["NumericLessThan", "StringEquals", "NumericGreaterThan", "StringNotLike"]);
    let operator = prop_oneof![
        fitting.prop_map(ToOwned::to_owned),
        operator.prop_map(|(set, comparison, if_exists)| match comparison {
            Comparison::Null => "Null".to_owned(),
            other => format!("{set}{other}{}", if if_exists { "IfExists" } else { "" }),
        }),
    ];
    let values = select(KEYS).prop_flat_map(|(key, values)| {
        subsequence(values, 1..=values.len().min(2))
            .prop_map(move |values| (key.to_owned(), json!(values)))
    });
    // Ages that can't be told as days are rare otherwise.
    let odd = select(vec![
        ("StringLike", "36?"),
        ("StringNotLike", "3*"),
        ("DateLessThan", "2020-01-01"),
    ])
    .prop_map(|(operator, value)| (operator.to_owned(), AGE.to_owned(), json!(value)));
    prop_oneof![
        6 => (operator, values).prop_map(|(operator, (key, values))| (operator, key, values)),
        1 => odd,
    ]
}

/// A call as the service sees it: an age and tags only where Glacier gives them.
type Call = (&'static str, &'static str, Option<u64>, Value);

fn call() -> impl Strategy<Value = Call> {
    let action = select(vec![
        "glacier:DeleteArchive",
        "glacier:DeleteArchive",
        "glacier:InitiateJob",
        "glacier:DeleteVault",
        "glacier:RemoveTagsFromVault",
        "glacier:AbortVaultLock",
        "glacier:ListJobs",
    ]);
    let age = select(vec![0, 1, 29, 30, 364, 365, 366, 100_000]);
    let context = (
        option::of(select(vec!["true", "", "false", "alice"])),
        option::of(select(vec!["2029-12-31T00:00:00Z", "2031-01-01T00:00:00Z"])),
        option::of(select(vec!["true", "false"])),
        option::of(select(vec!["10.1.2.3", "11.1.2.3"])),
        option::of(Just("AIDAEXAMPLEEXAMPLEEX")),
    );
    (select(CALLERS), action, age, any::<bool>(), context).prop_map(
        |(who, action, age, inventory, (tag, time, mfa, ip, id))| {
            let has_age = action == "glacier:DeleteArchive"
                || (action == "glacier:InitiateJob" && !inventory);
            let has_tags = !matches!(action, "glacier:AbortVaultLock" | "glacier:ListJobs");
            let age = has_age.then_some(age);
            let mut context = json!({
                AGE: age, HOLD: tag.filter(|_| has_tags), "aws:CurrentTime": time,
                "aws:MultiFactorAuthPresent": mfa, "aws:SourceIp": ip, "aws:userid": id,
            });
            context.as_object_mut().unwrap().retain(|_, value| !value.is_null());
            (who, action, age, context)
        },
    )
}

fn check(policy: &Policy, protection: &Protection, call: &Call) -> Result<(), TestCaseError> {
    let (who, action, age, context) = call;
    let caller = caller(who);
    let request = with_context(Request::new(&caller, action, VAULT), context);
    let evaluation = evaluate(policy, &request);
    let said = protection.action(action).unwrap();
    let group = said.for_caller(&caller);
    let open = age.map_or(!group.denied_without_archive, |age| group.when.is_open(age));

    prop_assert!(
        open || evaluation.decision == Decision::Denied,
        "claims too much: {}\n{}",
        policy,
        protection
    );
    if let Some(age) = age {
        let open_to_somebody = said.for_everybody().is_open(*age);
        prop_assert!(
            open_to_somebody || !open,
            "what is denied to everybody is denied to each: {}",
            policy
        );
    }
    for (index, outcome) in evaluation.statements.iter().enumerate() {
        let denies = policy.statements()[index].effect.value == Effect::Deny && outcome.is_ok();
        let mut holds = group.holds.iter().filter(|hold| hold.statement.index == index);
        let is_told =
            holds.any(|hold| age.map_or(hold.without_archive, |age| !hold.when.is_open(age)));
        prop_assert!(
            !denies || !open || is_told,
            "denies unsaid: {} in {}\n{}",
            index,
            policy,
            protection
        );
    }
    if evaluation.decision == Decision::Allowed {
        let index = evaluation.deciding.unwrap().statement;
        let mut grants = said.grants.iter().filter(|grant| grant.statement.index == index);
        prop_assert!(
            grants.any(|grant| age.is_none_or(|age| grant.when.is_open(age))),
            "allows unsaid: {}",
            policy
        );
    }
    for grant in &said.grants {
        let is_plain =
            grant.to == Whom::Everybody && grant.conditions.is_empty() && !grant.is_limited;
        let is_open = age.map_or(*action != "glacier:InitiateJob", |age| grant.when.is_open(age));
        let is_allowed = evaluation.decision == Decision::Allowed;
        prop_assert!(
            !is_plain || !is_open || is_allowed,
            "grants too much: {}\n{}",
            policy,
            protection
        );
    }
    if let Some(deciding) = evaluation.deciding {
        let idle = protection.without_effect().iter().any(|name| name.index == deciding.statement);
        prop_assert!(
            !idle || evaluation.decision == Decision::Denied && !open,
            "has an effect: {}",
            policy
        );
    }
    for hold in said.groups.iter().flat_map(|group| &group.holds) {
        prop_assert!(!hold.conditions.is_empty(), "a hold says when: {}", policy);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(800))]

    #[test]
    fn it_says_what_evaluate_decides(policy in policy(), calls in vec(call(), 1..12)) {
        let policy = Policy::parse(&policy.to_string()).unwrap();
        let protection = protection(&policy, &VAULT.parse().unwrap());
        for call in &calls {
            check(&policy, &protection, call)?;
        }
    }

    /// The same for denials that may complement one another.
    #[test]
    fn it_says_what_denials_come_to_together(statements in vec(equality(), 2..4), calls in vec(call(), 8..20)) {
        let policy = Policy::parse(&json!({ "Statement": statements }).to_string()).unwrap();
        let protection = protection(&policy, &VAULT.parse().unwrap());
        for call in &calls {
            check(&policy, &protection, call)?;
        }
    }

    /// Whatever the policy and whatever keys a request carries: denied for sure is denied.
    #[test]
    fn it_never_claims_too_much(policy in strategies::policy(), request in strategies::request(), age in 0..800_u64) {
        let policy = Policy::parse(&policy.to_string()).unwrap();
        let (who, action, vault, context) = &request;
        let Ok(vault) = vault.parse::<VaultArn>() else { return Ok(()) };
        let caller: Caller = caller(who);
        let request = with_context(Request::new(&caller, action, vault.as_str()), context).with(AGE, age);
        let protection = protection(&policy, &vault);
        if let Some(said) = protection.action(action)
            && ["glacier:DeleteArchive", "glacier:InitiateJob"].contains(&said.action)
            && !said.for_caller(&caller).when.is_open(age)
        {
            prop_assert_eq!(evaluate(&policy, &request).decision, Decision::Denied, "{}", policy);
        }
    }

    /// Sentences end where they should, and there are some for every policy.
    #[test]
    fn it_can_be_told(policy in policy()) {
        let policy = Policy::parse(&policy.to_string()).unwrap();
        let text = protection(&policy, &VAULT.parse().unwrap()).to_string();
        prop_assert!(!text.is_empty());
        for line in text.lines() {
            prop_assert!(line.ends_with('.') && line.starts_with(|c: char| c.is_uppercase() || c == '`'), "{}", line);
            prop_assert!(!line.contains("  ") && !line.contains(" .") && !line.contains(", ."), "{}", line);
        }
    }
}

/// The strategies reach certain denials, holds and grants often enough to mean something.
#[test]
fn the_strategies_reach_what_matters() {
    use proptest::{strategy::ValueTree, test_runner::TestRunner};
    let mut runner = TestRunner::deterministic();
    let vault: VaultArn = VAULT.parse().unwrap();
    let (mut closed, mut held, mut granted, mut open) = (0, 0, 0, 0);
    for _ in 0..500 {
        let policy = policy().new_tree(&mut runner).unwrap().current();
        let protection = protection(&Policy::parse(&policy.to_string()).unwrap(), &vault);
        let archives = protection.archives();
        closed += usize::from(archives.groups.iter().any(|group| !group.when.is_open(10)));
        held += usize::from(archives.groups.iter().any(|group| !group.holds.is_empty()));
        granted += usize::from(!archives.grants.is_empty());
        open += usize::from(
            archives.groups.iter().all(|group| group.when.is_open(10) && group.holds.is_empty()),
        );
    }
    let seen = [closed, held, granted, open];
    assert!(seen.iter().all(|count| *count > 50), "{seen:?}");
}
