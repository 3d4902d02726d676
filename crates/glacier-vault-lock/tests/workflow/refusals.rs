//! Every call when the service refuses, cannot answer, or cannot be asked.

use std::{fmt::Write as _, time::Duration};

use aws_smithy_async::rt::sleep::{SharedAsyncSleep, TokioSleep};
use expect_test::expect_file;
use glacier_sdk::config::{BehaviorVersion, Region};
use glacier_testkit::{
    faults::Fault,
    state::{ErrorCode, Operation},
};
use glacier_vault_lock::{PendingLock, VaultLocks};

use crate::{
    calls::Call,
    report::report,
    scene::{Scene, VAULT},
    standing::Standing,
    support::policies::denial,
};

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trouble {
    NewAccount,
    NoCredentials,
    NoRegion,
    AnotherAccount,
    GetDenied,
    InitiateDenied,
    CompleteDenied,
    AbortDenied,
    ServiceDown,
    NetworkDown,
    Nonsense,
    /// The work is done, and then the answer is that the request took too long.
    TimeoutsAfterTheWork,
    ClockBehindTheService,
}

impl Trouble {
    const ALL: [Self; 13] = [
        Self::NewAccount,
        Self::NoCredentials,
        Self::NoRegion,
        Self::AnotherAccount,
        Self::GetDenied,
        Self::InitiateDenied,
        Self::CompleteDenied,
        Self::AbortDenied,
        Self::ServiceDown,
        Self::NetworkDown,
        Self::Nonsense,
        Self::TimeoutsAfterTheWork,
        Self::ClockBehindTheService,
    ];

    /// Brings it about, and gives the client that has it.
    fn bring_about(self, scene: &Scene) -> VaultLocks {
        let deny = |action| {
            scene.glacier.vault(VAULT).set_access_policy(&denial(VAULT, action)).unwrap();
        };
        let fault = |fault: Fault| {
            scene.glacier.faults().inject(fault);
        };
        match self {
            Self::NewAccount => scene.glacier.set_new_account(true),
            Self::NoCredentials | Self::NoRegion => return self.misconfigured(scene),
            Self::AnotherAccount => {
                return scene.locks().with_account("444455556666".parse().unwrap());
            }
            Self::GetDenied => deny("GetVaultLock"),
            Self::InitiateDenied => deny("InitiateVaultLock"),
            Self::CompleteDenied => deny("CompleteVaultLock"),
            Self::AbortDenied => deny("AbortVaultLock"),
            Self::ServiceDown => fault(Fault::service_unavailable()),
            Self::NetworkDown => fault(Fault::reset().before_work()),
            Self::Nonsense => fault(Fault::malformed_json()),
            Self::TimeoutsAfterTheWork => {
                fault(
                    Fault::answer(ErrorCode::RequestTimeout)
                        .after_work()
                        .on(Operation::InitiateVaultLock),
                );
            }
            Self::ClockBehindTheService => scene.pass(Duration::from_hours(24)),
        }
        scene.locks()
    }

    fn misconfigured(self, scene: &Scene) -> VaultLocks {
        let config = glacier_sdk::Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .http_client(scene.glacier.http_client())
            .sleep_impl(SharedAsyncSleep::new(TokioSleep::new()));
        let complete = scene.glacier.sdk_config();
        let config = match self {
            Self::NoRegion => config.credentials_provider(complete.credentials_provider().unwrap()),
            _ => config.region(Region::new("us-east-1")),
        };
        scene.locks_through(glacier_sdk::Client::from_conf(config.build()))
    }

    /// Whether it is the client's alone, so that a pending lock, which has the client that initiated it, has not got it.
    fn is_of_the_client(self) -> bool {
        matches!(self, Self::NoCredentials | Self::NoRegion | Self::AnotherAccount)
    }
}

#[tokio::test(start_paused = true)]
async fn every_call_says_what_keeps_it_from_working() {
    let mut text = String::new();
    for trouble in Trouble::ALL {
        for call in Call::ALL {
            let standing = match call {
                Call::Initiate | Call::EnsureLocked => Standing::Unlocked,
                Call::AbortSomebodyElses => Standing::TheirsWithAnotherPolicy,
                _ => Standing::Ours,
            };
            let mut scene = Scene::new();
            scene.clock_of_its_own = trouble == Trouble::ClockBehindTheService;
            let pending = standing.bring_about(&scene).await;
            let found = call.evidence(&scene).await;
            let locks = trouble.bring_about(&scene);
            let pending: Option<PendingLock> = pending.filter(|_| !trouble.is_of_the_client());
            let since = scene.glacier.requests().total();
            let Some(answer) = call.make(&scene, &locks, pending, found).await else { continue };
            let report = report(&scene, since, &answer).await;
            writeln!(text, "{trouble:?}: {call:?}, {standing:?}\n{report}").unwrap();
        }
    }
    expect_file!["expected/refusals.txt"].assert_eq(&text);
}
