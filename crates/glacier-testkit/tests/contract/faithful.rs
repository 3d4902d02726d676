//! The emulator keeps every rule, in process and over a socket, with each setting that a case asks for.

use std::error::Error;
use std::time::SystemTime;

use glacier_testkit::clock::MovableClock;
use glacier_testkit::contract::{Capability, EndpointSuite, HttpEndpoint, Report};
use glacier_testkit::state::Timestamp;
use glacier_testkit::{Credentials, Emulator, Glacier};

type Tested = Result<(), Box<dyn Error>>;

#[tokio::test]
async fn in_process() -> Tested {
    let glacier = Glacier::builder().build();
    let report = EndpointSuite::in_process(&glacier).run().await?.into_result()?;
    let lacks = [Capability::StopClock, Capability::ExpiredCredentials, Capability::RawBytes];
    assert_eq!(missing(&report), lacks);
    Ok(())
}

/// What kept cases from being looked at, each once.
fn missing(report: &Report) -> Vec<Capability> {
    let mut missing: Vec<Capability> =
        report.skipped().flat_map(|(_, lacks)| lacks.iter().copied()).collect();
    missing.sort();
    missing.dedup();
    missing
}

#[tokio::test]
async fn with_a_clock_that_stands_still() -> Tested {
    let clock = MovableClock::frozen_at(Timestamp::from_millis(1_900_000_000_000));
    let glacier = Glacier::builder().clock(clock).build();
    let report =
        EndpointSuite::in_process(&glacier).only("lock-expiry").run().await?.into_result()?;
    assert_eq!((report.totals().passed, missing(&report)), (1, vec![]));
    Ok(())
}

#[tokio::test]
async fn with_credentials_that_have_expired() -> Tested {
    let expired = Credentials::new("ASIAEXPIRED", "secret")
        .session_token("token")
        .expires_at(SystemTime::UNIX_EPOCH);
    let glacier =
        Glacier::builder().credentials(Credentials::example()).credentials(expired.clone()).build();
    let suite = EndpointSuite::in_process(&glacier).expired_credentials(expired);
    let report = suite.only("session-expired").only("access-key-convention").run().await?;
    let report = report.into_result()?;
    assert_eq!((report.totals().passed, missing(&report)), (1, vec![Capability::DummyCredentials]));
    Ok(())
}

#[tokio::test]
async fn unsigned_requests_that_are_allowed_are_no_mistake() -> Tested {
    let glacier = Glacier::builder().allow_unsigned_requests().build();
    let suite = EndpointSuite::in_process(&glacier).only("authorization-missing").only("initiate");
    let report = suite.run().await?.into_result()?;
    assert_eq!((report.totals().passed, missing(&report)), (1, vec![Capability::VerifySignatures]));
    Ok(())
}

#[tokio::test]
async fn as_a_new_account() -> Tested {
    let glacier = Glacier::builder().new_account().build();
    let report = EndpointSuite::in_process(&glacier).run().await?.into_result()?;
    assert!(report.results.iter().any(|result| result.case.name == "new-account"));
    assert!(missing(&report).contains(&Capability::CreateVaults));
    Ok(())
}

#[tokio::test]
async fn over_a_socket() -> Tested {
    let emulator = Emulator::start().await;
    let (http, credentials) = (HttpEndpoint::default(), Credentials::example());
    let suite = EndpointSuite::new(&http, emulator.endpoint_url(), "us-east-1", credentials);
    let report = suite.run().await?.into_result()?;
    assert_eq!(missing(&report), [Capability::StopClock, Capability::ExpiredCredentials]);
    assert_eq!(report.left_behind, [""; 0]);
    Ok(())
}
