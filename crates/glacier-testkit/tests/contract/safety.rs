//! What the suite does to an endpoint that might be real: no lock for ever without leave, and nothing left behind.

use std::sync::atomic::{AtomicU32, Ordering};

use bytes::Bytes;
use glacier_testkit::contract::endpoint::Answering;
use glacier_testkit::contract::{Capability, EndpointPort, EndpointSuite, Report};
use glacier_testkit::state::{LockId, Operation};
use glacier_testkit::{Credentials, Glacier};
use http::{Method, Request, Response};

/// A Glacier whose knobs are out of reach, as those of the real one are.
struct Real {
    glacier: Glacier,
    deletes: bool,
}

impl EndpointPort for Real {
    fn send(&self, request: Request<Bytes>) -> Answering<'_> {
        let is_knob = request.uri().path().starts_with("/_emulator");
        if is_knob || !self.deletes && request.method() == Method::DELETE {
            let answer = Response::builder().status(403).body(Bytes::from("{}")).unwrap();
            return Box::pin(std::future::ready(Ok(answer)));
        }
        self.glacier.send(request)
    }
}

impl Real {
    fn new() -> Self {
        Self { glacier: Glacier::builder().build(), deletes: true }
    }

    fn suite(&self) -> EndpointSuite<'_> {
        let credentials = Credentials::example();
        EndpointSuite::new(self, "http://glacier.example", "us-east-1", credentials)
    }

    /// How many locks were completed.
    fn completed(&self) -> usize {
        let asked = self.glacier.requests().of(Operation::CompleteVaultLock);
        asked.iter().filter(|request| request.answer().status == 204).count()
    }
}

fn verdict(report: &Report, name: &str) -> &'static str {
    let result = report.results.iter().find(|result| result.case.name == name);
    result.map_or("not there", |result| result.verdict.name())
}

#[tokio::test]
async fn without_leave_no_lock_is_completed_and_nothing_is_left_behind() {
    let real = Real::new();
    let report = real.suite().run().await.unwrap().into_result().unwrap();
    assert_eq!(real.completed(), 0);
    assert_eq!(report.left_behind, [""; 0]);
    assert_eq!(vaults_of(&real.glacier), [""; 0]);
    assert_eq!(verdict(&report, "complete"), "skipped");
    for (case, lacks) in report.skipped() {
        let knobs_or_leave = lacks.iter().all(|lack| case.needs.contains(lack));
        assert!(knobs_or_leave, "{}: {lacks:?}", case.name);
    }
}

/// An endpoint may give lock IDs of any form, even always the same one: what the suite takes for a wrong one must not be it.
#[tokio::test]
async fn no_lock_is_completed_by_an_id_that_was_to_be_wrong() {
    for id in ["20130320170343221", "x1x2", "AE863rKkWZU53SLW5be4DUcW", "AE863rKkWZU53SLW5be4DUcWx"]
    {
        let lock_ids = move || LockId::try_from(id.to_owned()).unwrap();
        let glacier = Glacier::builder().lock_ids(lock_ids).build();
        let real = Real { glacier, deletes: true };
        let report = real.suite().run().await.unwrap();
        assert_eq!(real.completed(), 0, "{id}: {report}");
    }
}

/// A case that asks for a lock for ever says so in what it needs: no other is stopped at the last moment.
#[tokio::test]
async fn with_leave_locks_are_completed_and_the_vaults_still_removed() {
    let real = Real::new();
    let report = real.suite().allow_lock_for_ever().run().await.unwrap().into_result().unwrap();
    assert!(real.completed() > 0);
    assert_eq!(verdict(&report, "complete"), "passed");
    assert_eq!(report.left_behind, [""; 0]);
    assert_eq!(vaults_of(&real.glacier), [""; 0]);
    let lacks = report.skipped().flat_map(|(_, lacks)| lacks);
    assert!(!lacks.into_iter().any(|lack| *lack == Capability::LockForEver));
}

#[tokio::test]
async fn vaults_that_cannot_be_removed_are_reported() {
    let real = Real { deletes: false, ..Real::new() };
    let report =
        real.suite().only("initiate").vault_prefix("mine-".parse().unwrap()).run().await.unwrap();
    let left = vaults_of(&real.glacier);
    assert!(left.iter().all(|vault| vault.starts_with("mine-")), "{left:?}");
    assert_eq!(report.left_behind.len(), left.len(), "{left:?}: {:?}", report.left_behind);
    for (line, vault) in report.left_behind.iter().zip(left) {
        let expected = format!("DeleteVault (DELETE /-/vaults/{vault}): status 403, body {{}}");
        assert_eq!(*line, expected);
    }
}

/// A call that no vault should come of makes one at an endpoint that is less strict.
#[tokio::test]
async fn a_vault_that_should_not_have_come_about_is_removed_too() {
    /// Takes the slash at the end of a vault's path for nothing, as many servers do.
    struct Lax(Real);

    impl EndpointPort for Lax {
        fn send(&self, mut request: Request<Bytes>) -> Answering<'_> {
            let uri = request.uri().to_string();
            if let Some(uri) = uri.strip_suffix('/').filter(|uri| uri.contains("/vaults/")) {
                *request.uri_mut() = uri.parse().unwrap();
                // It was made for the path with the slash.
                request.headers_mut().remove("authorization");
            }
            self.0.send(request)
        }
    }

    let glacier = Glacier::builder().allow_unsigned_requests().build();
    let lax = Lax(Real { glacier, deletes: true });
    let credentials = Credentials::example();
    let suite = EndpointSuite::new(&lax, "http://glacier.example", "us-east-1", credentials);
    let report = suite.only("path-unknown").run().await.unwrap();
    assert_eq!(verdict(&report, "path-unknown"), "deviates");
    let created = lax.0.glacier.requests().of(Operation::CreateVault);
    assert!(created.iter().any(|request| request.answer().status == 201), "{created:?}");
    assert_eq!(report.left_behind, [""; 0]);
    assert_eq!(vaults_of(&lax.0.glacier), [""; 0]);
}

/// A real endpoint asks for fewer calls a second than the suite makes.
#[tokio::test(start_paused = true)]
async fn throttled_calls_are_sent_again_after_a_pause() {
    struct Busy(Real, AtomicU32);

    impl EndpointPort for Busy {
        fn send(&self, request: Request<Bytes>) -> Answering<'_> {
            if self.1.fetch_add(1, Ordering::Relaxed) % 3 == 2 {
                let body =
                    r#"{"code":"ThrottlingException","message":"Rate exceeded","type":"Client"}"#;
                let answer = Response::builder().status(400).body(Bytes::from(body)).unwrap();
                return Box::pin(std::future::ready(Ok(answer)));
            }
            self.0.send(request)
        }
    }

    let busy = Busy(Real::new(), AtomicU32::new(0));
    let credentials = Credentials::example();
    let suite = EndpointSuite::new(&busy, "http://glacier.example", "us-east-1", credentials);
    let report = suite.only("abort").only("create").only("describe").run().await.unwrap();
    assert_eq!(report.into_result().unwrap().totals().passed, 3);
}

/// The names of all vaults in the emulator's account and region.
fn vaults_of(glacier: &Glacier) -> Vec<String> {
    let created = glacier.requests().of(Operation::CreateVault);
    let names = created.iter().filter_map(|request| request.path().rsplit('/').next());
    let mut there: Vec<String> =
        names.filter(|name| glacier.vault(*name).exists()).map(str::to_owned).collect();
    there.dedup();
    there
}
