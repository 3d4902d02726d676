//! Calls and sequences of them: the service reads what was meant, and they shrink.

use glacier_testkit::state::{Operation, Request};
use glacier_testkit::strategies::{self, Call, LockChoice, Sequences, Step};
use glacier_testkit::wire::{self, HttpRequest, Identity, Unsigned};
use proptest::prelude::*;

use crate::shrinking::smallest;
use crate::support::cases;

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn the_service_reads_what_was_meant(call in strategies::call(), awkward in strategies::awkward_lock_id(), bad in strategies::invalid_vault_name()) {
        prop_assert_eq!(read(&call), Some(call.request));
        let request = Request::CompleteVaultLock { vault: bad, lock_id: awkward };
        let call = Call { account: "-".to_owned(), request };
        prop_assert_eq!(read(&call), Some(call.request));
    }

    #[test]
    fn inputs_are_of_the_operation_and_the_vault(index in 0..SERVED.len()) {
        let request = strategies::request_for(SERVED[index], Just("photos".to_owned()));
        let call = smallest(request, |_| true);
        prop_assert_eq!(call.operation(), SERVED[index]);
        let shown = format!("{call:?}");
        prop_assert!(shown.contains("\"photos\""));
    }

    #[test]
    fn sequences_keep_to_what_they_are_given(
        steps in Sequences::new().clients(3).vaults(["a", "b"]).length(2..5).strategy(),
    ) {
        prop_assert!((2..5).contains(&steps.len()));
        for step in steps {
            match step {
                Step::Call { client, .. } => prop_assert!(client < 3),
                Step::Complete { client, vault, .. } => prop_assert!(client < 3 && ["a", "b"].contains(&&*vault)),
                Step::Advance(_) => {}
            }
        }
    }
}

const SERVED: [Operation; 7] = [
    Operation::InitiateVaultLock,
    Operation::CompleteVaultLock,
    Operation::AbortVaultLock,
    Operation::GetVaultLock,
    Operation::CreateVault,
    Operation::DescribeVault,
    Operation::DeleteVault,
];

#[test]
fn a_sequence_shrinks_to_the_steps_that_matter() {
    let completed_after_a_day = |steps: &Vec<Step>| {
        let waited = steps
            .iter()
            .position(|step| matches!(step, Step::Advance(time) if time.as_secs() >= 86_400));
        let completed = steps.iter().rposition(|step| matches!(step, Step::Complete { .. }));
        matches!((waited, completed), (Some(waited), Some(completed)) if waited < completed)
    };
    let steps = smallest(Sequences::new().clients(4).strategy(), completed_after_a_day);
    match steps.as_slice() {
        [Step::Advance(time), Step::Complete { client: 0, vault, lock: LockChoice::Latest }] => {
            assert_eq!((time.as_secs(), vault.as_str()), (86_400, "v"));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_call_shrinks_to_the_vault_v_in_the_own_account() {
    let call = smallest(strategies::call(), |call| {
        call.request.operation() == Operation::InitiateVaultLock
    });
    let request = Request::InitiateVaultLock {
        vault: "v".to_owned(),
        policy: strategies::SIMPLEST_POLICY.to_owned(),
    };
    assert_eq!(call, Call { account: "-".to_owned(), request });
}

fn read(call: &Call) -> Option<Request> {
    let identity = Identity { unsigned: Unsigned::Allowed, ..Identity::default() };
    let message = call.to_http();
    let decoded = wire::decode(
        &identity,
        &HttpRequest {
            method: message.method(),
            // Whoever the account belongs to, the rest is read the same.
            path: &message.uri().path().replacen(&format!("/{}/", call.account), "/-/", 1),
            query: message.uri().query().unwrap_or_default(),
            headers: message.headers(),
            body: message.body(),
        },
    );
    decoded.ok().map(|(_, request)| request)
}
