//! Runs the cases against one endpoint.

use std::fmt;
use std::sync::Arc;
use std::time::Instant;

use super::call::Call;
use super::cases::{self, EndpointCase};
use super::knobs::Knobs;
use super::port::{Control, EndpointPort, RawBytes, SendError};
use super::prefix::VaultPrefix;
use super::signer::{By, Signer};
use super::visit::{Target, Visit};
use crate::contract::case::{NoSuchCase, chosen};
use crate::contract::failure::{Failure, Stop};
use crate::contract::report::{CaseResult, Report, Verdict};
use crate::contract::{Capability, Case};
use crate::credentials::Credentials;
use crate::glacier::Glacier;
use crate::rules;
use crate::state::ErrorCode;

/// The cases against one endpoint, to be set up and [run](Self::run). [`contract`](crate::contract) has an example.
pub struct EndpointSuite<'a> {
    port: &'a dyn EndpointPort,
    control: Option<Arc<dyn Control + 'a>>,
    signer: Signer,
    prefix: VaultPrefix,
    only: Vec<String>,
    strict: bool,
    lock_for_ever: bool,
    on_progress: Box<dyn FnMut(Progress<'_>) + Send + 'a>,
}

/// How far a run has come.
#[derive(Debug, Clone, Copy)]
pub enum Progress<'a> {
    /// A case begins.
    Begins(&'a Case),
    /// A case has ended.
    Ended(&'a CaseResult),
}

/// Why not one case could be looked at.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CouldNotRun {
    /// The endpoint gives no answer.
    #[error("`{endpoint_url}` gives no answer: {error}")]
    Unreachable {
        /// Where it should be.
        endpoint_url: String,
        /// What went wrong.
        error: SendError,
    },
    /// The endpoint does not know the caller.
    #[error("`{endpoint_url}` does not accept the credentials: {answer}")]
    CredentialsRefused {
        /// The endpoint.
        endpoint_url: String,
        /// Its answer to the first call.
        answer: String,
    },
    /// No case has such a name.
    #[error(transparent)]
    NoSuchCase(#[from] NoSuchCase),
}

impl<'a> EndpointSuite<'a> {
    /// Cases against the endpoint that `port` leads to, called as the owner of `credentials`.
    pub fn new(
        port: &'a dyn EndpointPort,
        endpoint_url: impl Into<String>,
        region: impl Into<String>,
        credentials: Credentials,
    ) -> Self {
        let endpoint_url: String = endpoint_url.into();
        let signer = Signer {
            endpoint_url: endpoint_url.trim_end_matches('/').to_owned(),
            region: region.into(),
            caller: credentials,
            second_account: None,
            expired: None,
        };
        Self {
            port,
            control: None,
            signer,
            prefix: VaultPrefix::default(),
            only: Vec::new(),
            strict: false,
            lock_for_ever: false,
            on_progress: Box::new(|_| ()),
        }
    }

    /// Cases against a service in the same process.
    pub fn in_process(glacier: &'a Glacier) -> Self {
        let region = glacier.region().to_string();
        let credentials = glacier.credentials().clone();
        Self::new(glacier, "http://glacier.example", region, credentials)
    }

    /// Uses these knobs, and takes the endpoint to have what they say. Those of this project's emulator need not be
    /// given: the suite finds them.
    #[must_use]
    pub fn control(mut self, control: impl Control + 'a) -> Self {
        self.control = Some(Arc::new(control));
        self
    }

    /// Credentials of another account than the caller's, for cases about grants.
    #[must_use]
    pub fn second_account(mut self, credentials: Credentials) -> Self {
        self.signer.second_account = Some(credentials);
        self
    }

    /// Temporary credentials whose time is over, for the case about them.
    #[must_use]
    pub fn expired_credentials(mut self, credentials: Credentials) -> Self {
        self.signer.expired = Some(credentials);
        self
    }

    /// Only the case of this name, or if there is none, those whose names begin with it. Can be called more than once.
    #[must_use]
    pub fn only(mut self, name: impl Into<String>) -> Self {
        self.only.push(name.into());
        self
    }

    /// Counts a deviation from a choice of this project as a failure. This project's emulator is always held to them.
    #[must_use]
    pub fn strict(mut self) -> Self {
        self.strict = true;
        self
    }

    /// Gives leave to complete locks. On a real account nothing can ever undo that: each vault stays locked until it is
    /// deleted, which the suite does afterwards and which works as long as the vault is empty.
    #[must_use]
    pub fn allow_lock_for_ever(mut self) -> Self {
        self.lock_for_ever = true;
        self
    }

    /// How the names of vaults begin, so that they are recognised; `glacier-contract-` if not told otherwise.
    #[must_use]
    pub fn vault_prefix(mut self, prefix: VaultPrefix) -> Self {
        self.prefix = prefix;
        self
    }

    /// Is told whenever a case begins or has ended.
    #[must_use]
    pub fn on_progress(mut self, tell: impl FnMut(Progress<'_>) + Send + 'a) -> Self {
        self.on_progress = Box::new(tell);
        self
    }

    /// The cases that were chosen.
    ///
    /// # Errors
    ///
    /// [`CouldNotRun::NoSuchCase`] for a name that chooses none.
    pub fn cases(&self) -> Result<Vec<&'static Case>, CouldNotRun> {
        Ok(self.chosen()?.into_iter().map(|case| &case.case).collect())
    }

    /// Runs the chosen cases, one after the other.
    ///
    /// # Errors
    ///
    /// [`CouldNotRun`] if the endpoint can't be reached, does not know the caller, or no case was chosen.
    pub async fn run(mut self) -> Result<Report, CouldNotRun> {
        let chosen = self.chosen()?;
        self.find_knobs().await?;
        let target = self.look_around().await?;
        let left_behind = target.left_behind.clone();
        let mut report = Report { results: Vec::new(), left_behind, strict: self.strict };
        for case in chosen {
            (self.on_progress)(Progress::Begins(&case.case));
            let begun = Instant::now();
            let visit = Visit::new(&target, &case.case);
            let verdict = visit_one(case, &visit, &target.has, self.strict).await;
            report.left_behind.extend(visit.clean_up().await);
            let result = CaseResult { case: case.case, verdict, took: begun.elapsed() };
            (self.on_progress)(Progress::Ended(&result));
            report.results.push(result);
        }
        Ok(report)
    }

    fn chosen(&self) -> Result<Vec<&'static EndpointCase>, CouldNotRun> {
        Ok(chosen(cases::all(), |one| &one.case, &self.only)?)
    }

    /// An endpoint with the knobs of this project's emulator keeps this project's choices, or it is broken.
    async fn find_knobs(&mut self) -> Result<(), CouldNotRun> {
        if self.control.is_some() {
            return Ok(());
        }
        let knobs = Knobs::find(self.port, &self.signer.endpoint_url).await;
        if let Some(knobs) = knobs.map_err(|error| self.unreachable(error))? {
            self.control = Some(Arc::new(knobs));
            self.strict = true;
        }
        Ok(())
    }

    fn unreachable(&self, error: SendError) -> CouldNotRun {
        CouldNotRun::Unreachable { endpoint_url: self.signer.endpoint_url.clone(), error }
    }

    /// Creates one vault and deletes it, to learn the caller's account number and what the caller may do.
    async fn look_around(&self) -> Result<Target<'a>, CouldNotRun> {
        let mut target = Target {
            port: self.port,
            control: self.control.clone(),
            signer: self.signer.clone(),
            prefix: format!("{}{}-", self.prefix, run_id()),
            account: None,
            has: self.granted(),
            left_behind: Vec::new(),
        };
        let create = Call::create(&format!("{}first", target.prefix));
        let created = self.ask(&target, create.clone()).await?;
        match created.code().as_deref() {
            Some(code) if code == ErrorCode::NoLongerSupported.as_str() => {
                target.has.retain(|capability| *capability != Capability::CreateVaults);
                target.has.push(Capability::NewAccount);
            }
            Some(
                "UnrecognizedClientException"
                | "InvalidSignatureException"
                | "ExpiredTokenException"
                | "AccessDeniedException"
                | "MissingAuthenticationTokenException",
            ) => {
                let endpoint_url = self.signer.endpoint_url.clone();
                return Err(CouldNotRun::CredentialsRefused {
                    endpoint_url,
                    answer: created.summary(),
                });
            }
            _ => {}
        }
        let location = created.header(&rules::CREATE, "location").ok();
        target.account = location.and_then(account_of);
        let created = (200..300).contains(&created.status());
        let deleted = self.ask(&target, create.into_delete()).await?;
        if created && !matches!(deleted.status(), 204 | 404) {
            target.left_behind.push(format!("{}: {}", deleted.step(), deleted.summary()));
        }
        if self.control.is_some() {
            self.try_dummy_credentials(&mut target).await?;
        }
        Ok(target)
    }

    /// Emulators take dummy credentials, and with them any account is at hand.
    async fn try_dummy_credentials(&self, target: &mut Target<'_>) -> Result<(), CouldNotRun> {
        const SECOND_ACCOUNT: &str = "444455556666";
        let dummy = Credentials::new(SECOND_ACCOUNT, SECOND_ACCOUNT);
        let call = Call::describe(&format!("{}none", target.prefix));
        let described = self.ask(target, call.signed_by(By::Other(dummy.clone()))).await?;
        if described.code().as_deref() == Some(ErrorCode::ResourceNotFound.as_str()) {
            target.has.push(Capability::DummyCredentials);
            if target.signer.second_account.is_none() {
                target.signer.second_account = Some(dummy);
                target.has.push(Capability::SecondAccount);
            }
        }
        Ok(())
    }

    async fn ask(
        &self,
        target: &Target<'_>,
        call: Call,
    ) -> Result<super::reply::Reply, CouldNotRun> {
        let request = target.signer.request(&call).map_err(|error| self.unreachable(error))?;
        let response = target.port.send(request).await;
        let response = response.map_err(|error| self.unreachable(error))?;
        Ok(super::reply::Reply::new(&call, crate::contract::Comparison::ByCode, response))
    }

    fn granted(&self) -> Vec<Capability> {
        let mut has = vec![Capability::CreateVaults, Capability::VerifySignatures];
        if let Some(control) = &self.control {
            has = control.capabilities();
        }
        if self.lock_for_ever {
            has.push(Capability::LockForEver);
        }
        if self.signer.second_account.is_some() {
            has.push(Capability::SecondAccount);
        }
        let raw =
            RawBytes { endpoint_url: &self.signer.endpoint_url, bytes: b"", then_close: true };
        // Nothing is sent before the future is polled.
        if self.port.send_bytes(raw).is_some() {
            has.push(Capability::RawBytes);
        }
        if self.signer.expired.is_some() {
            has.push(Capability::ExpiredCredentials);
        }
        has
    }
}

async fn visit_one(
    case: &EndpointCase,
    visit: &Visit<'_>,
    has: &[Capability],
    strict: bool,
) -> Verdict {
    let lacks = case.case.lacks(has);
    if !lacks.is_empty() {
        return Verdict::Skipped(lacks);
    }
    match (case.run)(visit).await {
        Ok(()) => Verdict::Passed,
        Err(stop) => Verdict::of(stop, &case.case, strict),
    }
}

impl Verdict {
    pub(crate) fn of(stop: Stop, case: &Case, strict: bool) -> Self {
        let failure = match stop {
            Stop::Skipped(capability) => return Self::Skipped(vec![capability]),
            Stop::Failed(failure) => *failure,
            Stop::NoAnswer { step, error } => Failure {
                rule: case.rules.first().copied().unwrap_or(&rules::ERROR_BODY),
                step,
                expected: "an answer".to_owned(),
                got: error,
                broke_down: true,
            },
        };
        if failure.is_deviation() && !strict {
            Self::Deviates(failure)
        } else {
            Self::Failed(failure)
        }
    }
}

/// The account number in a `Location` such as `/111122223333/vaults/v`.
fn account_of(location: &str) -> Option<String> {
    let account = location.split('/').find(|part| part.len() == 12)?;
    account.parse::<crate::state::AccountId>().ok().map(|account| account.to_string())
}

/// Tells the vaults of one run from those of another.
fn run_id() -> String {
    std::iter::repeat_with(fastrand::lowercase).take(6).collect()
}

impl fmt::Debug for EndpointSuite<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EndpointSuite")
            .field("endpoint_url", &self.signer.endpoint_url)
            .field("only", &self.only)
            .field("strict", &self.strict)
            .finish_non_exhaustive()
    }
}
