//! Vault lock policies of Amazon Glacier: parsed with places, kept word for word, evaluated as IAM does. No network.
//!
//! A vault lock policy can't be changed once it is locked. So this crate is strict about what a policy is, says where a mistake is,
//! and answers the question that matters before locking: who may do what, and which statement decides.
//!
//! ```
//! use vault_lock_policy::{Caller, Decision, Policy, Request, evaluate};
//!
//! let policy = Policy::parse(
//!     r#"{
//!       "Version": "2012-10-17",
//!       "Statement": [{
//!         "Sid": "one-year",
//!         "Effect": "Deny",
//!         "Principal": "*",
//!         "Action": "glacier:DeleteArchive",
//!         "Resource": "arn:aws:glacier:us-west-2:111122223333:vaults/records",
//!         "Condition": {"NumericLessThan": {"glacier:ArchiveAgeInDays": "365"}}
//!       }]
//!     }"#,
//! )?;
//!
//! let alice = Caller::from_arn("arn:aws:iam::111122223333:user/alice")?;
//! let vault = "arn:aws:glacier:us-west-2:111122223333:vaults/records";
//! let request = Request::new(&alice, "glacier:DeleteArchive", vault).with("glacier:ArchiveAgeInDays", 100);
//!
//! let evaluation = evaluate(&policy, &request);
//! assert_eq!(evaluation.decision, Decision::Denied);
//! assert_eq!(evaluation.deciding.and_then(|statement| statement.sid), Some("one-year"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! - [`Policy::parse`] reads the grammar of IAM resource policies. Its [`ParseError`] has a [kind](ErrorKind), a [`Place`], and help.
//! - [`evaluate`] says what a policy says about a [`Request`], and why; [`evaluate_together`] does so for a lock policy and an access
//!   policy; [`decide`] leaves the reasons out.
//! - [`Policy::means_the_same`] compares policies that were written differently.
//! - [`retain_for`], [`legal_hold`] and [`retain_and_hold`] make policies for the documented uses.
//! - [`protection`] sums a policy up for people, who may do what and from which day on, as typed data and in sentences.
//! - [`lint`] looks for mistakes with the eyes of one vault: actions that do not exist, vaults of another account and conditions that can
//!   never hold are all fine with the grammar. The codes of its [findings](Finding):
//!
//! | code | what it is about |
//! |---|---|
//! | `resource-not-this-vault` | a statement names other resources than this vault, so it does nothing |
//! | `resource-matches-nothing` | a resource that no vault can have, beside one that is right |
//! | `resource-depends-on-caller` | a policy variable in the resource: only some callers are meant |
//! | `action-without-service` | an action without `glacier:` in front |
//! | `action-of-another-service` | an action that is not one of Glacier |
//! | `unknown-action` | an action that Glacier does not have |
//! | `action-not-for-vaults` | an action about the account, which policies of vaults don't decide about |
//! | `principal-account-number` | an account number in a principal that has no 12 digits |
//! | `principal-of-another-partition` | a principal of another partition of AWS than the vault |
//! | `principal-arn-of-nobody` | a value of `aws:PrincipalArn` that no caller has, such as the ARN of a session |
//! | `not-principal-with-deny` | `NotPrincipal` in a denial that doesn't spare whom it lists |
//! | `deny-binds-own-account-only` | archives are protected from the vault's account only, not from others that have access |
//! | `deny-binds-few-only` | archives are protected from some people only, and others can delete them |
//! | `mfa-key-absent` | a denial without a second factor that access keys pass, since their requests have no such key |
//! | `unknown-condition-key` | a condition key that no request to Glacier has |
//! | `undocumented-tag-key` | `aws:ResourceTag/…` where AWS documents `glacier:ResourceTag/…` |
//! | `operator-not-for-key` | an operator that compares other things than the key has |
//! | `value-not-readable` | a value that is no number, date, boolean, address or ARN, where one is needed |
//! | `wildcard-not-read` | a `*` under an operator that takes it for a character like others |
//! | `variable-in-old-version` | a policy variable in a policy whose version has none |
//! | `for-all-values` | `ForAllValues`, which also holds for requests without the key |
//! | `condition-never-holds` | conditions on the age that no archive fulfils |
//! | `condition-always-holds` | conditions on the age that every archive fulfils |
//! | `age-operator` | the age of an archive under an operator that doesn't compare numbers |
//! | `age-not-with-action` | the age of an archive for actions whose requests have none |
//! | `age-equals` | archives are protected, or free, on single days of their life only |
//! | `age-less-than-or-equals` | `NumericLessThanEquals` protects one day longer than `NumericLessThan` |
//! | `age-limits-retrieval` | archives of some age can't be retrieved either |
//! | `old-archives-kept` | archives can be deleted for some time of their life, and never after it |
//! | `age-not-in-days` | an age of more than a hundred years, as if it were not in days |
//! | `young-archives-free` | archives are protected from some age on, and can be deleted before |
//! | `tag-not-with-action` | a tag of the vault for actions whose requests have none |
//! | `hold-tag-not-protected` | a hold by tag, and others may change the tag |
//! | `hold-never-lifted` | a hold by tag that nobody can lift once it is on |
//! | `allow-to-everybody` | everybody in the world is allowed something for ever |
//! | `not-principal-with-allow` | everybody in the world but some is allowed something for ever |
//! | `allow-to-another-account` | another account is allowed something for ever |
//! | `allow-denied-anyway` | an allowance that denials of the same policy take back |
//! | `allow-looks-like-retention` | an allowance to delete young archives, which protects none |
//! | `everything-denied` | everything that matters is denied to everybody |
//! | `lock-step-denied` | the lock can't be completed, aborted or looked at while it is tested |
//! | `archives-never-deletable` | archives can never be deleted |
//! | `archives-never-retrievable` | archives can never be retrieved |
//! | `uploads-denied` | nothing can be stored any more |
//! | `vault-never-deletable` | the vault can never be deleted, even when it is empty |
//! | `policy-without-deny` | a policy that denies nothing |
//! | `policy-too-long` | a policy of more than 20,480 bytes |
//! | `too-many-callers` | a policy that tells so many callers from one another that whom it binds can't be told |
//! | `duplicate-sid` | two statements of the same name |
//! | `statement-never-applies` | a statement that no request can meet |

mod analysis;
mod arn;
mod construct;
mod equivalence;
mod evaluate;
pub mod examples;
mod grammar;
mod json;
mod lint;
mod listing;
mod parse;
mod protection;
mod service;
mod suggest;

pub use arn::{VaultArn, VaultArnError};
pub use construct::{HoldError, LegalHold, legal_hold, retain_and_hold, retain_for};
pub use evaluate::{
    Absence, ArnPart, Caller, ContextValue, Culprit, Deciding, Decision, Evaluation, Hint,
    Mismatch, Request, Together, Unmet, ValueKind, decide, evaluate, evaluate_together,
};
pub use grammar::{
    ActionPattern, Comparison, Condition, ConditionValue, Effect, Element, Identity, IdentityError,
    IdentityKind, Operator, Pattern, Policy, Principal, PrincipalError, SetOperator, Statement,
    UnknownOperator, Variable, VariableError, Version,
};
pub use json::{JsonProblem, MAX_DEPTH, Place, Span, Spanned};
pub use lint::{Code, Finding, Related, Severity, UnknownCode, lint};
pub use parse::{ErrorKind, ParseError};
pub use protection::{
    ActionProtection, Clause, Grant, Group, GroupProtection, Hold, Protection, StatementName, When,
    Whom, protection,
};
pub use service::{actions, always_carries, can_carry};
