//! What a call costs past the socket, for people to read: `cargo test --release -- --ignored --nocapture serving`.

use std::hint::black_box;
use std::iter;
use std::time::Instant;

use glacier_testkit::Glacier;
use http::Method;

use crate::world::{Message, POLICY, policy_body};

#[test]
#[ignore = "measures, and asserts nothing about time"]
fn serving_costs() {
    const REPEATS: u32 = 5_000;
    const LOCK: &str = "/-/vaults/v/lock-policy";
    for (name, policy) in [
        ("GetVaultLock under a policy about archives", POLICY.to_owned()),
        (
            "GetVaultLock under a policy about everything",
            POLICY.replace("DeleteArchive", "*").replace("Deny", "Allow"),
        ),
    ] {
        let glacier = Glacier::builder().allow_unsigned_requests().build();
        glacier.create_vault("v").unwrap();
        let initiate = Message::new(Method::POST, LOCK, policy_body(&policy));
        assert_eq!(glacier.serve(&initiate.borrow()).status(), 201);
        let get = Message::new(Method::GET, LOCK, "");
        print_cost(name, REPEATS, || {
            assert_eq!(black_box(glacier.serve(&black_box(get.borrow()))).status(), 200);
        });
    }
}

/// Prints what a call costs: the best of many rounds, as the rest is what the machine was busy with.
pub(crate) fn print_cost(name: &str, repeats: u32, mut call: impl FnMut()) {
    let round = || {
        let start = Instant::now();
        for _ in 0..repeats {
            call();
        }
        start.elapsed() / repeats
    };
    let best = iter::repeat_with(round).take(50).min().expect("some rounds");
    println!("{name}: {} ns", best.as_nanos());
}
