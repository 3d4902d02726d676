//! What a mock server says when something came otherwise than expected, whole.

use std::panic::{AssertUnwindSafe, catch_unwind};

use glacier_testkit::mocks::{self, MockGlacier};
use glacier_testkit::state::Operation;
use wiremock::MockServer;

use crate::answers::call;
use crate::client::Call;

#[tokio::test]
async fn nothing_is_mounted() {
    let glacier = MockGlacier::start().await;
    let answer = call(Operation::ListVaults).send(&glacier.endpoint_url());
    assert_eq!(answer.status, 400);
    assert_eq!(answer.headers["x-amzn-requestid"].len(), 47);
    assert_eq!(
        answer.body,
        r#"{"code":"BadRequest","message":"No mock matches ListVaults (account `-`). None is mounted.","type":"Client"}"#,
    );
}

#[tokio::test]
async fn the_nearest_mock_comes_first() {
    let glacier = MockGlacier::start().await;
    mocks::abort_vault_lock().answers_empty().named("clean up").mount(&glacier).await;
    mocks::complete_vault_lock().vault("w").lock_id("x").answers_empty().mount(&glacier).await;
    mocks::complete_vault_lock()
        .vault("v")
        .lock_id("x")
        .answers_empty()
        .named("last step")
        .mount(&glacier)
        .await;
    let second = Call::new("POST /-/vaults/v/lock-policy/y", "")
        .with_header("amz-sdk-request", "attempt=2; max=3");
    assert_eq!(
        second.send(&glacier.endpoint_url()).message(),
        "No mock matches CompleteVaultLock (account `-`, vault `v`, lock ID `y`, attempt 2). Mounted, the nearest first: \
         1. CompleteVaultLock (vault `v`, lock ID `x`) named `last step`: the lock ID is `y`, not `x`; \
         2. CompleteVaultLock (vault `w`, lock ID `x`): the vault is `v`, not `w` and the lock ID is `y`, not `x`; \
         3. AbortVaultLock named `clean up`: the operation is CompleteVaultLock.",
    );
}

#[tokio::test]
async fn long_lists_and_long_texts_are_cut() {
    let glacier = MockGlacier::start().await;
    for number in 1..=8 {
        mocks::describe_vault()
            .vault(number.to_string())
            .answers_throttling()
            .mount(&glacier)
            .await;
    }
    let long = "x".repeat(70);
    let message =
        Call::new(&format!("GET /-/vaults/{long}"), "").send(&glacier.endpoint_url()).message();
    let shown = format!("{}…", "x".repeat(60));
    let listed: Vec<String> = (1..=5)
        .map(|n| format!("{n}. DescribeVault (vault `{n}`): from character 1 on the vault is `{shown}`, not `{n}`"))
        .collect();
    assert_eq!(
        message,
        format!(
            "No mock matches DescribeVault (account `-`, vault `{shown}`). Mounted, the nearest first: {}; and 3 more.",
            listed.join("; ")
        ),
    );
}

#[tokio::test]
async fn expectations_that_are_met() {
    let glacier = MockGlacier::start().await;
    mocks::abort_vault_lock().answers_empty().expect(2).mount(&glacier).await;
    mocks::get_vault_lock().answers_locked("{}").expect(0).mount(&glacier).await;
    mocks::list_vaults().answers_vaults([]).expect(..=1).mount(&glacier).await;
    for _ in 0..2 {
        call(Operation::AbortVaultLock).send(&glacier.endpoint_url());
    }
    assert_eq!(glacier.verify(), Ok(()));
}

#[tokio::test]
async fn expectations_that_are_not_met() {
    let glacier = MockGlacier::start().await;
    mocks::complete_vault_lock()
        .vault("v")
        .lock_id("x")
        .answers_empty()
        .expect(1)
        .mount(&glacier)
        .await;
    mocks::abort_vault_lock().answers_throttling().expect(0).mount(&glacier).await;
    mocks::abort_vault_lock()
        .vault("v")
        .answers_empty()
        .expect(1..)
        .named("again")
        .mount(&glacier)
        .await;
    mocks::get_vault_lock().answers_locked("{}").expect(2..=3).mount(&glacier).await;
    mocks::delete_vault().answers_empty().expect(1).mount(&glacier).await;
    let url = glacier.endpoint_url();
    for call in [
        Call::new("POST /-/vaults/w/lock-policy/y", ""),
        Call::new("POST /-/vaults/v/lock-policy/y", ""),
        call(Operation::AbortVaultLock),
        call(Operation::GetVaultLock),
        Call::new("GET /health", ""),
        call(Operation::DeleteVault),
    ] {
        call.send(&url);
    }

    let error = glacier.verify().unwrap_err();
    assert_eq!(
        error.to_string(),
        "\
not called as expected:
- CompleteVaultLock (vault `v`, lock ID `x`): expected 1 call, received 0; the nearest is call 2: the lock ID is `y`, not `x`
- AbortVaultLock: expected 0 calls, received 1
- AbortVaultLock (vault `v`) named `again`: expected at least 1 call, received 0; call 3 fits, but went elsewhere
- GetVaultLock: expected 2 to 3 calls, received 1
received:
  1. CompleteVaultLock (account `-`, vault `w`, lock ID `y`), matched by no mock
  2. CompleteVaultLock (account `-`, vault `v`, lock ID `y`), matched by no mock
  3. AbortVaultLock (account `-`, vault `v`), answered by AbortVaultLock
  4. GetVaultLock (account `-`, vault `v`), answered by GetVaultLock
  5. GET `/health`, which is no call of Glacier: No operation has the path: /health, matched by no mock
  6. DeleteVault (account `-`, vault `v`), answered by DeleteVault
",
    );
    glacier.reset().await;
    assert_eq!(glacier.verify(), Ok(()));
}

#[tokio::test]
async fn only_the_last_calls_are_remembered() {
    let glacier = MockGlacier::start().await;
    mocks::abort_vault_lock().answers_empty().expect(1).mount(&glacier).await;
    for _ in 0..103 {
        call(Operation::AbortVaultLock).send(&glacier.endpoint_url());
    }
    let error = glacier.verify().unwrap_err().to_string();
    let mut lines = error.lines();
    assert_eq!(lines.nth(1), Some("- AbortVaultLock: expected 1 call, received 103"));
    assert_eq!(lines.nth(1), Some("  (3 calls before these)"));
    assert_eq!(lines.count(), 100);
    glacier.reset().await;
}

#[tokio::test]
async fn a_server_that_is_dropped_fails_the_test() {
    let glacier = MockGlacier::start().await;
    mocks::abort_vault_lock().answers_empty().expect(1).mount(&glacier).await;
    let message = panic_of(|| drop(glacier));
    assert_eq!(
        message,
        "not called as expected:\n- AbortVaultLock: expected 1 call, received 0\nreceived: nothing\n"
    );
}

/// A test that fails already is not aborted by a second panic.
#[tokio::test]
async fn a_failing_test_fails_for_its_own_reason() {
    let glacier = MockGlacier::start().await;
    mocks::abort_vault_lock().answers_empty().expect(1).mount(&glacier).await;
    let message = panic_of(|| {
        let _glacier = glacier;
        panic!("the reason");
    });
    assert_eq!(message, "the reason");
}

#[tokio::test]
async fn a_plain_server_names_the_mock_too() {
    let server = MockServer::start().await;
    mocks::complete_vault_lock().vault("v").answers_empty().expect(1).mount(&server).await;
    let message = panic_of(|| drop(server));
    assert_eq!(
        message,
        "Verifications failed:\n- CompleteVaultLock (vault `v`).\n\tExpected range of matching incoming requests: == 1\n\
         \tNumber of matched incoming requests: 0\n\nThe server did not receive any request.",
    );
}

fn panic_of(run: impl FnOnce()) -> String {
    let panic = catch_unwind(AssertUnwindSafe(run)).expect_err("no panic");
    match panic.downcast::<String>() {
        Ok(text) => *text,
        Err(panic) => (*panic.downcast::<&str>().expect("a panic with a text")).to_owned(),
    }
}
