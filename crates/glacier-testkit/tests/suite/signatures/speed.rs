//! What a verification costs, for people to read: `cargo test --release -- --ignored --nocapture verification`.

use std::hint::black_box;
use std::iter;
use std::time::Instant;

use glacier_testkit::wire::Identity;
use http::Method;

use super::signer::{Signer, authenticate, plain};

#[test]
#[ignore = "measures, and asserts nothing about time"]
fn verification_costs() {
    const REPEATS: u32 = 10_000;
    let identity = Identity::default();
    for (name, method, target, body) in [
        ("GetVaultLock", Method::GET, "/-/vaults/my-vault/lock-policy", String::new()),
        (
            "InitiateVaultLock of 400 bytes",
            Method::POST,
            "/-/vaults/my-vault/lock-policy",
            "x".repeat(400),
        ),
        ("ListVaults with a query", Method::GET, "/-/vaults?limit=10&marker=m", String::new()),
    ] {
        let mut request = plain(method, target, body);
        request.headers_mut().insert(
            "x-amz-user-agent",
            "aws-sdk-rust/1.4.0 ua/2.1 api/glacier/1.121.0 os/linux lang/rust/1.94.1"
                .parse()
                .unwrap(),
        );
        Signer::then().sign(&mut request);
        // The best of many rounds is what the code costs; the rest is what the machine was busy with.
        let round = || {
            let start = Instant::now();
            for _ in 0..REPEATS {
                assert!(black_box(authenticate(&identity, black_box(&request))).is_ok());
            }
            start.elapsed() / REPEATS
        };
        let best = iter::repeat_with(round).take(50).min().expect("some rounds");
        println!("{name}: {} ns", best.as_nanos());
    }
}
