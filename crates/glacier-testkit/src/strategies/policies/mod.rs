//! Vault lock policies, as the text that a client is given.

mod broken;
mod layout;
mod size;
mod statement;

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

pub use broken::invalid_policy;
pub use size::{largest_policy, oversized_policy, policy_of_size};

use super::simplest::simplest_first;

/// What policies shrink to: nobody deletes archives of the vault `v` in account 111122223333 and us-east-1.
pub const SIMPLEST_POLICY: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"glacier:DeleteArchive","Resource":"arn:aws:glacier:us-east-1:111122223333:vaults/v"}]}"#;

/// The vault of [`SIMPLEST_POLICY`].
const VAULT: &str = "arn:aws:glacier:us-east-1:111122223333:vaults/v";

/// A policy that the service accepts: retention, legal hold, or up to six statements of any form.
///
/// Elements come alone or in lists, with and without spaces and line breaks, with other scripts raw or escaped, and up to about 5 KB.
///
/// ```
/// use glacier_testkit::{state::VaultPolicy, strategies};
/// use proptest::prelude::*;
///
/// proptest!(|(policy in strategies::policy())| {
///     prop_assert!(VaultPolicy::parse(&policy).is_ok());
/// });
/// ```
pub fn policy() -> BoxedStrategy<String> {
    policy_for(VAULT)
}

/// A [`policy`] whose statements are about one vault, given by its ARN, or about all that their pattern takes in.
///
/// ```
/// use glacier_testkit::strategies;
/// use proptest::prelude::*;
///
/// let arn = "arn:aws-cn:glacier:cn-north-1:444455556666:vaults/photos";
/// proptest!(|(policy in strategies::policy_for(arn))| {
///     prop_assert!(policy.contains(arn) || policy.contains('*'));
/// });
/// ```
pub fn policy_for(vault_arn: &str) -> BoxedStrategy<String> {
    let statements = vec(statement::any(vault_arn), 1..=6);
    let document = prop_oneof![
        2 => statement::retention(vault_arn).prop_map(|statement| vec![statement]),
        1 => statement::legal_hold(vault_arn),
        3 => statements,
    ];
    let text = (envelope(document), layout::layout())
        .prop_map(|(document, layout)| layout.write(&document));
    simplest_first(SIMPLEST_POLICY.replace(VAULT, vault_arn), text).boxed()
}

/// A policy that keeps archives from being deleted until they are 1 to 36,500 days old.
///
/// The age stands there as text or as a number, in any of the spellings of its condition key.
///
/// ```
/// use glacier_testkit::strategies;
/// use proptest::prelude::*;
///
/// proptest!(|(policy in strategies::retention_policy())| {
///     prop_assert!(policy.to_lowercase().contains("glacier:archiveageindays"));
/// });
/// ```
pub fn retention_policy() -> BoxedStrategy<String> {
    let document = statement::retention(VAULT).prop_map(|statement| vec![statement]);
    (envelope(document), layout::layout())
        .prop_map(|(document, layout)| layout.write(&document))
        .boxed()
}

/// A policy that keeps archives from being deleted while the vault has a tag, with or without a retention beside it.
///
/// ```
/// use glacier_testkit::strategies;
/// use proptest::prelude::*;
///
/// proptest!(|(policy in strategies::legal_hold_policy())| {
///     prop_assert!(policy.contains("glacier:ResourceTag/LegalHold"));
/// });
/// ```
pub fn legal_hold_policy() -> BoxedStrategy<String> {
    let document = statement::legal_hold(VAULT);
    (envelope(document), layout::layout())
        .prop_map(|(document, layout)| layout.write(&document))
        .boxed()
}

/// Statements as a document: a single one needs no list; version and ID can be left out.
fn envelope(statements: impl Strategy<Value = Vec<Value>>) -> impl Strategy<Value = Value> {
    let version =
        prop_oneof![6 => Just(Some("2012-10-17")), 1 => Just(None), 1 => Just(Some("2008-10-17"))];
    let id = proptest::option::weighted(0.2, "[A-Za-z0-9-]{1,36}");
    (version, id, statements, any::<bool>()).prop_map(|(version, id, mut statements, bare)| {
        let statements = match statements.len() {
            1 if bare => statements.remove(0),
            _ => Value::from(statements),
        };
        let mut document = json!({});
        if let Some(members) = document.as_object_mut() {
            members.extend(version.map(|version| ("Version".to_owned(), version.into())));
            members.extend(id.map(|id| ("Id".to_owned(), id.into())));
            members.insert("Statement".to_owned(), statements);
        }
        document
    })
}
