//! Calls and sequences of them: the service reads what was meant, and they shrink.

use std::time::SystemTime;

use glacier_testkit::state::{Operation, Request};
use glacier_testkit::strategies::{self, Call, LockChoice, Sequences, Step};
use glacier_testkit::wire::{self, HttpRequest, Identity, Unsigned};
use proptest::prelude::*;
use proptest::sample::select;

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
    fn inputs_are_of_the_operation_and_the_vault(operation in select(Operation::ALL)) {
        let request = strategies::request_for(operation, Just("photos".to_owned()));
        let call = smallest(request, |_| true);
        prop_assert_eq!(call.operation(), operation);
        let named = if operation == Operation::ListVaults { None } else { Some("photos") };
        prop_assert_eq!(call.vault(), named);
    }

    #[test]
    fn sequences_keep_to_what_they_are_given(
        steps in Sequences::new().clients(3).vaults(["a", "b"]).length(2..5).strategy(),
    ) {
        prop_assert!((2..5).contains(&steps.len()));
        for step in steps {
            match step {
                Step::Call { client, .. } | Step::PlantArchive { client, .. } => prop_assert!(client < 3),
                Step::Complete { client, vault, .. } => prop_assert!(client < 3 && ["a", "b"].contains(&&*vault)),
                Step::Advance(_) => {}
                Step::Inject(_) => prop_assert!(false, "nobody asked for faults"),
            }
        }
    }
}

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
    // Whoever the account belongs to, the rest is read the same.
    let path = message.uri().path().replacen(&format!("/{}/", call.account), "/-/", 1);
    let request = HttpRequest {
        method: message.method(),
        path: &path,
        query: message.uri().query().unwrap_or_default(),
        headers: message.headers(),
        body: message.body(),
    };
    wire::decode(&identity, &request, SystemTime::now()).ok().map(|(_, request)| request)
}
