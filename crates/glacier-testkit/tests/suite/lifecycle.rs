//! Emulators come and go: on any runtime and on none, many at once, without a trace.

use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

use glacier_testkit::faults::Fault;
use glacier_testkit::rules;
use glacier_testkit::server::Limits;
use glacier_testkit::state::{LockId, LockIds};
use glacier_testkit::{Emulator, Glacier};

use crate::raw::{Client, builder, patient};

const PUT: &str =
    "PUT /-/vaults/v HTTP/1.1\r\nHost: h\r\nx-amz-glacier-version: 2012-06-01\r\n\r\n";

#[test]
fn an_emulator_needs_no_runtime_and_survives_one() {
    let on = |runtime: tokio::runtime::Runtime| runtime.block_on(builder().start());
    let emulators = [
        builder().listen("127.0.0.1:0").unwrap(),
        on(tokio::runtime::Builder::new_current_thread().build().unwrap()),
        on(tokio::runtime::Builder::new_multi_thread().worker_threads(1).build().unwrap()),
    ];
    for emulator in &emulators {
        assert_created(&Client::new(emulator.local_addr()).send(PUT).read_answer());
    }
}

#[test]
fn an_emulator_may_be_dropped_on_a_runtime() {
    for runtime in [
        tokio::runtime::Builder::new_current_thread().build().unwrap(),
        tokio::runtime::Builder::new_multi_thread().worker_threads(1).build().unwrap(),
    ] {
        let address = runtime.block_on(async {
            let emulator = Emulator::start().await;
            tokio::task::yield_now().await;
            emulator.local_addr()
        });
        assert_free(address);
    }
}

#[test]
fn a_drop_closes_every_connection_and_frees_the_port() {
    let emulator = builder().limits(patient()).listen("127.0.0.1:0").unwrap();
    emulator.faults().inject(Fault::delay(Duration::from_hours(1)).after(1));
    let address = emulator.local_addr();
    let mut idle = Client::new(address);
    let mut used = Client::new(address);
    assert_created(&used.send(PUT).read_answer());
    let mut waiting = Client::new(address);
    waiting.send(PUT);
    while emulator.requests().total() < 2 {
        thread::yield_now();
    }
    drop(emulator);
    for client in [&mut idle, &mut used, &mut waiting] {
        assert_eq!(client.read_to_end(), "");
    }
    assert_free(address);
}

#[tokio::test]
async fn a_shutdown_lets_requests_under_way_end() {
    let emulator = builder().limits(patient()).listen("127.0.0.1:0").unwrap();
    let address = emulator.local_addr();
    emulator.faults().inject(Fault::delay(Duration::from_millis(50)));
    let mut idle = Client::new(address);
    let mut waiting = Client::new(address);
    waiting.send(PUT);
    while emulator.requests().total() < 1 {
        thread::yield_now();
    }
    emulator.shutdown().await;
    assert_created(&waiting.read_to_end());
    assert_eq!(idle.read_to_end(), "");
    assert_free(address);
}

#[tokio::test]
async fn a_shutdown_does_not_wait_for_ever() {
    let limits = Limits { grace: Duration::from_millis(20), ..patient() };
    let emulator = builder().limits(limits).listen("127.0.0.1:0").unwrap();
    emulator.faults().inject(Fault::delay(Duration::from_hours(1)));
    let mut waiting = Client::new(emulator.local_addr());
    waiting.send(PUT);
    while emulator.requests().total() < 1 {
        thread::yield_now();
    }
    emulator.shutdown().await;
    assert_eq!(waiting.read_to_end(), "");
}

#[test]
fn an_address_that_is_taken_is_an_error() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let error = builder().listen(taken.local_addr().unwrap()).unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::AddrInUse);
}

#[test]
fn many_emulators_at_once_share_nothing_but_threads() {
    let emulators: Vec<Emulator> =
        (0..20).map(|_| builder().listen("127.0.0.1:0").unwrap()).collect();
    thread::scope(|scope| {
        for (number, emulator) in emulators.iter().enumerate() {
            scope.spawn(move || {
                let put = PUT.replace("/v ", &format!("/v{number} "));
                assert_created(&Client::new(emulator.local_addr()).send(put).read_answer());
            });
        }
    });
    for (number, emulator) in emulators.iter().enumerate() {
        let exist = (0..20).map(|other| emulator.vault(format!("v{other}")).exists());
        assert!(exist.enumerate().all(|(other, exists)| exists == (other == number)));
        assert_eq!(emulator.requests().total(), 1);
    }
}

#[test]
fn an_account_can_become_a_new_one_and_an_old_one_again() {
    let glacier = Glacier::builder().allow_unsigned_requests().build();
    let emulator = builder().listen("127.0.0.1:0").unwrap();
    for (new_account, answer) in [(true, "HTTP/1.1 400 "), (false, "HTTP/1.1 201 ")] {
        emulator.set_new_account(new_account);
        glacier.set_new_account(new_account);
        assert_eq!(
            (emulator.glacier().is_new_account(), glacier.is_new_account()),
            (new_account, new_account)
        );
        let got = Client::new(emulator.local_addr()).send(PUT).read_answer();
        assert!(got.starts_with(answer), "{got}");
        assert_eq!(got.contains(r#""code":"NoLongerSupportedException""#), new_account, "{got}");
    }
}

#[test]
fn a_panic_on_a_request_is_answered_and_survived() {
    struct Panicking;

    impl LockIds for Panicking {
        fn next_lock_id(&mut self) -> LockId {
            panic!("no lock ID today")
        }
    }

    let emulator = builder().lock_ids(Panicking).listen("127.0.0.1:0").unwrap();
    emulator.create_vault("v").unwrap();
    let body = r#"{"Policy":"{\"Statement\":{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"glacier:DeleteArchive\",\"Resource\":\"arn:aws:glacier:us-east-1:111122223333:vaults/v\"}}"}"#;
    let length = body.len();
    let post = format!(
        "POST /-/vaults/v/lock-policy HTTP/1.1\r\nHost: h\r\nx-amz-glacier-version: 2012-06-01\r\nContent-Length: {length}\r\n\r\n{body}"
    );
    let mut client = Client::new(emulator.local_addr());
    let got = client.send(post).read_answer();
    let error = r#"{"code":"ServiceUnavailableException","message":"The emulator failed on this request; its standard error says why","type":"Server"}"#;
    assert!(got.starts_with("HTTP/1.1 500 ") && got.ends_with(error), "{got}");
    assert_eq!(emulator.requests().last().unwrap().answer().rule, &rules::SERVICE_FAILED);
    assert_created(&client.send(PUT).read_answer());
}

/// Nobody listens there any more.
#[track_caller]
fn assert_free(address: SocketAddr) {
    let refused = TcpStream::connect(address).unwrap_err();
    assert_eq!(refused.kind(), std::io::ErrorKind::ConnectionRefused);
}

#[track_caller]
fn assert_created(answer: &str) {
    assert!(answer.starts_with("HTTP/1.1 201 Created\r\n"), "{answer}");
}
