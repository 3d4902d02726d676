//! Between the requests of `ensure_locked`.

use Event::{AnswerLost, Before, Lost};
use Operation::{CompleteVaultLock, DescribeVault, GetVaultLock, InitiateVaultLock};
use expect_test::expect_file;

use super::*;

#[tokio::test(start_paused = true)]
async fn what_comes_between_its_requests() {
    let cases = vec![
        (
            "all first answers are lost",
            Call::EnsureLocked,
            Standing::Unlocked,
            vec![
                (DescribeVault, 1, AnswerLost),
                (GetVaultLock, 1, AnswerLost),
                (InitiateVaultLock, 1, AnswerLost),
                (CompleteVaultLock, 1, AnswerLost),
            ],
        ),
        // A lock of ours that was being completed has another policy than the one that is asked for now.
        (
            "what a crash left is completed with another policy than asked for",
            Call::EnsureLocked,
            Standing::CrashedBeforeCompletingAnotherPolicy,
            vec![(GetVaultLock, 2, Before(completes))],
        ),
        // The service has confirmed the completion. That nobody can look afterwards makes it no less true.
        (
            "nobody can look after the completion",
            Call::EnsureLocked,
            Standing::Unlocked,
            vec![(GetVaultLock, 4, Lost), (GetVaultLock, 5, Lost), (GetVaultLock, 6, Lost)],
        ),
        (
            "somebody locks it first with another policy",
            Call::EnsureLocked,
            Standing::Unlocked,
            vec![(InitiateVaultLock, 1, Before(locks_with_another))],
        ),
        (
            "somebody completes ours right before",
            Call::EnsureLocked,
            Standing::Ours,
            vec![(CompleteVaultLock, 1, Before(completes))],
        ),
    ];
    expect_file!["../expected/ensuring.txt"].assert_eq(&tell(cases).await);
}
