//! Between the requests of `initiate` and `resume`.

use Event::{After, AnswerLost, AnsweredOnTheWay, Before, Lost, Refused, WithoutLockId};
use Operation::{AbortVaultLock, GetVaultLock, InitiateVaultLock};
use expect_test::expect_file;

use super::*;

#[tokio::test(start_paused = true)]
#[expect(clippy::too_many_lines, reason = "a table")]
async fn what_comes_between_its_requests() {
    let cases = vec![
        (
            "the answer is lost",
            Call::Initiate,
            Standing::Unlocked,
            vec![(InitiateVaultLock, 1, AnswerLost)],
        ),
        (
            "the request is lost",
            Call::Initiate,
            Standing::Unlocked,
            vec![(InitiateVaultLock, 1, Lost)],
        ),
        // The gateway gave up and the request did not: whoever initiates the same meanwhile is this client.
        (
            "a gateway gives up on a request that arrives all the same",
            Call::Initiate,
            Standing::Unlocked,
            vec![
                (InitiateVaultLock, 1, AnsweredOnTheWay(504)),
                (InitiateVaultLock, 2, Before(initiates_the_same)),
            ],
        ),
        // Whether one of them is still on its way cannot be known.
        (
            "every request is lost",
            Call::Initiate,
            Standing::Unlocked,
            vec![
                (InitiateVaultLock, 1, Lost),
                (InitiateVaultLock, 2, Lost),
                (InitiateVaultLock, 3, Lost),
            ],
        ),
        // The refusal is of the second request, and says nothing of the first.
        (
            "the first request is lost and then nobody may initiate",
            Call::Initiate,
            Standing::Unlocked,
            vec![(InitiateVaultLock, 1, Lost), (InitiateVaultLock, 2, Before(denies_initiate))],
        ),
        (
            "the first request is lost and then the policy is refused",
            Call::Initiate,
            Standing::Unlocked,
            vec![(InitiateVaultLock, 1, Lost), (InitiateVaultLock, 2, Refused)],
        ),
        (
            "the answer has no lock id",
            Call::Initiate,
            Standing::Unlocked,
            vec![(InitiateVaultLock, 1, WithoutLockId)],
        ),
        (
            "the answer is lost and so is that of the abort",
            Call::Initiate,
            Standing::Unlocked,
            vec![(InitiateVaultLock, 1, AnswerLost), (AbortVaultLock, 1, AnswerLost)],
        ),
        (
            "the answer is lost and then nobody may look",
            Call::Initiate,
            Standing::Unlocked,
            vec![(InitiateVaultLock, 1, AnswerLost), (GetVaultLock, 2, Before(denies_get))],
        ),
        (
            "the answer is lost and somebody replaces the lock by another",
            Call::Initiate,
            Standing::Unlocked,
            vec![
                (InitiateVaultLock, 1, AnswerLost),
                (GetVaultLock, 2, Before(replaces_by_another)),
            ],
        ),
        (
            "the answer is lost and somebody aborts the lock",
            Call::Initiate,
            Standing::Unlocked,
            vec![(InitiateVaultLock, 1, AnswerLost), (GetVaultLock, 2, Before(aborts))],
        ),
        (
            "somebody is quicker with another policy",
            Call::Initiate,
            Standing::Unlocked,
            vec![(InitiateVaultLock, 1, Before(initiates_another))],
        ),
        // No answer of ours is missing, so it cannot be ours.
        (
            "somebody is quicker with the same policy",
            Call::Initiate,
            Standing::Unlocked,
            vec![(InitiateVaultLock, 1, Before(initiates_the_same))],
        ),
        (
            "somebody locks the vault first",
            Call::Initiate,
            Standing::Unlocked,
            vec![(InitiateVaultLock, 1, Before(locks_with_another))],
        ),
        // The refusal is out of date by the time of the look: it is tried once more.
        (
            "somebody is quicker and then gives up",
            Call::Initiate,
            Standing::Unlocked,
            vec![
                (InitiateVaultLock, 1, Before(initiates_another)),
                (GetVaultLock, 2, Before(aborts)),
            ],
        ),
        (
            "somebody replaces the lock before its date is known",
            Call::Initiate,
            Standing::Unlocked,
            vec![(InitiateVaultLock, 1, After(replaces_by_another))],
        ),
        // The date is missing, and nothing else.
        (
            "the look after the answer is lost",
            Call::Initiate,
            Standing::Unlocked,
            vec![
                (GetVaultLock, 2, AnswerLost),
                (GetVaultLock, 3, AnswerLost),
                (GetVaultLock, 4, AnswerLost),
            ],
        ),
        (
            "a lost lock is completed by somebody before it is aborted",
            Call::Resume,
            Standing::OursWithLostId,
            vec![(AbortVaultLock, 1, Before(completes))],
        ),
        (
            "a lost lock is replaced by somebody before it is aborted",
            Call::Resume,
            Standing::OursWithLostId,
            vec![(GetVaultLock, 2, Before(replaces_by_another))],
        ),
        (
            "the aborts of a lost lock are lost",
            Call::Resume,
            Standing::OursWithLostId,
            vec![(AbortVaultLock, 1, Lost), (AbortVaultLock, 2, Lost), (AbortVaultLock, 3, Lost)],
        ),
    ];
    expect_file!["../expected/initiating.txt"].assert_eq(&tell(cases).await);
}

/// An attempt with our policy had no answer. The next one is with another policy, and the first may still arrive.
#[tokio::test(start_paused = true)]
async fn what_comes_between_its_requests_after_a_change_of_policy() {
    let cases = vec![
        (
            "the first attempt arrives before",
            Call::InitiateAnotherPolicy,
            Standing::CrashedBeforeInitiating,
            vec![(InitiateVaultLock, 1, Before(initiates_the_same))],
        ),
        (
            "the first attempt arrives between two that are lost",
            Call::InitiateAnotherPolicy,
            Standing::CrashedBeforeInitiating,
            vec![
                (InitiateVaultLock, 1, Lost),
                (InitiateVaultLock, 2, Before(initiates_the_same)),
                (InitiateVaultLock, 3, Lost),
            ],
        ),
        (
            "the first attempt arrives before and then nobody may look",
            Call::InitiateAnotherPolicy,
            Standing::CrashedBeforeInitiating,
            vec![
                (InitiateVaultLock, 1, Before(initiates_the_same)),
                (GetVaultLock, 2, Before(denies_get)),
            ],
        ),
        (
            "the first attempt arrives before and the aborts are lost",
            Call::InitiateAnotherPolicy,
            Standing::CrashedBeforeInitiating,
            vec![
                (InitiateVaultLock, 1, Before(initiates_the_same)),
                (AbortVaultLock, 1, Lost),
                (AbortVaultLock, 2, Lost),
                (AbortVaultLock, 3, Lost),
            ],
        ),
        // Any of four attempts may still arrive.
        (
            "every request is lost",
            Call::InitiateAnotherPolicy,
            Standing::CrashedBeforeInitiating,
            vec![
                (InitiateVaultLock, 1, Lost),
                (InitiateVaultLock, 2, Lost),
                (InitiateVaultLock, 3, Lost),
            ],
        ),
        // It was answered, so that the lock is not ours; the first attempt had another policy.
        (
            "somebody is quicker with the other policy",
            Call::InitiateAnotherPolicy,
            Standing::CrashedBeforeInitiating,
            vec![(InitiateVaultLock, 1, Before(initiates_another))],
        ),
        // This attempt has come to nothing, which says nothing of the first one.
        (
            "somebody is quicker twice and gives up twice",
            Call::InitiateAnotherPolicy,
            Standing::CrashedBeforeInitiating,
            vec![
                (InitiateVaultLock, 1, Before(initiates_another)),
                (GetVaultLock, 2, Before(aborts)),
                (InitiateVaultLock, 2, Before(initiates_another)),
                (GetVaultLock, 3, Before(aborts)),
            ],
        ),
        (
            "the policy changes back and the attempt with the other one arrives",
            Call::Initiate,
            Standing::CrashedAfterAChangeOfPolicy,
            vec![(InitiateVaultLock, 1, Before(initiates_another))],
        ),
    ];
    expect_file!["../expected/changing_the_policy.txt"].assert_eq(&tell(cases).await);
}
