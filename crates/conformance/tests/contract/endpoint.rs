//! Every case for endpoints over the emulator, on a socket.

use std::error::Error;

use glacier_testkit::contract::{EndpointSuite, HttpEndpoint};
use glacier_testkit::{Credentials, Emulator};

#[tokio::test]
async fn the_emulator_is_a_faithful_glacier() -> Result<(), Box<dyn Error>> {
    let emulator = Emulator::start().await;
    let http = HttpEndpoint::default();
    let url = emulator.endpoint_url();
    let suite = EndpointSuite::new(&http, url, "us-east-1", Credentials::example());
    let report = suite.run().await?.into_result()?;
    let skipped: Vec<&str> = report.skipped().map(|(case, _)| case.name).collect();
    assert_eq!(skipped, ["lock-expiry-instant", "session-expired"], "{report}");
    assert_eq!(report.left_behind, [""; 0]);
    Ok(())
}
