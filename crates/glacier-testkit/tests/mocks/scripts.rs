//! Answers one after the other, and which mock gets to answer.

use std::time::{Duration, Instant};

use glacier_testkit::mocks::{self, MockGlacier};
use glacier_testkit::state::Operation;
use wiremock::{MockServer, ResponseTemplate};

use crate::answers::call;

/// The statuses of so many calls one after the other.
fn statuses<const N: usize>(endpoint: &str, operation: Operation) -> [u16; N] {
    let call = call(operation);
    std::array::from_fn(|_| call.send(endpoint).status.as_u16())
}

#[tokio::test]
async fn the_last_answer_is_given_again_and_again() {
    let glacier = MockGlacier::start().await;
    mocks::abort_vault_lock()
        .answers_throttling()
        .then()
        .answers_service_unavailable()
        .up_to_n_times(2)
        .then()
        .answers_access_denied("no")
        .up_to_n_times(0)
        .then()
        .answers_empty()
        .mount(&glacier)
        .await;
    let statuses = statuses(&glacier.endpoint_url(), Operation::AbortVaultLock);
    assert_eq!(statuses, [400, 500, 500, 204, 204, 204]);
}

#[tokio::test]
async fn a_mock_whose_answers_are_used_up_lets_calls_pass() {
    let glacier = MockGlacier::start().await;
    mocks::abort_vault_lock().answers_service_unavailable().up_to_n_times(2).mount(&glacier).await;
    mocks::abort_vault_lock().answers_empty().up_to_n_times(1).mount(&glacier).await;
    let url = glacier.endpoint_url();
    assert_eq!(statuses(&url, Operation::AbortVaultLock), [500, 500, 204]);
    assert_eq!(
        call(Operation::AbortVaultLock).send(&url).message(),
        "No mock matches AbortVaultLock (account `-`, vault `v`). Mounted, the nearest first: \
         1. AbortVaultLock: it answers no more than 2 calls; \
         2. AbortVaultLock: it answers no more than 1 call.",
    );
}

#[tokio::test]
async fn lower_numbers_come_first() {
    let glacier = MockGlacier::start().await;
    mocks::abort_vault_lock()
        .answers_service_unavailable()
        .with_priority(255)
        .mount(&glacier)
        .await;
    let url = glacier.endpoint_url();
    assert_eq!(statuses(&url, Operation::AbortVaultLock), [500]);
    mocks::abort_vault_lock().answers_throttling().mount(&glacier).await;
    mocks::abort_vault_lock().answers_empty().mount(&glacier).await;
    assert_eq!(statuses(&url, Operation::AbortVaultLock), [400]);
    mocks::abort_vault_lock().answers_access_denied("no").with_priority(0).mount(&glacier).await;
    assert_eq!(statuses(&url, Operation::AbortVaultLock), [403]);
}

#[tokio::test]
async fn delays_are_those_of_an_answer() {
    let delay = Duration::from_millis(50);
    let glacier = MockGlacier::start().await;
    mocks::abort_vault_lock().answers_empty().delay(delay).mount(&glacier).await;
    let start = Instant::now();
    assert_eq!(statuses(&glacier.endpoint_url(), Operation::AbortVaultLock), [204]);
    assert!(start.elapsed() >= delay);
}

#[tokio::test]
async fn responses_of_ones_own() {
    let glacier = MockGlacier::start().await;
    mocks::initiate_vault_lock()
        .respond_with(ResponseTemplate::new(201))
        .then()
        .respond_with(|request: &wiremock::Request| {
            ResponseTemplate::new(200).set_body_bytes(request.body.clone())
        })
        .mount(&glacier)
        .await;
    let call = call(Operation::InitiateVaultLock);
    let first = call.send(&glacier.endpoint_url());
    assert_eq!((first.status.as_u16(), first.headers.get("x-amz-lock-id")), (201, None));
    let second = call.send(&glacier.endpoint_url());
    assert_eq!(
        (second.status.as_u16(), &*second.body),
        (200, r#"{"Policy":"{\"Statement\":[]}"}"#)
    );
}

#[tokio::test]
async fn a_plain_server_and_a_scope() {
    let server = MockServer::start().await;
    let mock = mocks::abort_vault_lock().answers_empty().expect(1).into_inner();
    {
        let _scope = server.register_as_scoped(mock).await;
        assert_eq!(statuses(&server.uri(), Operation::AbortVaultLock), [204]);
    }
    assert_eq!(statuses(&server.uri(), Operation::AbortVaultLock), [404]);
}

/// Mounting has to work in tasks that move between threads.
#[test]
fn mounting_is_send() {
    fn is_send<T: Send>(_: &T) {}
    let server = std::hint::black_box(None::<MockServer>);
    if let Some(server) = server {
        is_send(&mocks::abort_vault_lock().answers_empty().mount(&server));
    }
}
