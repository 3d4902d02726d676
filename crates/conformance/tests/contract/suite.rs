//! Every case for clients.

use std::collections::BTreeSet;
use std::error::Error;

use glacier_testkit::Emulator;
use glacier_testkit::contract::{Capability, ClientSuite};

use super::MISSING;
use super::port::Port;

#[tokio::test]
async fn the_client_speaks_to_a_faithful_glacier() -> Result<(), Box<dyn Error>> {
    let suite = ClientSuite::new(async |emulator: &Emulator| Port::new(emulator));
    let report = suite.claims(Capability::Retries).run().await?.into_result()?;
    let skipped: BTreeSet<&str> = report.skipped().map(|(case, _)| case.name).collect();
    let expected = MISSING.into_iter().chain(["lost-initiate-is-recovered"]);
    assert_eq!(skipped, expected.collect(), "{report}");
    Ok(())
}
