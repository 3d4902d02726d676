//! Vault lock policies of Amazon Glacier: parsed with places, kept word for word, linted, evaluated as IAM does. No network.
//!
//! A vault lock policy can't be changed once it is locked. So this crate is strict about what a policy is, says where a mistake is,
//! and answers the questions that matter before locking: is it a mistake, who may do what, and which statement decides.
//!
//! ```
//! use vault_lock_policy::{Caller, Decision, Policy, Request, VaultArn, evaluate, lint, protection};
//!
//! let vault: VaultArn = "arn:aws:glacier:us-west-2:111122223333:vaults/records".parse()?;
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
//! assert!(lint(&policy, &vault).is_empty()); // a finding has a place, a message and help
//! println!("{}", protection(&policy, &vault)); // Nobody can delete an archive of `records` in its first 365 days; …
//!
//! let alice = Caller::from_arn("arn:aws:iam::111122223333:user/alice")?;
//! let request = Request::new(&alice, "glacier:DeleteArchive", vault.as_str()).with("glacier:ArchiveAgeInDays", 100);
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
//!   never hold are all fine with the grammar. [`Code`] has all that it looks for.
//!
//! The crate `glacier-vault-lock` takes a [`Policy`] and locks a vault with it; the package `vault-lock-policy-cli` has the command
//! `vault-lock-policy`, for people and scripts.

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
