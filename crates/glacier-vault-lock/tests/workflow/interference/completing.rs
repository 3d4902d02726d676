//! Between the requests of `complete` and `abort`.

use Event::{AnswerLost, AnsweredOnTheWay, Before, Lost};
use Operation::{AbortVaultLock, CompleteVaultLock, GetVaultLock};
use expect_test::expect_file;

use super::*;

#[tokio::test(start_paused = true)]
async fn what_comes_between_its_requests() {
    let cases = vec![
        (
            "the answer is lost and the repetition is answered",
            Call::Complete,
            Standing::Ours,
            vec![(CompleteVaultLock, 1, AnswerLost)],
        ),
        (
            "every answer is lost",
            Call::Complete,
            Standing::Ours,
            vec![
                (CompleteVaultLock, 1, AnswerLost),
                (CompleteVaultLock, 2, AnswerLost),
                (CompleteVaultLock, 3, AnswerLost),
            ],
        ),
        // Whether one of them is still on its way cannot be known.
        (
            "every request is lost",
            Call::Complete,
            Standing::Ours,
            vec![
                (CompleteVaultLock, 1, Lost),
                (CompleteVaultLock, 2, Lost),
                (CompleteVaultLock, 3, Lost),
            ],
        ),
        (
            "every answer is lost and then nobody may look",
            Call::Complete,
            Standing::Ours,
            vec![
                (CompleteVaultLock, 1, AnswerLost),
                (CompleteVaultLock, 2, AnswerLost),
                (CompleteVaultLock, 3, AnswerLost),
                (GetVaultLock, 2, Before(denies_get)),
            ],
        ),
        (
            "somebody aborts the lock right before",
            Call::Complete,
            Standing::Ours,
            vec![(CompleteVaultLock, 1, Before(aborts))],
        ),
        (
            "somebody replaces the lock right before",
            Call::Complete,
            Standing::Ours,
            vec![(CompleteVaultLock, 1, Before(replaces_by_another))],
        ),
        // It is our lock, and so our request is granted; but it was locked before.
        (
            "somebody completes it with our id right before",
            Call::Complete,
            Standing::Ours,
            vec![(CompleteVaultLock, 1, Before(completes))],
        ),
        (
            "the answer to an abort is lost",
            Call::Abort,
            Standing::Ours,
            vec![(AbortVaultLock, 1, AnswerLost)],
        ),
        (
            "every abort is lost",
            Call::Abort,
            Standing::Ours,
            vec![(AbortVaultLock, 1, Lost), (AbortVaultLock, 2, Lost), (AbortVaultLock, 3, Lost)],
        ),
        // The answers to the later ones say nothing about the first.
        (
            "the first abort is lost and the others are turned away",
            Call::Abort,
            Standing::Ours,
            vec![
                (AbortVaultLock, 1, Lost),
                (AbortVaultLock, 2, AnsweredOnTheWay(503)),
                (AbortVaultLock, 3, AnsweredOnTheWay(503)),
            ],
        ),
        (
            "the abort is lost and somebody replaces the lock",
            Call::Abort,
            Standing::Ours,
            vec![(AbortVaultLock, 1, Lost), (GetVaultLock, 2, Before(replaces_by_another))],
        ),
        (
            "somebody completes it right before the abort",
            Call::Abort,
            Standing::Ours,
            vec![(AbortVaultLock, 1, Before(completes))],
        ),
    ];
    expect_file!["../expected/completing.txt"].assert_eq(&tell(cases).await);
}
