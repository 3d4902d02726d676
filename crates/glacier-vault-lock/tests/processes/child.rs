//! A process that makes one call, with a journal on disk, and may end in the middle of it.

use std::{
    env,
    process::{Command, abort},
    str::FromStr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use aws_smithy_http_client::Builder;
use aws_smithy_runtime_api::client::{
    http::{HttpConnector as _, SharedHttpConnector},
    orchestrator::{HttpRequest, HttpResponse},
    result::ConnectorError,
};
use futures_util::future::BoxFuture;
use glacier_sdk::{
    Client, Config,
    config::{BehaviorVersion, Credentials, Region},
};
use glacier_testkit::state::Operation;
use glacier_vault_lock::{
    Error, LockStatus, Resumed, VaultLocks,
    journal::{FileJournal, Found, JournalEntry, JournalError, LockJournal, Record},
    policy::VaultArn,
};

use crate::support::{
    network::{Network, Route},
    policies::{parsed, retention},
};

pub(crate) const VAULT: &str = "records";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Call {
    Initiate,
    Complete,
    Abort,
    EnsureLocked,
    Resume,
    Status,
}

impl FromStr for Call {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        [
            Self::Initiate,
            Self::Complete,
            Self::Abort,
            Self::EnsureLocked,
            Self::Resume,
            Self::Status,
        ]
        .into_iter()
        .find(|call| format!("{call:?}") == name)
        .ok_or_else(|| name.to_owned())
    }
}

/// A process that will make this call, and end at this step of it, counted from 0, if it comes so far.
pub(crate) fn command(call: Call, endpoint: &str, folder: &str, ends_at: Option<usize>) -> Command {
    let mut command = Command::new(env::current_exe().unwrap());
    command
        .args(["--exact", "child", "--nocapture"])
        .env("VAULT_LOCK_CALL", format!("{call:?}"))
        .env("VAULT_LOCK_ENDPOINT", endpoint)
        .env("VAULT_LOCK_FOLDER", folder)
        .env("VAULT_LOCK_ENDS_AT", ends_at.map(|step| step.to_string()).unwrap_or_default());
    command
}

pub(crate) fn run_if_asked() {
    let Ok(call) = env::var("VAULT_LOCK_CALL") else { return };
    let variable = |name| env::var(name).unwrap();
    let steps =
        Steps { made: Arc::default(), ends_at: variable("VAULT_LOCK_ENDS_AT").parse().ok() };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let said = runtime.block_on(async {
        let network = Network::new(Builder::new().build_http(), steps.clone());
        let config = Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new("us-east-1"))
            .credentials_provider(Credentials::new("test", "test", None, None, "test"))
            .endpoint_url(variable("VAULT_LOCK_ENDPOINT"))
            .http_client(network)
            .build();
        let journal = FileJournal::open(variable("VAULT_LOCK_FOLDER")).unwrap();
        let locks = VaultLocks::new(Client::from_conf(config), Stepping { journal, steps });
        make(&locks, call.parse().unwrap()).await
    });
    println!("\nSAID {}", said.unwrap_or_else(|error| format!("error: {error}")));
}

async fn make(locks: &VaultLocks, call: Call) -> Result<String, Error> {
    let vault = VAULT.parse().unwrap();
    let policy = parsed(&retention(VAULT, 365, None));
    let locks = locks.clone().with_polling(Duration::from_millis(10), Duration::from_secs(1));
    Ok(match call {
        Call::Initiate => {
            format!("pending {}", locks.initiate(&vault, &policy).await?.lock_id().as_str())
        }
        Call::EnsureLocked => {
            Box::pin(locks.ensure_locked(&vault, &policy)).await?;
            "locked".to_owned()
        }
        Call::Status => match locks.status(&vault).await? {
            LockStatus::Locked(_) => "locked".to_owned(),
            status => format!("{status}"),
        },
        Call::Resume | Call::Complete | Call::Abort => match (locks.resume(&vault).await?, call) {
            (Resumed::Pending(pending), Call::Complete) => {
                Box::pin(pending.complete()).await?;
                "locked".to_owned()
            }
            (Resumed::Pending(pending), Call::Abort) => {
                Box::pin(pending.abort()).await?;
                "aborted".to_owned()
            }
            (Resumed::Pending(pending), _) => format!("pending {}", pending.lock_id().as_str()),
            (Resumed::Locked(_), _) => "locked".to_owned(),
            _ => "nothing".to_owned(),
        },
    })
}

/// Ends the process at one step.
#[derive(Debug, Clone)]
struct Steps {
    made: Arc<AtomicUsize>,
    ends_at: Option<usize>,
}

impl Steps {
    fn step(&self) {
        if Some(self.made.fetch_add(1, Ordering::SeqCst)) == self.ends_at {
            abort();
        }
    }
}

impl Route for Steps {
    fn carry<'a>(
        &'a self,
        _: Operation,
        request: HttpRequest,
        service: &'a SharedHttpConnector,
    ) -> BoxFuture<'a, Result<HttpResponse, ConnectorError>> {
        Box::pin(async move {
            self.step();
            let answer = service.call(request).await;
            self.step();
            answer
        })
    }
}

/// A journal on disk with steps.
#[derive(Debug)]
struct Stepping<J> {
    journal: J,
    steps: Steps,
}

impl LockJournal for Stepping<FileJournal> {
    fn open<'a>(
        &'a self,
        vault: &'a VaultArn,
    ) -> BoxFuture<'a, Result<Box<dyn JournalEntry>, JournalError>> {
        Box::pin(async move {
            self.steps.step();
            let entry =
                Stepping { journal: self.journal.open(vault).await?, steps: self.steps.clone() };
            self.steps.step();
            Ok(Box::new(entry) as Box<dyn JournalEntry>)
        })
    }

    fn records(&self) -> BoxFuture<'_, Result<Vec<Found>, JournalError>> {
        self.journal.records()
    }
}

impl JournalEntry for Stepping<Box<dyn JournalEntry>> {
    fn read(&self) -> BoxFuture<'_, Result<Option<Record>, JournalError>> {
        self.journal.read()
    }

    fn write<'a>(&'a self, record: &'a Record) -> BoxFuture<'a, Result<(), JournalError>> {
        Box::pin(async move {
            self.steps.step();
            let written = self.journal.write(record).await;
            self.steps.step();
            written
        })
    }

    fn remove(&self) -> BoxFuture<'_, Result<(), JournalError>> {
        Box::pin(async move {
            self.steps.step();
            let removed = self.journal.remove().await;
            self.steps.step();
            removed
        })
    }
}
