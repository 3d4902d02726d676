//! Policies that would keep the test from ending: they are in force as soon as the lock is initiated.

use glacier_vault_lock::{Error, policy::Code};

use crate::{
    scene::{Scene, VAULT},
    support::policies::parsed,
};

fn denies(action: &str) -> String {
    format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Deny","Principal":"*","Action":"{action}","Resource":"*"}}]}}"#
    )
}

#[tokio::test(start_paused = true)]
async fn they_are_initiated_only_if_that_is_accepted() {
    let cases = [
        ("glacier:*", Some(Code::EverythingDenied)),
        ("glacier:GetVaultLock", Some(Code::LockStepDenied)),
        ("glacier:AbortVaultLock", Some(Code::LockStepDenied)),
        ("glacier:CompleteVaultLock", Some(Code::LockStepDenied)),
        // An error, but one that a test may show.
        ("glacier:DeleteArchive", None),
    ];
    for (action, code) in cases {
        let scene = Scene::new();
        scene.glacier.create_vault(VAULT).unwrap();
        let policy = parsed(&denies(action));
        let initiated = scene.locks().initiate(&scene.vault(), &policy).await;
        let Some(code) = code else {
            assert!(initiated.is_ok(), "{action}: {initiated:?}");
            continue;
        };
        let error = initiated.unwrap_err();
        assert!(matches!(error, Error::PolicyHasErrors { .. }), "{action}: {error:?}");
        assert_eq!(
            error.to_string(),
            format!("the policy for `{VAULT}` has an error that could never be undone: `{code}`")
        );
        assert!(scene.glacier.vault(VAULT).lock().is_none(), "{action}");
        assert!(scene.locks().unfinished().await.unwrap().is_empty(), "{action}");

        let accepted = scene.locks().accepting([code]).initiate(&scene.vault(), &policy).await;
        assert!(accepted.is_ok(), "{action}: {accepted:?}");
    }
}
