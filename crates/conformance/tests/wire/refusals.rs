//! Calls that can't be made: the same text, and nothing is sent.

use conformance::{Answer, Call, Operation, Script, Sdk, Setup, assert_same, paused};
use pretty_assertions::assert_eq;

/// A label without a value is refused before anything is sent, naming the member.
#[test]
fn labels_without_a_value() {
    let script = || Script::answering(Answer::new(200, &[], ""));
    for operation in Operation::ALL {
        for missing in [None, Some(String::new())] {
            let no_vault = Call { vault_name: missing.clone(), ..Call::new(operation) };
            let no_lock = Call { lock_id: missing.clone(), ..Call::new(operation) };
            let mut cases = vec![("vault_name", no_vault)];
            if operation == Operation::CompleteVaultLock {
                cases.push(("lock_id", no_lock));
            }
            for (member, call) in cases {
                let case = format!("{operation:?} with {member} {missing:?}");
                let sent = paused(assert_same(
                    &case,
                    &Setup::default(),
                    std::slice::from_ref(&call),
                    script,
                ));
                assert_eq!(sent, [], "{case}");
                assert_refused(
                    &case,
                    &call,
                    &format!(
                        "failed to construct request: {member} was missing: cannot be empty or unset"
                    ),
                );
            }
        }
    }
}

/// The first member without a value is the one that the error names.
#[test]
fn several_labels_without_a_value() {
    let call = Call { vault_name: None, lock_id: None, ..Call::new(Operation::CompleteVaultLock) };
    assert_refused(
        "both",
        &call,
        "failed to construct request: vault_name was missing: cannot be empty or unset",
    );
}

fn assert_refused(case: &str, call: &Call, expected: &str) {
    for sdk in Sdk::ALL {
        let http = Script::new([]);
        let verdicts =
            paused(sdk.send(&Setup::default(), std::slice::from_ref(call), http.clone()));
        let failure = verdicts[0].failure().unwrap();
        assert_eq!(failure.kind, "ConstructionFailure", "{sdk:?}: {case}");
        assert_eq!(failure.chain, expected, "{sdk:?}: {case}");
        assert_eq!(http.sent(), [], "{sdk:?}: {case}");
    }
}
