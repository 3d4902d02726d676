//! What a case works with while it runs: a client, and the emulator that it speaks to.

use std::fmt;

use serde_json::Value;

use super::port::{Called, ClientError, ClientPort, Refusal};
use crate::contract::failure::{Outcome, Stop, failed, holds};
use crate::contract::{Capability, Case, Comparison};
use crate::emulator::Emulator;
use crate::requests::LoggedRequest;
use crate::rules::{self, Rule};
use crate::state::{ErrorCode, LockState, Operation};

/// A client and an emulator of their own for one case.
pub(crate) struct Bench<'a, C> {
    pub(crate) client: &'a C,
    pub(crate) emulator: &'a Emulator,
    pub(super) case: &'a Case,
}

/// The vault that every case uses; no other case sees it.
pub(crate) const VAULT: &str = "contract";

/// An honest policy with characters that need an escape somewhere on the way.
pub(crate) const POLICY: &str = r#"{"Version":"2012-10-17","Statement":[{"Sid":"deny","Effect":"Deny","Principal":"*",
    "Action":"glacier:DeleteArchive","Resource":["arn:aws:glacier:us-east-1:111122223333:vaults/contract"],
    "Condition":{"NumericLessThan":{"glacier:ArchiveAgeInDays":"365"},"StringNotLike":{"aws:UserAgent":"é\"\\*"}}}]}"#;

impl<C: ClientPort> Bench<'_, C> {
    /// Plants the vault.
    pub(crate) fn plant_vault(&self) -> Outcome {
        self.emulator.create_vault(VAULT).map_err(|error| {
            failed(&rules::CREATE, "planting a vault", "a vault", error.to_string())
        })?;
        Ok(())
    }

    /// Plants the vault and has the client put a lock in progress. Gives the lock ID.
    pub(crate) async fn lock_in_progress(&self) -> Outcome<String> {
        self.plant_vault()?;
        let called = self.client.initiate_vault_lock(VAULT, POLICY).await;
        let lock_id = granted(&rules::INITIATE, Operation::InitiateVaultLock, called)?;
        lock_id.ok_or_else(|| {
            let step = Operation::InitiateVaultLock.to_string();
            failed(&rules::INITIATE, step, "the lock ID", "success without a lock ID")
        })
    }

    /// The same, and has the client complete the lock.
    pub(crate) async fn locked(&self) -> Outcome<String> {
        let lock_id = self.lock_in_progress().await?;
        let called = self.client.complete_vault_lock(VAULT, &lock_id).await;
        granted(&rules::COMPLETE, Operation::CompleteVaultLock, called)?;
        Ok(lock_id)
    }

    /// Demands that the client reports a refusal with this code, and its status if it tells one.
    pub(crate) fn refused<T: fmt::Debug>(
        &self,
        rule: &'static Rule,
        operation: Operation,
        called: Called<T>,
        code: ErrorCode,
    ) -> Outcome<Refusal> {
        let expected = format!("a refusal with status {} and code {code}", code.status());
        match called {
            Err(ClientError::Refused(refusal)) => {
                let status_agrees = refusal.status.is_none_or(|status| status == code.status());
                let code_agrees = refusal.code.as_deref() == Some(code.as_str());
                holds(
                    status_agrees && code_agrees,
                    rule,
                    operation.to_string(),
                    expected,
                    refusal.to_string(),
                )?;
                self.message_arrives(rule, operation, &refusal)?;
                Ok(refusal)
            }
            Ok(value) => {
                Err(failed(rule, operation.to_string(), expected, format!("success: {value:?}")))
            }
            Err(error) => Err(not_offered_or(error, |error| {
                failed(rule, operation.to_string(), expected, error.to_string())
            })),
        }
    }

    /// Where texts are compared, what the emulator says must be what the client passes on.
    fn message_arrives(
        &self,
        rule: &'static Rule,
        operation: Operation,
        refusal: &Refusal,
    ) -> Outcome {
        if self.case.comparison != Comparison::ExactText {
            return Ok(());
        }
        let said = self.sent(operation).pop().map(|request| request.answer().request_id.clone());
        holds(
            refusal.request_id == said && refusal.message.is_some(),
            rule,
            format!("{operation}, message and request ID"),
            format!("a message, and the request ID {said:?}"),
            format!("{:?} and {:?}", refusal.message, refusal.request_id),
        )
    }

    /// What the emulator received of an operation.
    pub(crate) fn sent(&self, operation: Operation) -> Vec<LoggedRequest> {
        self.emulator.requests().of(operation)
    }

    /// Demands that the emulator received an operation so many times.
    pub(crate) fn was_sent(
        &self,
        rule: &'static Rule,
        operation: Operation,
        times: usize,
    ) -> Outcome<Vec<LoggedRequest>> {
        let sent = self.sent(operation);
        let got = format!("{} requests", sent.len());
        let step = format!("{operation}, as the emulator saw it");
        holds(sent.len() == times, rule, step, format!("{times} requests"), got)?;
        Ok(sent)
    }

    /// Demands that the emulator's lock is in this state, or that there is none.
    pub(crate) fn lock_is(&self, rule: &'static Rule, state: Option<LockState>) -> Outcome {
        let got = self.emulator.vault(VAULT).lock().map(|lock| lock.state());
        let step = "the lock in the emulator";
        holds(got == state, rule, step, format!("{state:?}"), format!("{got:?}"))
    }

    /// Demands that a policy arrived: the same text if texts are compared, else the same JSON.
    pub(crate) fn same_policy(
        &self,
        rule: &'static Rule,
        step: &str,
        expected: &str,
        got: Option<&str>,
    ) -> Outcome {
        let agrees = match self.case.comparison {
            Comparison::ExactText => got == Some(expected),
            _ => got.and_then(parsed).is_some_and(|got| Some(got) == parsed(expected)),
        };
        holds(agrees, rule, step, expected, format!("{got:?}"))
    }
}

/// Demands that the client reports success.
pub(crate) fn granted<T>(
    rule: &'static Rule,
    operation: Operation,
    called: Called<T>,
) -> Outcome<T> {
    called.map_err(|error| {
        not_offered_or(error, |error| {
            failed(rule, operation.to_string(), "success", error.to_string())
        })
    })
}

/// An operation that the client has not ends the case, but is no failure.
fn not_offered_or(error: ClientError, failed: impl FnOnce(ClientError) -> Stop) -> Stop {
    match error {
        ClientError::NotOffered(operation) => Stop::Skipped(Capability::Offers(operation)),
        error => failed(error),
    }
}

fn parsed(policy: &str) -> Option<Value> {
    serde_json::from_str(policy).ok()
}

impl fmt::Display for ClientError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotOffered(operation) => write!(f, "the client has no {operation}"),
            Self::NotSent(why) => write!(f, "not sent: {why}"),
            Self::Refused(refusal) => refusal.fmt(f),
            Self::Unknown(why) => write!(f, "unknown whether it was carried out: {why}"),
        }
    }
}

impl std::error::Error for ClientError {}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { code, message, status, .. } = self;
        let unknown = "none".to_owned();
        let status = status.map_or_else(|| unknown.clone(), |status| status.to_string());
        let code = code.as_ref().unwrap_or(&unknown);
        write!(f, "a refusal with status {status} and code {code}: {message:?}")
    }
}
