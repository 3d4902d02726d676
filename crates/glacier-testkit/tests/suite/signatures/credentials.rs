//! Whose access key it is, and what that makes of the caller.

use std::time::{Duration, SystemTime};

use glacier_testkit::clock::MovableClock;
use glacier_testkit::rules::{self, Rule};
use glacier_testkit::state::{Caller, ServiceError, Timestamp};
use glacier_testkit::wire::{HttpRequest, Identity, Unsigned};
use glacier_testkit::{Credentials, Glacier, GlacierBuilder, Keyring};
use http::Method;

use super::signer::{Signer, authenticate, authenticate_at, plain, then};

const SECOND: Duration = Duration::from_secs(1);

#[test]
fn known_credentials_name_account_principal_and_region() {
    let account = || "444455556666".parse().unwrap();
    let key = || Credentials::new("AKIDKNOWN", "secret");
    let bob = "arn:aws:iam::444455556666:user/bob";
    for (credentials, region, account, principal) in [
        (key(), "us-east-1", "111122223333", "arn:aws:iam::111122223333:root"),
        (key(), "cn-north-1", "111122223333", "arn:aws-cn:iam::111122223333:root"),
        (key().account(account()), "eu-west-1", "444455556666", "arn:aws:iam::444455556666:root"),
        (key().account(account()).principal(bob), "eu-west-1", "444455556666", bob),
    ] {
        let signer = Signer { region, ..Signer::with_key("AKIDKNOWN", "secret") };
        let caller = authenticate(&knowing([credentials]), &signer.signed()).unwrap();
        assert_eq!((caller.account.as_str(), caller.region.as_str()), (account, region));
        assert_eq!(caller.principal, principal);
    }
}

#[test]
fn who_named_credentials_has_no_others() {
    let identity =
        knowing([Credentials::new("AKIDKNOWN", "secret"), Credentials::new("AKIDTOO", "x")]);
    for (id, secret, rule) in [
        ("AKIDKNOWN", "secret", None),
        ("AKIDTOO", "x", None),
        ("AKIDKNOWN", "Secret", Some(&rules::SIGNATURE_WRONG)),
        ("AKIDKNOWN", "x", Some(&rules::SIGNATURE_WRONG)),
        ("AKIDKNOW", "secret", Some(&rules::ACCESS_KEY_UNKNOWN)),
        ("test", "test", Some(&rules::ACCESS_KEY_UNKNOWN)),
        (
            "AKIAIOSFODNN7EXAMPLE",
            "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            Some(&rules::ACCESS_KEY_UNKNOWN),
        ),
    ] {
        let outcome = authenticate(&identity, &Signer::with_key(id, secret).signed());
        assert_eq!(refused_by(&outcome), rule, "{id} {secret}");
    }
}

#[test]
fn secrets_that_are_their_id_are_known_by_convention() {
    for (id, secret, token, outcome) in [
        ("test", "test", None, Ok("111122223333")),
        ("test", "test", Some("test"), Ok("111122223333")),
        ("test", "test", Some("other"), Err(&rules::SESSION_TOKEN_WRONG)),
        ("test", "tset", None, Err(&rules::SIGNATURE_WRONG)),
        ("444455556666", "444455556666", None, Ok("444455556666")),
        ("44445555666", "44445555666", None, Ok("111122223333")),
        ("AKIAIOSFODNN7EXAMPLE", "AKIAIOSFODNN7EXAMPLE", None, Err(&rules::SIGNATURE_WRONG)),
        ("AKIAIOSFODNN7EXAMPLF", "AKIAIOSFODNN7EXAMPLF", None, Err(&rules::ACCESS_KEY_UNKNOWN)),
        ("ASIAIOSFODNN7EXAMPLE", "ASIAIOSFODNN7EXAMPLE", None, Err(&rules::ACCESS_KEY_UNKNOWN)),
    ] {
        let signer = Signer { session_token: token, ..Signer::with_key(id, secret) };
        let caller = authenticate(&Identity::default(), &signer.signed());
        let account = caller.as_ref().map(|caller| caller.account.as_str());
        assert_eq!(account.map_err(ServiceError::rule), outcome, "{id} {secret} {token:?}");
    }
}

#[test]
fn temporary_credentials_need_their_token_and_end() {
    let key = || Credentials::new("ASIDKNOWN", "secret");
    let temporary = || key().session_token("a token");
    for (credentials, token, rule) in [
        (key(), None, None),
        (key(), Some("a token"), Some(&rules::SESSION_TOKEN_WRONG)),
        (temporary(), Some("a token"), None),
        (temporary(), Some("another token"), Some(&rules::SESSION_TOKEN_WRONG)),
        (temporary(), None, Some(&rules::SESSION_TOKEN_WRONG)),
        (temporary().expires_at(then() + SECOND), Some("a token"), None),
        (temporary().expires_at(then()), Some("a token"), Some(&rules::SESSION_EXPIRED)),
        (temporary().expires_at(then()), Some("b token"), Some(&rules::SESSION_TOKEN_WRONG)),
        (key().expires_at(then()), None, Some(&rules::SESSION_EXPIRED)),
    ] {
        let signer = Signer { session_token: token, ..Signer::with_key("ASIDKNOWN", "secret") };
        let case = format!("{credentials:?} {token:?}");
        let outcome = authenticate(&knowing([credentials]), &signer.signed());
        assert_eq!(refused_by(&outcome), rule, "{case}");
    }
}

#[test]
fn a_signature_is_good_for_five_minutes_either_way() {
    let request = Signer::then().signed();
    let minutes = 300 * SECOND;
    for (now, rule) in [
        (then(), None),
        (then() + minutes, None),
        (then() + minutes + SECOND, Some(&rules::SIGNATURE_EXPIRED)),
        (then() - minutes, None),
        (then() - minutes - SECOND, Some(&rules::SIGNATURE_NOT_YET_CURRENT)),
        (SystemTime::UNIX_EPOCH, Some(&rules::SIGNATURE_NOT_YET_CURRENT)),
    ] {
        let outcome = authenticate_at(now, &Identity::default(), &request);
        assert_eq!(refused_by(&outcome), rule, "{now:?}");
    }
}

#[test]
fn a_moved_clock_makes_no_signature_stale() {
    let request = Signer::default().signed();
    let request = HttpRequest {
        method: request.method(),
        path: request.uri().path(),
        query: "",
        headers: request.headers(),
        body: request.body(),
    };
    let glacier =
        Glacier::builder().clock(MovableClock::frozen_at(Timestamp::from_millis(0))).build();
    glacier.create_vault("v").unwrap();
    for days in [0, 1, 10_000] {
        glacier.clock().advance(Duration::from_hours(24 * days));
        assert_eq!(glacier.serve(&request).status(), 200, "{days}");
    }
}

#[test]
fn the_scope_names_the_region_of_the_caller() {
    for region in ["us-east-1", "eu-west-1", "us-gov-west-1", "local"] {
        let signer = Signer { region, ..Signer::then() };
        let caller = authenticate(&Identity::default(), &signer.signed()).unwrap();
        assert_eq!(caller.region.as_str(), region);
    }
}

#[test]
fn where_unsigned_requests_are_served_signatures_still_count() {
    let mut identity = Identity { unsigned: Unsigned::Allowed, ..Identity::default() };
    identity.caller.account = "444455556666".parse().unwrap();
    let unsigned = plain(Method::GET, "/-/vaults/v", "");
    assert_eq!(authenticate(&identity, &unsigned).as_ref(), Ok(&identity.caller));

    let mut other_scheme = plain(Method::GET, "/-/vaults/v", "");
    other_scheme.headers_mut().insert("authorization", "Bearer x".parse().unwrap());
    assert_eq!(authenticate(&identity, &other_scheme).as_ref(), Ok(&identity.caller));

    let wrong = Signer::with_key("AKIAIOSFODNN7EXAMPLE", "wrong").signed();
    assert_eq!(refused_by(&authenticate(&identity, &wrong)), Some(&rules::SIGNATURE_WRONG));
}

#[test]
fn more_keys_than_the_cache_holds_are_right_and_wrong_as_ever() {
    let identity = Identity::default();
    for _ in 0..2 {
        for number in 0..100 {
            let id = format!("key-{number}");
            let right = Signer::with_key(&id, &id).signed();
            assert!(authenticate(&identity, &right).is_ok(), "{id}");
            let wrong = Signer::with_key(&id, "x").signed();
            assert_eq!(refused_by(&authenticate(&identity, &wrong)), Some(&rules::SIGNATURE_WRONG));
            assert!(authenticate(&identity, &right).is_ok(), "{id}");
        }
    }
}

#[test]
fn the_first_credentials_are_those_to_sign_with() {
    let one = || Credentials::new("ONE", "1");
    for (given, first) in [
        (vec![], Credentials::example()),
        (vec![one()], one()),
        (vec![one(), Credentials::new("TWO", "2")], one()),
        // Given once more, credentials replace those of the same ID.
        (vec![one(), Credentials::new("ONE", "new")], Credentials::new("ONE", "new")),
    ] {
        let builder = given.iter().cloned().fold(Glacier::builder(), GlacierBuilder::credentials);
        assert_eq!(builder.build().credentials(), &first, "{given:?}");
    }
}

#[test]
fn no_secret_is_printed() {
    let credentials = Credentials::new("AKID", "hush").session_token("hush");
    assert_eq!(
        format!("{credentials:?}"),
        r#"Credentials { access_key_id: "AKID", secret_access_key: "** redacted **", session_token: Some("** redacted **"), account: None, principal: None, expires_at: None }"#,
    );
    let identity = knowing([credentials.clone()]);
    let signer = Signer { session_token: Some("hush"), ..Signer::with_key("AKID", "hush") };
    authenticate(&identity, &signer.signed()).unwrap();
    let builder = Glacier::builder().credentials(credentials);
    let refusal = authenticate(&identity, &Signer { region: "a", ..signer.clone() }.signed());
    let mut wrong = signer.signed();
    wrong.body_mut().push(b'x');
    let wrong = authenticate(&identity, &wrong).unwrap_err();
    assert!(wrong.message().contains("\nx-amz-security-token:** redacted **\n"), "{wrong}");
    let texts = [
        format!("{identity:?} {builder:?} {refusal:?} {wrong:?}"),
        format!("{:?}", builder.build()),
    ];
    assert!(texts.iter().all(|text| !text.contains("hush")), "{texts:?}");
}

fn knowing<const N: usize>(credentials: [Credentials; N]) -> Identity {
    Identity { keyring: Keyring::from_iter(credentials), ..Identity::default() }
}

fn refused_by(outcome: &Result<Caller, ServiceError>) -> Option<&'static Rule> {
    outcome.as_ref().err().map(ServiceError::rule)
}
