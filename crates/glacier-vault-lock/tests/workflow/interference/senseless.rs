//! Answers that say less than Glacier's do: to try again later would not help.

use Event::{AnsweredWith, WithoutLockId};
use Operation::{DescribeVault, GetVaultLock, InitiateVaultLock};
use expect_test::expect_file;

use super::*;

#[tokio::test(start_paused = true)]
async fn success_without_what_it_is_for() {
    let cases = vec![
        (
            "a vault without an ARN",
            Call::Initiate,
            Standing::Unlocked,
            vec![(DescribeVault, 1, AnsweredWith("{}"))],
        ),
        (
            "a vault whose ARN is none",
            Call::Initiate,
            Standing::Unlocked,
            vec![(DescribeVault, 1, AnsweredWith(r#"{"VaultARN":"records"}"#))],
        ),
        (
            "another vault than the one that was asked for",
            Call::Initiate,
            Standing::Unlocked,
            vec![(
                DescribeVault,
                1,
                AnsweredWith(
                    r#"{"VaultARN":"arn:aws:glacier:us-east-1:111122223333:vaults/other"}"#,
                ),
            )],
        ),
        (
            "a lock without a policy",
            Call::Status,
            Standing::Ours,
            vec![(GetVaultLock, 1, AnsweredWith(r#"{"State":"Locked"}"#))],
        ),
        (
            "a lock without a state",
            Call::Status,
            Standing::Ours,
            vec![(GetVaultLock, 1, AnsweredWith(r#"{"Policy":"{}"}"#))],
        ),
        (
            "a lock in a state that nobody knows",
            Call::Resume,
            Standing::Ours,
            vec![(GetVaultLock, 1, AnsweredWith(r#"{"Policy":"{}","State":"Frozen"}"#))],
        ),
        (
            "a look while waiting that says nothing",
            Call::WaitUntilLocked,
            Standing::Ours,
            vec![(GetVaultLock, 1, AnsweredWith("{}"))],
        ),
        (
            "never a lock id",
            Call::Initiate,
            Standing::Unlocked,
            vec![
                (InitiateVaultLock, 1, WithoutLockId),
                (InitiateVaultLock, 2, WithoutLockId),
                (InitiateVaultLock, 3, WithoutLockId),
            ],
        ),
    ];
    expect_file!["../expected/senseless.txt"].assert_eq(&tell(cases).await);
}
