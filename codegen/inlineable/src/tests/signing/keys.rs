//! Signing keys: how many are kept, whose they are, what is told of them.

use super::support::{By, Call, Who};
use crate::plumbing::signing::key::SigningKeys;
use crate::plumbing::signing::{AuthScheme, Signer};
use std::sync::Barrier;
use std::time::Duration;

const SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

fn authorization(signer: &Signer, call: &Call) -> String {
    let (by, result) = call.sign(signer);
    assert_eq!(by, By::Ours);
    let authorization = result.unwrap().headers().get("authorization").unwrap().to_owned();
    let official = call.sign_officially().unwrap();
    assert_eq!(Some(authorization.as_str()), official.headers().get("authorization"));
    authorization
}

fn call_of(access_key_id: &str, secret: &str) -> Call {
    let (access_key_id, secret) = (access_key_id.to_owned(), secret.to_owned());
    Call { who: Who::Somebody { access_key_id, secret }, ..Call::default() }
}

#[test]
fn few_keys_are_kept() {
    let signer = Signer::default();
    for day in 0..100 {
        let mut call = Call::default();
        call.time += Duration::from_hours(24) * day;
        authorization(&signer, &call);
    }
    assert!(format!("{signer:?}").contains("SigningKeys { kept: 4 }"), "{signer:?}");
}

#[test]
fn the_same_key_is_used_for_a_day() {
    let signer = Signer::default();
    let mut call = Call::default();
    for _ in 0..10 {
        call.time += Duration::from_hours(1);
        authorization(&signer, &call);
    }
    assert!(format!("{signer:?}").contains("SigningKeys { kept: 1 }"), "{signer:?}");
}

#[test]
fn credentials_can_be_replaced() {
    let signer = Signer::default();
    let of_first = authorization(&signer, &call_of("AKIDA", "first"));
    // Not even the name need change.
    let of_second = authorization(&signer, &call_of("AKIDA", "second"));
    assert_ne!(of_first, of_second);
    assert_eq!(authorization(&signer, &call_of("AKIDA", "first")), of_first);
    // Nor the secret.
    let of_third = authorization(&signer, &call_of("AKIDB", "first"));
    assert!(of_third.contains("Credential=AKIDB/"), "{of_third}");
    let token = Some("t".to_owned());
    let with_token = authorization(&signer, &Call { token, ..call_of("AKIDA", "first") });
    assert!(with_token.contains(";x-amz-security-token"), "{with_token}");
}

#[test]
fn region_and_service_have_keys_of_their_own() {
    let signer = Signer::default();
    for (region, service) in [("a", "bc"), ("ab", "c"), ("a", "b"), ("a", "bc")] {
        let (region, service) = (Some(region.to_owned()), Some(service.to_owned()));
        authorization(&signer, &Call { region, service, ..Call::default() });
    }
}

#[test]
fn calls_at_the_same_time_share_a_key() {
    let (signer, start) = (Signer::default(), Barrier::new(8));
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                start.wait();
                for _ in 0..50 {
                    authorization(&signer, &Call::default());
                }
            });
        }
    });
    assert!(format!("{signer:?}").contains("SigningKeys { kept: 1 }"), "{signer:?}");
}

#[test]
fn nothing_secret_is_printed() {
    let signer = Signer::default();
    let token = Some("S3CR3T-T0K3N".to_owned());
    authorization(&signer, &Call { token, ..call_of("AKIDEXAMPLE", SECRET) });
    let printed = format!("{signer:?} {signer:#?} {:?}", AuthScheme::new());
    for secret in [SECRET, "S3CR3T", "AKID"] {
        assert!(!printed.contains(secret), "{printed}");
    }
    let keys = "SigningKeys { kept: 1 }";
    assert_eq!(format!("{signer:?}"), format!("Signer {{ keys: {keys}, official: SigV4Signer }}"));
    assert_eq!(format!("{:?}", SigningKeys::default()), "SigningKeys { kept: 0 }");
}

#[test]
fn what_keys_are_made_of_is_overwritten() {
    fn is_overwritten<T: zeroize::ZeroizeOnDrop>() {}
    is_overwritten::<sha2::Sha256>();
    is_overwritten::<zeroize::Zeroizing<[u8; 32]>>();
}
