//! What is known of AWS's clients and of every drop-in for them: a lost answer to `InitiateVaultLock` costs the lock ID.

use glacier_testkit::Emulator;
use glacier_testkit::contract::client::{ClientError, ClientPort as _};
use glacier_testkit::contract::{Capability, ClientSuite};
use glacier_testkit::faults::Fault;
use glacier_testkit::requests::LoggedRequest;
use glacier_testkit::state::{LockState, Operation};

use super::port::Port;

const POLICY: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*",
    "Action":"glacier:DeleteArchive","Resource":"arn:aws:glacier:us-east-1:111122223333:vaults/v"}]}"#;

/// It sends the call again, meets its own lock, and reports that somebody holds one.
#[tokio::test]
async fn a_lost_initiate_is_repeated_blindly_and_the_lock_id_is_gone() {
    let emulator = Emulator::start().await;
    emulator.create_vault("v").unwrap();
    let lost = Fault::lose_response().on(Operation::InitiateVaultLock).times(1);
    emulator.faults().inject(lost);

    let refused = Port::new(&emulator).initiate_vault_lock("v", POLICY).await.unwrap_err();

    let ClientError::Refused(refusal) = refused else { panic!("not a refusal: {refused}") };
    assert_eq!(
        (refusal.status, refusal.code.as_deref()),
        (Some(403), Some("AccessDeniedException"))
    );
    let sent = emulator.requests().of(Operation::InitiateVaultLock);
    assert_eq!(sent.iter().map(LoggedRequest::attempt).collect::<Vec<_>>(), [Some(1), Some(2)]);
    assert_eq!(sent[0].invocation_id(), sent[1].invocation_id());
    let lock = emulator.vault("v").lock().map(|lock| lock.state());
    assert_eq!(lock, Some(LockState::InProgress), "nobody knows its ID");
}

/// The suite would find it out: it is the claim that is missing, not the case.
#[tokio::test]
async fn a_claim_to_recover_it_would_be_found_out() {
    let suite = ClientSuite::new(async |emulator: &Emulator| Port::new(emulator));
    let suite = suite.claims(Capability::RecoversLostInitiate).only("lost-initiate-is-recovered");
    let report = suite.run().await.unwrap();
    assert_eq!(report.totals().failed, 1, "{report}");
}
