//! Faults: which request they strike, and what the client gets to see.

use std::io::ErrorKind;
use std::time::{Duration, Instant};

use glacier_testkit::faults::{Decision, Effect, Fault, FaultPlan, Moment};
use glacier_testkit::rules;
use glacier_testkit::state::{ErrorCode, Operation};
use glacier_testkit::{Emulator, Glacier, GlacierResponder};
use http::{Request, StatusCode};
use http_body_util::{BodyExt, Full};
use proptest::prelude::*;
use tower_service::Service;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer};

use crate::raw::{Client, emulator, talk};

const HEAD: &str = "HTTP/1.1 200 OK\r\nx-amzn-requestid: *\r\ndate: *\r\ncontent-type: application/json\r\nconnection: close\r\n";
const CREATED: &str = "HTTP/1.1 201 Created\r\nlocation: /111122223333/vaults/new\r\nx-amzn-requestid: *\r\ndate: *\r\n";

/// What the client reads when a request with and one without a body in its answer are struck.
#[test]
fn each_effect_on_the_wire() {
    let described = r#"{"CreationDate":"1970-01-01T00:00:00.000Z","LastInventoryDate":null,"NumberOfArchives":null,"SizeInBytes":null,"VaultARN":"arn:aws:glacier:us-east-1:111122223333:vaults/v","VaultName":"v"}"#;
    let (length, half) = (described.len(), &described[..described.len() / 2]);
    let cases = [
        (Fault::lose_response(), String::new(), String::new()),
        (
            Fault::cut_body(),
            format!("{HEAD}content-length: {length}\r\n\r\n{half}"),
            // Half of a head, which ends within the request ID.
            "HTTP/1.1 201 Created\r\nlocation: /111122223333/vaults/new\r\nx-amzn-requestid: *"
                .to_owned(),
        ),
        (
            Fault::malformed_json(),
            format!("{HEAD}content-length: {}\r\n\r\n{half}", half.len()),
            format!("{CREATED}connection: close\r\ncontent-length: 1\r\n\r\n{{"),
        ),
        (
            Fault::content_length_too_long(),
            format!("{HEAD}content-length: {}\r\n\r\n{described}", length + 1),
            format!("{CREATED}connection: close\r\ncontent-length: 1\r\n\r\n"),
        ),
        (
            Fault::content_length_too_short(),
            format!("{HEAD}content-length: {}\r\n\r\n{described}", length - 1),
            format!("{CREATED}connection: close\r\ncontent-length: 0\r\n\r\n{{"),
        ),
    ];
    for (fault, with_body, without_body) in cases {
        let emulator = at_1970();
        emulator.faults().inject(fault.clone());
        assert_eq!(talk(&emulator, get("v")), with_body, "{fault:?}");
        assert_eq!(talk(&emulator, put("new")), without_body, "{fault:?}");
        assert!(emulator.vault("new").exists(), "the work is done: {fault:?}");
    }
}

#[test]
fn an_error_is_answered_before_or_after_the_work() {
    for (fault, status, code, kind, is_done) in [
        (Fault::throttle(), 400, "ThrottlingException", "Client", false),
        (Fault::service_unavailable(), 500, "ServiceUnavailableException", "Server", false),
        (
            Fault::service_unavailable().after_work(),
            500,
            "ServiceUnavailableException",
            "Server",
            true,
        ),
        (Fault::request_timeout(), 408, "RequestTimeoutException", "Client", false),
        (Fault::answer(ErrorCode::ExpiredToken), 403, "ExpiredTokenException", "Client", false),
        (Fault::throttle().after_work().before_work(), 400, "ThrottlingException", "Client", false),
    ] {
        let emulator = emulator();
        emulator.faults().inject(fault.times(1));
        let got = talk(&emulator, put("new"));
        let message = format!("This {code} is a fault that was injected");
        let body = format!(r#"{{"code":"{code}","message":"{message}","type":"{kind}"}}"#);
        let status = StatusCode::from_u16(status).unwrap();
        assert!(got.starts_with(&format!("HTTP/1.1 {status}\r\n")), "{got}");
        assert!(got.ends_with(&format!("\r\n\r\n{body}")), "{got}");
        assert_eq!(emulator.vault("new").exists(), is_done, "{code}");

        let logged = emulator.requests().last().unwrap();
        assert_eq!(logged.answer().rule, &rules::FAULT_INJECTED);
        assert_eq!(logged.operation(), Some(Operation::CreateVault));
        assert!(talk(&emulator, put("new")).starts_with("HTTP/1.1 201 Created\r\n"));
    }
}

#[test]
fn a_connection_is_reset_before_or_after_the_work() {
    for (fault, is_done) in [(Fault::reset(), true), (Fault::reset().before_work(), false)] {
        let emulator = emulator();
        emulator.faults().inject(fault);
        let mut client = Client::new(emulator.local_addr());
        assert_eq!(client.send(put("new")).read_error(), ErrorKind::ConnectionReset);
        assert_eq!(emulator.vault("new").exists(), is_done);
    }
}

#[test]
fn an_answer_is_held_back_after_the_work() {
    let emulator = emulator();
    let delay = Duration::from_millis(30);
    emulator.faults().inject(Fault::delay(delay));
    emulator.faults().inject(Fault::delay(delay));
    let begin = Instant::now();
    let mut client = Client::new(emulator.local_addr());
    client.send(put("new"));
    while !emulator.vault("new").exists() {
        std::thread::yield_now();
    }
    client.read_to_end();
    assert!(begin.elapsed() >= 2 * delay, "{:?}", begin.elapsed());
}

#[test]
fn requests_go_past_the_faults_in_the_order_of_injection() {
    use Operation::{CreateVault, GetVaultLock};
    let delay = Duration::from_secs(1);
    let mut plan = FaultPlan::new(0);
    plan.inject(Fault::delay(delay));
    let throttle = plan.inject(Fault::throttle().on(CreateVault).times(1));
    plan.inject(Fault::delay(delay).on(CreateVault));
    plan.inject(Fault::cut_body().after(1).times(2));
    let throttled = Effect::Answer { code: ErrorCode::Throttling, moment: Moment::BeforeWork };
    for (operation, delays, effect) in [
        // What fires ends the round, so the delay behind it adds nothing.
        (Some(CreateVault), 1, Some(throttled)),
        (Some(CreateVault), 2, None),
        (Some(CreateVault), 2, Some(Effect::CutBody)),
        (None, 1, Some(Effect::CutBody)),
        (Some(GetVaultLock), 1, None),
    ] {
        assert_eq!(plan.decide(operation), Decision { delay: delays * delay, effect });
    }
    let counts: Vec<_> = plan.list().iter().map(|planned| (planned.seen, planned.fired)).collect();
    assert_eq!(counts, [(5, 5), (3, 1), (2, 2), (4, 2)]);
    assert!(plan.remove(throttle) && !plan.remove(throttle));
    plan.clear();
    assert_eq!(plan.decide(None), Decision::default());
}

#[test]
fn faults_of_a_running_emulator_are_listed_and_taken_out() {
    let emulator = emulator();
    let faults = emulator.faults();
    let lose = faults.inject(Fault::lose_response().on(Operation::CreateVault));
    let delay = faults.inject(Fault::delay(Duration::ZERO));
    assert_eq!(talk(&emulator, put("a")), "");
    assert_eq!((faults.fired(lose), faults.fired(delay)), (Some(1), Some(0)));
    assert!(faults.remove(lose));
    assert!(talk(&emulator, put("a")).starts_with("HTTP/1.1 201 "));
    assert_eq!((faults.fired(lose), faults.fired(delay)), (None, Some(1)));
    assert_eq!(faults.list().iter().map(|planned| planned.id).collect::<Vec<_>>(), [delay]);
    faults.clear();
    assert_eq!(faults.list(), []);
}

#[test]
fn faults_in_json() {
    let on = |fault: Fault| fault.on(Operation::InitiateVaultLock);
    for (json, fault) in [
        (r#"{"effect":"lose_response"}"#, Fault::lose_response()),
        (r#"{"effect":"cut_body","operation":"InitiateVaultLock"}"#, on(Fault::cut_body())),
        (r#"{"effect":"reset","moment":"after_work","after":3}"#, Fault::reset().after(3)),
        (r#"{"effect":"reset","moment":"before_work"}"#, Fault::reset().before_work()),
        (
            r#"{"effect":"delay","milliseconds":1500,"times":2}"#,
            Fault::delay(Duration::from_millis(1_500)).times(2),
        ),
        (
            r#"{"effect":"answer","code":"ThrottlingException","moment":"before_work","probability":0.5}"#,
            Fault::throttle().with_probability(0.5),
        ),
        (r#"{"effect":"malformed_json"}"#, Fault::malformed_json()),
        (r#"{"effect":"content_length_too_long"}"#, Fault::content_length_too_long()),
        (r#"{"effect":"content_length_too_short"}"#, Fault::content_length_too_short()),
    ] {
        assert_eq!(serde_json::to_string(&fault).unwrap(), json);
        assert_eq!(serde_json::from_str::<Fault>(json).unwrap(), fault);
    }
    let short = r#"{"effect":"answer","code":"ServiceUnavailableException"}"#;
    assert_eq!(serde_json::from_str::<Fault>(short).unwrap(), Fault::service_unavailable());
    assert_eq!(serde_json::from_str::<Fault>(r#"{"effect":"reset"}"#).unwrap(), Fault::reset());
}

#[test]
fn faults_that_are_none_in_json() {
    for (json, message) in [
        ("{}", "missing field `effect` at line 1 column 2"),
        (
            r#"{"effect":"sulk"}"#,
            "unknown variant `sulk`, expected one of `lose_response`, `cut_body`, `reset`, `delay`, `answer`, `malformed_json`, `content_length_too_long`, `content_length_too_short` at line 1 column 16",
        ),
        (r#"{"effect":"delay"}"#, "the effect `delay` needs `milliseconds`"),
        (
            r#"{"effect":"answer","code":"Oops"}"#,
            "`Oops` is not an error code that the emulator answers with at line 1 column 33",
        ),
        (
            r#"{"effect":"cut_body","operation":"ListJobs"}"#,
            "`ListJobs` is not an operation that the emulator serves at line 1 column 44",
        ),
        (
            r#"{"effect":"cut_body","times":-1}"#,
            "invalid value: integer `-1`, expected u64 at line 1 column 31",
        ),
        (
            r#"{"effect":"cut_body","time":1}"#,
            "unknown field `time`, expected one of `effect`, `code`, `moment`, `milliseconds`, `operation`, `after`, `times`, `probability` at line 1 column 27",
        ),
        (r#"{"effect":"cut_body","probability":1.5}"#, "`probability` is between 0 and 1, not 1.5"),
        (r#"{"effect":"cut_body","moment":"before_work"}"#, "this effect takes no `moment`"),
        (r#"{"effect":"reset","milliseconds":1}"#, "this effect takes no `milliseconds`"),
        (
            r#"{"effect":"delay","milliseconds":1,"code":"ThrottlingException"}"#,
            "this effect takes no `code`",
        ),
        (r#"{"effect":"answer"}"#, "the effect `answer` needs a `code`"),
    ] {
        assert_eq!(serde_json::from_str::<Fault>(json).unwrap_err().to_string(), message);
    }
}

proptest! {
    #[test]
    fn chance_follows_the_seed(seed: u64, probability in 0.0..=1.0) {
        let strikes = || {
            let mut plan = FaultPlan::new(seed);
            plan.inject(Fault::cut_body().with_probability(probability));
            (0..1_000).map(|_| plan.decide(None).effect.is_some()).collect::<Vec<_>>()
        };
        let once = strikes();
        prop_assert_eq!(&once, &strikes());
        let struck = once.iter().map(|struck| f64::from(u8::from(*struck))).sum::<f64>() / 1_000.0;
        // Six standard deviations at most.
        prop_assert!((struck - probability).abs() < 0.1, "{struck} of {probability}");
    }

    #[test]
    fn a_fault_fires_as_often_as_it_is_told_to(after in 0_u64..5, times in 0_u64..5, requests in 0_u64..12) {
        let mut plan = FaultPlan::new(0);
        plan.inject(Fault::cut_body().after(after).times(times));
        let fired: Vec<bool> = (0..requests).map(|_| plan.decide(None).effect.is_some()).collect();
        let expected: Vec<bool> = (0..requests).map(|at| (after..after + times).contains(&at)).collect();
        prop_assert_eq!(fired, expected);
        prop_assert_eq!(plan.list()[0].seen, requests);
    }
}

#[tokio::test]
async fn a_responder_stands_in_for_what_it_can_not_do() {
    let glacier = Glacier::builder().allow_unsigned_requests().build();
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(GlacierResponder::new(&glacier)).mount(&server).await;
    for (fault, status, is_done) in [
        (Fault::lose_response(), 500, true),
        (Fault::cut_body(), 500, true),
        (Fault::content_length_too_long(), 500, true),
        (Fault::content_length_too_short(), 500, true),
        (Fault::reset(), 500, true),
        (Fault::reset().before_work(), 500, false),
        (Fault::throttle(), 400, false),
        (Fault::malformed_json(), 201, true),
        (Fault::delay(Duration::from_millis(1)), 201, true),
    ] {
        glacier.faults().inject(fault.clone().times(1));
        let answer = Client::new(*server.address()).send(put("new")).read_answer();
        assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{fault:?}: {answer}");
        assert_eq!(glacier.vault("new").exists(), is_done, "{fault:?}");
        Client::new(*server.address()).send(delete("new")).read_answer();
    }
}

#[tokio::test]
async fn a_server_of_ones_own_gets_a_body_that_breaks_off() {
    let mut glacier = Glacier::builder().allow_unsigned_requests().build();
    glacier.create_vault("v").unwrap();
    for (fault, length, received, is_broken) in [
        (None, None, Some(188), false),
        (Some(Fault::cut_body()), Some("188"), Some(94), true),
        (Some(Fault::content_length_too_long()), Some("189"), Some(188), true),
        (Some(Fault::content_length_too_short()), None, Some(187), false),
        (Some(Fault::lose_response()), None, None, true),
        (Some(Fault::reset()), None, None, true),
    ] {
        glacier.faults().clear();
        fault.clone().map(|fault| glacier.faults().inject(fault));
        let request = Request::get("/-/vaults/v").header("x-amz-glacier-version", "2012-06-01");
        let response = glacier.call(request.body(Full::<bytes::Bytes>::default()).unwrap()).await;
        let response = response.unwrap();
        let said = response.headers().get("content-length").map(|value| value.to_str().unwrap());
        assert_eq!(said, length, "{fault:?}");
        let mut body = response.into_body();
        let data = async { body.frame().await?.ok()?.into_data().ok() }.await;
        assert_eq!(data.map(|data| data.len()), received, "{fault:?}");
        let error = body.frame().await.and_then(Result::err).map(|error| error.to_string());
        let broken = is_broken.then(|| "the connection was broken by an injected fault".to_owned());
        assert_eq!(error, broken, "{fault:?}");
    }
}

fn at_1970() -> Emulator {
    use glacier_testkit::clock::MovableClock;
    use glacier_testkit::state::Timestamp;

    let clock = MovableClock::frozen_at(Timestamp::from_millis(0));
    let emulator = crate::raw::builder().clock(clock).listen("127.0.0.1:0").unwrap();
    emulator.create_vault("v").unwrap();
    emulator
}

fn get(vault: &str) -> String {
    request("GET", vault)
}

fn put(vault: &str) -> String {
    request("PUT", vault)
}

fn delete(vault: &str) -> String {
    request("DELETE", vault)
}

fn request(method: &str, vault: &str) -> String {
    format!(
        "{method} /-/vaults/{vault} HTTP/1.1\r\nHost: h\r\nConnection: close\r\nx-amz-glacier-version: 2012-06-01\r\n\r\n"
    )
}
