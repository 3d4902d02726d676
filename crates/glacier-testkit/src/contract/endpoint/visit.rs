//! What a case works with while it runs: the endpoint, vaults of its own, and the knobs.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::Response;
use serde_json::{Value, json};

use super::call::{Call, shortened};
use super::port::{Control, EndpointPort, Place, RawBytes, SendError};
use super::reply::Reply;
use super::signer::{By, Signer};
use crate::contract::failure::{Outcome, Stop, failed};
use crate::contract::{Capability, Case};
use crate::credentials::Credentials;
use crate::rules;
use crate::state::{ErrorCode, Operation, Region};

/// The endpoint under test, with everything that holds for a whole run.
pub(super) struct Target<'a> {
    pub(super) port: &'a dyn EndpointPort,
    pub(super) control: Option<Arc<dyn Control + 'a>>,
    pub(super) signer: Signer,
    /// The beginning of every vault's name in this run.
    pub(super) prefix: String,
    /// The caller's account number, if the endpoint told it.
    pub(super) account: Option<String>,
    pub(super) has: Vec<Capability>,
    /// What was there before the first case, and could not be removed.
    pub(super) left_behind: Vec<String>,
}

/// One case at the endpoint.
pub(crate) struct Visit<'a> {
    target: &'a Target<'a>,
    case: &'a Case,
    /// The vaults that may be there, to be removed afterwards.
    vaults: Mutex<Vec<Call>>,
    names: Mutex<u32>,
}

impl<'a> Visit<'a> {
    pub(super) fn new(target: &'a Target<'a>, case: &'a Case) -> Self {
        Self { target, case, vaults: Mutex::default(), names: Mutex::default() }
    }

    /// Sends a call once.
    pub(crate) async fn send(&self, call: Call) -> Outcome<Reply> {
        let no_answer =
            |error: SendError| Stop::NoAnswer { step: call.to_string(), error: error.to_string() };
        let response = self.exchange(&call).await;
        let refused = response.as_ref().is_ok_and(|response| response.status().is_client_error());
        if call.operation == Operation::CreateVault && !refused {
            lock(&self.vaults).push(call.clone().into_delete());
        }
        let response = response.map_err(no_answer)?;
        Ok(Reply::new(&call, self.case.comparison, response))
    }

    /// Sends a call again as long as the service asks to be asked less often: that is about the suite, not about a rule.
    async fn exchange(&self, call: &Call) -> Result<Response<Bytes>, SendError> {
        const PAUSES_IN_SECONDS: [u64; 4] = [1, 2, 4, 8];
        let mut response = self.target.port.send(self.target.signer.request(call)?).await?;
        for pause in PAUSES_IN_SECONDS {
            if !is_throttled(&response) {
                break;
            }
            tokio::time::sleep(Duration::from_secs(pause)).await;
            response = self.target.port.send(self.target.signer.request(call)?).await?;
        }
        Ok(response)
    }

    /// Sends bytes on a connection of their own, and closes its sending half if so told.
    pub(crate) async fn send_bytes(&self, bytes: &[u8], then_close: bool) -> Outcome<Reply> {
        let endpoint_url = &self.target.signer.endpoint_url;
        let raw = RawBytes { endpoint_url, bytes, then_close };
        let sending = self.target.port.send_bytes(raw);
        let step = format!("the bytes {:?}", shortened(&String::from_utf8_lossy(bytes)));
        let response = sending.ok_or(Stop::Skipped(Capability::RawBytes))?.await;
        let response = response
            .map_err(|error| Stop::NoAnswer { step: step.clone(), error: error.to_string() })?;
        Ok(Reply::to(&step, self.case.comparison, response))
    }

    /// A name that no vault has.
    pub(crate) fn new_name(&self) -> String {
        let mut names = lock(&self.names);
        *names += 1;
        format!("{}{}-{names}", self.target.prefix, self.case.name)
    }

    /// A new vault without a lock.
    pub(crate) async fn new_vault(&self) -> Outcome<String> {
        let vault = self.new_name();
        self.send(Call::create(&vault)).await?.is(&rules::CREATE, 201)?;
        Ok(vault)
    }

    /// A new vault with a lock in progress, and the lock's ID.
    pub(crate) async fn new_lock(&self) -> Outcome<(String, String)> {
        let vault = self.new_vault().await?;
        let lock_id = self.initiate(&vault).await?;
        Ok((vault, lock_id))
    }

    /// A new vault that is locked for ever, and the ID that locked it.
    pub(crate) async fn new_locked(&self) -> Outcome<(String, String)> {
        let (vault, lock_id) = self.new_lock().await?;
        self.complete(&vault, &lock_id).await?;
        Ok((vault, lock_id))
    }

    /// Gives a vault an access policy, the one that keeps archives for so many days, and returns it.
    pub(crate) async fn give_access_policy(&self, vault: &str, days: u32) -> Outcome<String> {
        let policy = self.policy(vault, days);
        let set = self.send(Call::set_access_policy(vault, &policy)).await?;
        set.is(&rules::ACCESS_POLICY_SET, 204)?;
        Ok(policy)
    }

    /// Puts a lock in progress.
    pub(crate) async fn initiate(&self, vault: &str) -> Outcome<String> {
        let policy = self.policy(vault, 365);
        self.send(Call::initiate(vault, &policy)).await?.lock_id()
    }

    /// Locks a vault for ever. This is where the leave is checked, whatever the case says that it needs. A case that sends a
    /// `CompleteVaultLock` by itself which an endpoint could grant by mistake has to say that it needs it.
    pub(crate) async fn complete(&self, vault: &str, lock_id: &str) -> Outcome<Reply> {
        if !self.target.has.contains(&Capability::LockForEver) {
            return Err(Stop::Skipped(Capability::LockForEver));
        }
        let reply = self.send(Call::complete(vault, lock_id)).await?;
        reply.is(&rules::COMPLETE, 204)?;
        Ok(reply)
    }

    /// A retention policy as AWS's guide shows one: no archive may be deleted before it is so many days old.
    pub(crate) fn policy(&self, vault: &str, days: u32) -> String {
        json!({
            "Version": "2012-10-17",
            "Statement": [{
                "Sid": "deny-early-deletion",
                "Principal": "*",
                "Effect": "Deny",
                "Action": "glacier:DeleteArchive",
                "Resource": [self.arn(vault)],
                "Condition": { "NumericLessThan": { "glacier:ArchiveAgeInDays": days.to_string() } }
            }]
        })
        .to_string()
    }

    /// The ARN of a vault of the caller's.
    pub(crate) fn arn(&self, vault: &str) -> String {
        let region = &self.target.signer.region;
        let partition = region.parse::<Region>();
        let partition = partition.as_ref().map_or("aws", Region::partition);
        let account = self.target.account.as_deref().unwrap_or("111122223333");
        format!("arn:{partition}:glacier:{region}:{account}:vaults/{vault}")
    }

    /// The caller's account number, which every `CreateVault` tells.
    pub(crate) fn own_account(&self) -> Outcome<&str> {
        self.target.account.as_deref().ok_or_else(|| {
            let expected = "the caller's account number in `Location`";
            failed(&rules::CREATE, "CreateVault before the first case", expected, "none")
        })
    }

    /// The number of an account that is not the caller's.
    pub(crate) fn foreign_account(&self) -> &'static str {
        const FOREIGN: &str = "999988887777";
        if self.target.account.as_deref() == Some(FOREIGN) { "777788889999" } else { FOREIGN }
    }

    /// The region that calls are signed for.
    pub(crate) fn region(&self) -> &str {
        &self.target.signer.region
    }

    /// The credentials that calls are signed with.
    pub(crate) fn credentials(&self) -> &Credentials {
        &self.target.signer.caller
    }

    /// Moves the clock that locks expire by.
    pub(crate) async fn advance_clock(&self, by: Duration) -> Outcome {
        let moved = self.control(Capability::MoveClock)?.advance_clock(by).await;
        moved.map_err(|error| Stop::NoAnswer {
            step: format!("moving the clock by {by:?}"),
            error: error.to_string(),
        })
    }

    /// Whether the account is a new one by itself, with no knob that makes it one.
    pub(crate) fn is_new_account(&self) -> bool {
        !self.target.has.contains(&Capability::CreateVaults)
    }

    /// Makes the caller's account a new one, or an old one again.
    pub(crate) async fn set_new_account(&self, new_account: bool) -> Outcome {
        let set = self.control(Capability::NewAccount)?.set_new_account(new_account).await;
        set.map_err(|error| Stop::NoAnswer {
            step: format!("setting new_account to {new_account}"),
            error: error.to_string(),
        })
    }

    /// Puts an archive into a vault, as if it had been uploaded so many days ago. Gives its ID.
    pub(crate) async fn plant_archive(&self, vault: &str, age_in_days: u64) -> Outcome<String> {
        let archive = format!("{}-{age_in_days}", self.new_name());
        let place = Place { account: self.own_account()?, region: self.region(), vault };
        let control = self.control(Capability::PlantArchives)?;
        let planted = control.plant_archive(place, &archive, age_in_days).await;
        planted.map_err(|error| Stop::NoAnswer {
            step: format!("planting an archive in {place}"),
            error: error.to_string(),
        })?;
        Ok(archive)
    }

    /// Sends a call until it is refused with this code, or no longer; for what takes effect at the service a while
    /// later. An endpoint with knobs has no such delays.
    pub(crate) async fn send_until_refused(&self, call: Call, code: ErrorCode) -> Outcome<Reply> {
        const TRIES: u32 = 20;
        let mut reply = self.send(call.clone()).await?;
        for _ in 0..TRIES {
            if self.target.control.is_some() || reply.code().as_deref() == Some(code.as_str()) {
                break;
            }
            tokio::time::sleep(Duration::from_millis(500)).await;
            reply = self.send(call.clone()).await?;
        }
        Ok(reply)
    }

    /// A policy of one statement about this vault, such as `policy_that(vault, "Deny", "*", "DescribeVault", …)`.
    pub(crate) fn policy_that(
        &self,
        vault: &str,
        effect: &str,
        principal: &Value,
        action: &str,
        condition: &Value,
    ) -> String {
        let mut statement = json!({
            "Sid": "contract",
            "Effect": effect,
            "Principal": principal,
            "Action": [format!("glacier:{action}")],
            "Resource": [self.arn(vault)],
        });
        let members = statement.as_object_mut().filter(|_| !condition.is_null());
        if let Some(members) = members {
            members.insert("Condition".to_owned(), condition.clone());
        }
        json!({ "Version": "2012-10-17", "Statement": [statement] }).to_string()
    }

    fn control(&self, needed: Capability) -> Outcome<&(dyn Control + 'a)> {
        self.target.control.as_deref().ok_or(Stop::Skipped(needed))
    }

    /// Removes what the case has made. Gives the vaults that are still there, each with the reason.
    pub(super) async fn clean_up(&self) -> Vec<String> {
        let vaults = std::mem::take(&mut *lock(&self.vaults));
        let mut left_behind = Vec::new();
        for delete in vaults {
            let step = delete.to_string();
            if self.remove_by_force(&delete).await {
                continue;
            }
            // A lock in progress goes with its vault, but its policy may deny the deletion.
            let _ = self.send(delete.clone().into_abort()).await;
            let _ = self.send(delete.clone().into_delete_access_policy()).await;
            match self.send(delete).await {
                Ok(reply) if matches!(reply.status(), 204 | 404) => {}
                Ok(reply) => left_behind.push(format!("{step}: {}", reply.summary())),
                Err(no_answer) => left_behind.push(format!("{step}: {no_answer:?}")),
            }
        }
        left_behind
    }

    /// Whether the endpoint has a knob for that, and it worked.
    async fn remove_by_force(&self, delete: &Call) -> bool {
        let (Some(control), Some(account)) = (&self.target.control, &self.target.account) else {
            return false;
        };
        let (By::Caller, Some(vault)) = (&delete.signing.by, delete.vault()) else { return false };
        let region = delete.signing.region.as_deref().unwrap_or(self.region());
        control.remove_vault(Place { account, region, vault }).await.is_ok()
    }
}

fn is_throttled(response: &Response<Bytes>) -> bool {
    let body: Value = serde_json::from_slice(response.body()).unwrap_or_default();
    body.get("code").and_then(Value::as_str) == Some(ErrorCode::Throttling.as_str())
}

/// A panic of another case leaves lists as they were.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
