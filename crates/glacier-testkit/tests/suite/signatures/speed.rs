//! What a verification costs, for people to read: `cargo test --release -- --ignored --nocapture verification`.

use std::hint::black_box;

use glacier_testkit::wire::Identity;
use http::Method;

use super::signer::{Signer, authenticate, plain};
use crate::speed::print_cost;

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
        print_cost(name, REPEATS, || {
            assert!(black_box(authenticate(&identity, black_box(&request))).is_ok());
        });
    }
}
