//! The other programs, which need no arguments and no environment.

use crate::support::run;

/// Whole lines that each program prints, in this order.
#[test]
fn they_show_what_they_are_there_for() {
    let cases: [(&str, &[&str], &[&str]); 3] = [
        (
            env!("CARGO_BIN_EXE_legal-hold"),
            &[],
            &[
                "  lint      0 findings",
                "  no hold   role/legal DeleteArchive       neither allowed nor denied",
                "  no hold   user/alice RemoveTagsFromVault denied, by `OnlyCustodiansChangeTags`",
                "  on hold   role/legal DeleteArchive       denied, by `LegalHold`",
                "  on hold   role/legal RemoveTagsFromVault neither allowed nor denied",
                "  state     no lock",
            ],
        ),
        (
            env!("CARGO_BIN_EXE_recover-after-crash"),
            &[],
            &[
                "The answer to InitiateVaultLock is lost",
                "  request   InitiateVaultLock 201",
                "  request   AbortVaultLock 204",
                "  request   InitiateVaultLock 201",
                "A process initiates a lock, and dies as soon as it has the lock ID",
                "  the vault has a lock in progress",
                "Another process goes on",
                "  unfinished arn:aws:glacier:us-east-1:111122223333:vaults/records",
                "  state     locked",
            ],
        ),
        (
            env!("CARGO_BIN_EXE_lock-a-fleet"),
            &["50"],
            &["  in progress 1", "  no vault  10", "  unfinished 0"],
        ),
    ];
    for (program, arguments, expected) in cases {
        let (ok, stdout, stderr) = run(program, arguments, &[]);
        assert!(ok, "{program}: {stderr}");
        let mut lines = stdout.lines();
        for wanted in expected {
            assert!(lines.any(|line| line == *wanted), "{program} has no `{wanted}` in\n{stdout}");
        }
    }
}

#[test]
fn a_wrong_number_of_vaults_is_refused() {
    let (ok, stdout, stderr) = run(env!("CARGO_BIN_EXE_lock-a-fleet"), &["many"], &[]);
    assert!(!ok, "{stdout}");
    assert_eq!(stderr, "error: `many` is no number of vaults\n");
}
