//! The emulator on a real socket.

use std::net::TcpStream;
use std::thread;
use std::time::{Duration, SystemTime};

use glacier_testkit::clock::MovableClock;
use glacier_testkit::state::{LockState, Timestamp};
use glacier_testkit::{Emulator, Glacier, GlacierResponder};
use ureq::Body;
use ureq::http::{Method, Request, Response};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer};

use crate::signatures::Signer;
use crate::world::{ALMOST_A_DAY, DAY, POLICY, policy_body};

#[tokio::test]
async fn a_lock_from_its_beginning_to_its_end() {
    let emulator = frozen().await;
    let url = emulator.endpoint_url();
    let lock = "/-/vaults/v/lock-policy";
    assert_eq!(send(&url, Method::PUT, "/-/vaults/v", "").status(), 201);

    let initiated = send(&url, Method::POST, lock, &policy_body(POLICY));
    assert_eq!(initiated.status(), 201);
    assert_eq!(initiated.headers()["content-length"], "0");
    let seen = emulator.vault("v").lock().expect("a lock in progress");
    assert_eq!((seen.state(), seen.policy()), (LockState::InProgress, POLICY));
    assert_eq!(initiated.headers()["x-amz-lock-id"], seen.id().as_str());

    emulator.clock().advance(ALMOST_A_DAY);
    let mut got = send(&url, Method::GET, lock, "");
    assert_eq!(got.headers()["content-type"], "application/json");
    assert_eq!(got.headers()["x-amzn-requestid"].len(), 47);
    assert_eq!(
        got.body_mut().read_to_string().unwrap(),
        r#"{"Policy":"{\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"glacier:DeleteArchive\",\"Resource\":\"arn:aws:glacier:us-east-1:111122223333:vaults/v\"}]}","State":"InProgress","ExpirationDate":"2013-03-21T17:03:43.221Z","CreationDate":"2013-03-20T17:03:43.221Z"}"#,
    );

    let completed = send(&url, Method::POST, &format!("{lock}/{}", seen.id()), "");
    assert_eq!(completed.status(), 204);
    let mut refused = send(&url, Method::POST, lock, &policy_body(POLICY));
    assert_eq!(refused.status(), 403);
    assert_eq!(
        refused.body_mut().read_to_string().unwrap(),
        r#"{"code":"AccessDeniedException","message":"The vault is locked: v","type":"Client"}"#,
    );
    emulator.clock().advance(DAY);
    assert_eq!(emulator.vault("v").lock().expect("a final lock").state(), LockState::Locked);
}

#[tokio::test]
async fn the_date_header_stays_real_when_the_clock_moves() {
    let emulator = frozen().await;
    emulator.clock().advance(1_000 * DAY);
    let before = SystemTime::now() - Duration::from_secs(1);
    let answer = send(&emulator.endpoint_url(), Method::PUT, "/-/vaults/v", "");
    let after = SystemTime::now();

    let date = httpdate::parse_http_date(answer.headers()["date"].to_str().unwrap()).unwrap();
    assert!((before..=after).contains(&date), "{date:?}");
}

#[tokio::test]
async fn emulators_do_not_know_of_each_other() {
    let (one, other) = (Emulator::start().await, Emulator::start().await);
    one.create_vault("v").unwrap();
    assert_ne!(one.endpoint_url(), other.endpoint_url());
    assert_eq!(send(&one.endpoint_url(), Method::GET, "/-/vaults/v", "").status(), 200);
    assert_eq!(send(&other.endpoint_url(), Method::GET, "/-/vaults/v", "").status(), 404);
}

#[tokio::test]
async fn settings_reach_the_wire() {
    let emulator = Emulator::builder()
        .account("444455556666".parse().unwrap())
        .region("cn-north-1".parse().unwrap())
        .allow_unsigned_requests()
        .start()
        .await;
    emulator.create_vault("v").unwrap();
    assert_eq!(emulator.account_id().as_str(), "444455556666");
    assert_eq!(emulator.region().as_str(), "cn-north-1");

    let url = format!("{}/444455556666/vaults/v", emulator.endpoint_url());
    let mut answer = ureq::get(url).header("x-amz-glacier-version", "2012-06-01").call().unwrap();
    let body = answer.body_mut().read_to_string().unwrap();
    assert!(
        body.contains(r#""VaultARN":"arn:aws-cn:glacier:cn-north-1:444455556666:vaults/v""#),
        "{body}"
    );
}

#[tokio::test]
async fn a_new_account_is_refused_whatever_it_asks() {
    let emulator = Emulator::builder().new_account().start().await;
    let vault = emulator.create_vault("v").unwrap();
    for (method, path) in [
        (Method::PUT, "/-/vaults/v"),
        (Method::GET, "/-/vaults/v"),
        (Method::DELETE, "/-/vaults/v"),
        (Method::POST, "/-/vaults/v/lock-policy"),
        (Method::GET, "/-/vaults/v/lock-policy"),
        (Method::DELETE, "/-/vaults/v/lock-policy"),
        (Method::POST, "/-/vaults/v/lock-policy/id"),
    ] {
        let mut answer = send(&emulator.endpoint_url(), method, path, "");
        assert_eq!(answer.status(), 400, "{path}");
        let body = answer.body_mut().read_to_string().unwrap();
        assert!(body.starts_with(r#"{"code":"NoLongerSupportedException","#), "{path}: {body}");
    }
    assert!(vault.exists());
}

#[tokio::test]
async fn a_request_for_another_region_finds_the_vaults_there() {
    let emulator = Emulator::start().await;
    let here = emulator.vault("v");
    let there = here.clone().in_region("eu-west-1".parse().unwrap());
    there.create().unwrap();

    let url = emulator.endpoint_url();
    let describe = |region| {
        let signer = Signer { region, ..Signer::default() };
        send_signed(&signer, &url, Method::GET, "/-/vaults/v", "").status()
    };
    assert_eq!(describe("eu-west-1"), 200);
    assert_eq!(describe("us-east-1"), 404);
    assert!(there.exists() && !here.exists());
}

#[tokio::test]
async fn a_responder_on_a_server_of_ones_own_shares_its_state() {
    let glacier = Glacier::builder().build();
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(GlacierResponder::new(&glacier)).expect(1).mount(&server).await;
    assert_eq!(send(&server.uri(), Method::PUT, "/-/vaults/v", "").status(), 201);
    assert!(glacier.vault("v").exists());
}

#[tokio::test]
async fn a_dropped_emulator_stops_listening() {
    let emulator = Emulator::start().await;
    let address = emulator.endpoint_url().replace("http://", "");
    assert!(TcpStream::connect(&address).is_ok());
    drop(emulator);
    while TcpStream::connect(&address).is_ok() {
        thread::yield_now();
    }
}

async fn frozen() -> Emulator {
    let start = Timestamp::from_millis(1_363_799_023_221);
    Emulator::builder().clock(MovableClock::frozen_at(start)).start().await
}

fn send(endpoint: &str, method: Method, path: &str, body: &str) -> Response<Body> {
    send_signed(&Signer::default(), endpoint, method, path, body)
}

fn send_signed(
    signer: &Signer<'_>,
    endpoint: &str,
    method: Method,
    path: &str,
    body: &str,
) -> Response<Body> {
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .allow_non_standard_methods(true)
        .build()
        .into();
    let mut request = Request::builder()
        .method(method)
        .uri(format!("{endpoint}{path}"))
        .header("x-amz-glacier-version", "2012-06-01")
        .body(body.to_owned())
        .unwrap();
    signer.sign(&mut request);
    agent.run(request).unwrap()
}
