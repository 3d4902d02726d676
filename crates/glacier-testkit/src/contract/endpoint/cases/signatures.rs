//! Signatures: who sent a request, and whether it is as they signed it.
//!
//! The calls are on vaults that are not there, so that a signature that is taken changes nothing.

use std::time::Duration;

use http::header::AUTHORIZATION;
use http::{HeaderName, HeaderValue, Request};
use sha2::{Digest, Sha256};

use super::{EndpointCase, case};
use crate::contract::endpoint::call::Call;
use crate::contract::endpoint::reply::Reply;
use crate::contract::endpoint::signer::{By, Signing};
use crate::contract::endpoint::visit::Visit;
use crate::contract::failure::Outcome;
use crate::credentials::Credentials;
use crate::rules::{self, Rule};
use crate::state::ErrorCode::{
    ExpiredToken, InvalidSignature, MissingAuthenticationToken, UnrecognizedClient,
};

pub(super) static CASES: &[EndpointCase] = &[
    case!(
        "authorization-missing",
        missing,
        [AUTHORIZATION_MISSING],
        ByCode,
        needs(VerifySignatures)
    ),
    case!("presigned-url", presigned_url, [PRESIGNED_URL], ByCode, needs(VerifySignatures)),
    case!(
        "authorization-malformed",
        malformed,
        [AUTHORIZATION_MALFORMED],
        ByCode,
        needs(VerifySignatures)
    ),
    case!("signing-date", signing_date, [SIGNING_DATE], ByCode, needs(VerifySignatures)),
    case!("signature-expired", expired, [SIGNATURE_EXPIRED], ByCode, needs(VerifySignatures)),
    case!(
        "signature-not-yet-current",
        not_yet_current,
        [SIGNATURE_NOT_YET_CURRENT],
        ByCode,
        needs(VerifySignatures)
    ),
    case!(
        "signature-time-is-real",
        time_is_real,
        [SIGNATURE_TIME_IS_REAL],
        ByCode,
        needs(MoveClock, VerifySignatures)
    ),
    case!("signed-headers", signed_headers, [SIGNED_HEADERS], ByCode, needs(VerifySignatures)),
    case!(
        "credential-scope",
        credential_scope,
        [CREDENTIAL_SCOPE],
        ByCode,
        needs(VerifySignatures)
    ),
    case!("access-key-unknown", key_unknown, [ACCESS_KEY_UNKNOWN], ByCode, needs(VerifySignatures)),
    case!(
        "access-key-convention",
        key_convention,
        [ACCESS_KEY_CONVENTION],
        ByCode,
        needs(CreateVaults, DummyCredentials)
    ),
    case!("payload-hash", payload_hash, [PAYLOAD_HASH], ByCode, needs(VerifySignatures)),
    case!(
        "canonical-request",
        canonical_request,
        [CANONICAL_REQUEST],
        ByCode,
        needs(VerifySignatures)
    ),
    case!("signature-wrong", wrong, [SIGNATURE_WRONG], ByCode, needs(VerifySignatures)),
    case!(
        "signature-wrong-message",
        wrong_message,
        [SIGNATURE_WRONG],
        ExactText,
        needs(VerifySignatures)
    ),
    case!(
        "session-token-wrong",
        token_wrong,
        [SESSION_TOKEN_WRONG],
        ByCode,
        needs(VerifySignatures)
    ),
    case!(
        "session-expired",
        session_expired,
        [SESSION_EXPIRED],
        ByCode,
        needs(VerifySignatures, ExpiredCredentials)
    ),
];

async fn missing(visit: &Visit<'_>) -> Outcome {
    let vault = visit.new_name();
    let basic =
        Call::describe(&vault).unsigned().with_header("authorization", "Basic dGVzdDp0ZXN0");
    let calls = [Call::create(&vault), Call::get_lock(&vault), Call::abort(&vault)];
    for call in calls.into_iter().map(Call::unsigned).chain([basic]) {
        let reply = visit.send(call).await?;
        reply.is_refused(&rules::AUTHORIZATION_MISSING, MissingAuthenticationToken)?;
    }
    Ok(())
}

async fn presigned_url(visit: &Visit<'_>) -> Outcome {
    let presigned = Signing { in_query: true, ..Signing::default() };
    let call = Call::describe(&visit.new_name()).signed(presigned);
    visit.send(call).await?.is_refused(&rules::PRESIGNED_URL, MissingAuthenticationToken)?;
    Ok(())
}

async fn malformed(visit: &Visit<'_>) -> Outcome {
    let vault = visit.new_name();
    let changes: [fn(&str) -> String; 6] = [
        |right| right.replace("AWS4-HMAC-SHA256", "AWS4-HMAC-SHA1"),
        |right| right.split(", Signature=").next().unwrap_or_default().to_owned(),
        |right| right.replace("Signature=", "Signature=x"),
        |right| right.replace("SignedHeaders=", "SignedHeader="),
        |right| right.replace("Credential=", "Credential=/"),
        |_| "AWS4-HMAC-SHA256".to_owned(),
    ];
    for change in changes {
        let call = Call::describe(&vault).tampered(move |request| authorize(request, change));
        visit.send(call).await?.is_refused(&rules::AUTHORIZATION_MALFORMED, InvalidSignature)?;
    }
    Ok(())
}

async fn signing_date(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::SIGNING_DATE;
    let vault = visit.new_name();
    let without = Call::describe(&vault).tampered(|request| {
        request.headers_mut().remove(DATE);
    });
    visit.send(without).await?.is_refused(rule, InvalidSignature)?;
    for date in ["2013-03-20T17:03:43Z", "Wed, 20 Mar 2013 17:03:43 GMT", "20130320T170343", ""] {
        let call = Call::describe(&vault).tampered(move |request| {
            request.headers_mut().insert(DATE, HeaderValue::from_static(date));
        });
        visit.send(call).await?.is_refused(rule, InvalidSignature)?;
    }
    Ok(())
}

async fn expired(visit: &Visit<'_>) -> Outcome {
    is_taken_only_within(visit, &rules::SIGNATURE_EXPIRED, -1).await
}

async fn not_yet_current(visit: &Visit<'_>) -> Outcome {
    is_taken_only_within(visit, &rules::SIGNATURE_NOT_YET_CURRENT, 1).await
}

/// Tries signatures that are four and six minutes off: a minute on either side is room for a slow endpoint.
async fn is_taken_only_within(visit: &Visit<'_>, rule: &'static Rule, sign: i64) -> Outcome {
    let vault = visit.new_name();
    let off = |minutes: i64| Signing { seconds_off: sign * minutes * 60, ..Signing::default() };
    let close = visit.send(Call::describe(&vault).signed(off(4))).await?;
    is_taken(&close, rule)?;
    let far = visit.send(Call::describe(&vault).signed(off(6))).await?;
    far.is_refused(rule, InvalidSignature)?;
    Ok(())
}

async fn time_is_real(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::SIGNATURE_TIME_IS_REAL;
    visit.advance_clock(Duration::from_hours(48)).await?;
    let vault = visit.new_name();
    is_taken(&visit.send(Call::describe(&vault)).await?, rule)?;
    let by_the_moved_clock = Signing { seconds_off: 48 * 60 * 60, ..Signing::default() };
    let reply = visit.send(Call::describe(&vault).signed(by_the_moved_clock)).await?;
    reply.is_refused(rule, InvalidSignature)?;
    Ok(())
}

async fn signed_headers(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::SIGNED_HEADERS;
    let vault = visit.new_name();
    let changes: [fn(&str) -> String; 4] = [
        |right| right.replace("SignedHeaders=host;", "SignedHeaders="),
        |right| right.replace("SignedHeaders=host;", "SignedHeaders=Host;"),
        |right| {
            right.replace("x-amz-date;x-amz-glacier-version", "x-amz-glacier-version;x-amz-date")
        },
        |right| right.replace("SignedHeaders=host;", "SignedHeaders=accept;host;"),
    ];
    for change in changes {
        let call = Call::describe(&vault).tampered(move |request| authorize(request, change));
        visit.send(call).await?.is_refused(rule, InvalidSignature)?;
    }
    let with_more = Call::describe(&vault).tampered(|request| {
        request.headers_mut().insert("x-unsigned", HeaderValue::from_static("yes"));
    });
    is_taken(&visit.send(with_more).await?, rule)?;
    Ok(())
}

async fn credential_scope(visit: &Visit<'_>) -> Outcome {
    let vault = visit.new_name();
    let rule = &rules::CREDENTIAL_SCOPE;
    let for_s3 = Signing { service: Some("s3"), ..Signing::default() };
    visit.send(Call::describe(&vault).signed(for_s3)).await?.is_refused(rule, InvalidSignature)?;
    let changes: [fn(&str) -> String; 2] = [
        |right| right.replace("/aws4_request", "/aws5_request"),
        |right| right.replace("/glacier/aws4_request", "/aws4_request"),
    ];
    for change in changes {
        let call = Call::describe(&vault).tampered(move |request| authorize(request, change));
        visit.send(call).await?.is_refused(rule, InvalidSignature)?;
    }
    Ok(())
}

async fn key_unknown(visit: &Visit<'_>) -> Outcome {
    let nobodys = Credentials::new("AKIANOBODYSACCESSKEY", "nobody's secret access key");
    let call = Call::describe(&visit.new_name()).signed_by(By::Other(nobodys));
    visit.send(call).await?.is_refused(&rules::ACCESS_KEY_UNKNOWN, UnrecognizedClient)?;
    Ok(())
}

async fn key_convention(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::ACCESS_KEY_CONVENTION;
    let vault = visit.new_name();
    let dummy = |text: &str| By::Other(Credentials::new(text, text));
    let describe = Call::describe(&vault).signed_by(dummy("dummy"));
    is_taken(&visit.send(describe).await?, rule)?;
    let number = visit.foreign_account();
    let there = Call::create(&vault).signed_by(dummy(number));
    let reply = visit.send(there).await?;
    let location = reply.is(rule, 201)?.header(rule, "location")?;
    let expected = format!("/{number}/vaults/{vault}");
    reply.holds(location == expected, rule, expected, location)?;
    is_taken(&visit.send(Call::describe(&vault)).await?, rule)?;
    Ok(())
}

async fn payload_hash(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::PAYLOAD_HASH;
    let vault = visit.new_name();
    let policy = visit.policy(&vault, 365);
    let initiate = || Call::initiate(&vault, &policy);
    let right = hex::encode(Sha256::digest(initiate().body));
    let taken = initiate().with_header(PAYLOAD, &right);
    is_taken(&visit.send(taken).await?, rule)?;
    let of_nothing = hex::encode(Sha256::digest(b""));
    for hash in [of_nothing.as_str(), "UNSIGNED-PAYLOAD", "x"] {
        let reply = visit.send(initiate().with_header(PAYLOAD, hash)).await?;
        reply.is_refused(rule, InvalidSignature)?;
    }
    Ok(())
}

/// Whatever a client escapes, the signature is that of the path as it is sent.
async fn canonical_request(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::CANONICAL_REQUEST;
    let vault = visit.new_name();
    for lock_id in ["a/b+c=d e", "%2F", "-", "~._", "\u{e4}\u{20ac}", "a//b", "&?#"] {
        let reply = visit.send(Call::complete(&vault, lock_id)).await?;
        is_taken(&reply, rule)?;
    }
    for query in ["?b=2&a=1", "?a=x%20y&a=x", "?empty=&none", "?%C3%A4=%2F"] {
        let call = Call::describe(&vault).at(&format!("vaults/{vault}{query}"));
        is_taken(&visit.send(call).await?, rule)?;
    }
    Ok(())
}

async fn wrong(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::SIGNATURE_WRONG;
    let vault = visit.new_name();
    let secret = Credentials::new(visit.credentials().access_key_id(), "another secret access key");
    let secret = match visit.credentials().get_session_token() {
        Some(token) => secret.session_token(token),
        None => secret,
    };
    let calls = [
        Call::describe(&vault).signed_by(By::Other(secret)),
        Call::initiate(&vault, "{}").tampered(|request| *request.body_mut() = "{ }".into()),
        Call::describe(&vault).tampered(|request| {
            let version = HeaderValue::from_static("2012-06-02");
            request.headers_mut().insert("x-amz-glacier-version", version);
        }),
        Call::describe(&vault).tampered(|request| *request.method_mut() = http::Method::DELETE),
        Call::describe(&vault).tampered(|request| {
            let other = request.uri().to_string().replace("/vaults/", "/vaults/x");
            *request.uri_mut() = other.parse().unwrap_or_default();
        }),
        Call::describe(&vault).tampered(|request| authorize(request, with_last_digit_changed)),
    ];
    for call in calls {
        visit.send(call).await?.is_refused(rule, InvalidSignature)?;
    }
    Ok(())
}

/// The signature with another last digit.
fn with_last_digit_changed(right: &str) -> String {
    let (rest, last) = right.split_at(right.len().saturating_sub(1));
    format!("{rest}{}", if last == "0" { "1" } else { "0" })
}

async fn wrong_message(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::SIGNATURE_WRONG;
    let call = Call::initiate(&visit.new_name(), "{}");
    let tampered = call.tampered(|request| *request.body_mut() = "{ }".into());
    let reply = visit.send(tampered).await?;
    let message = reply.is_refused(rule, InvalidSignature)?.message().unwrap_or_default();
    let hash_of_body = hex::encode(Sha256::digest(b"{ }"));
    let shows_both = message.contains(&hash_of_body) && message.contains("AWS4-HMAC-SHA256\n");
    reply.holds(shows_both, rule, "the canonical request and the string to sign", message)?;
    Ok(())
}

async fn token_wrong(visit: &Visit<'_>) -> Outcome {
    let caller = visit.credentials();
    let other = Credentials::new(caller.access_key_id(), caller.secret_access_key());
    let call =
        Call::describe(&visit.new_name()).signed_by(By::Other(other.session_token("nobody's")));
    visit.send(call).await?.is_refused(&rules::SESSION_TOKEN_WRONG, UnrecognizedClient)?;
    Ok(())
}

async fn session_expired(visit: &Visit<'_>) -> Outcome {
    let call = Call::describe(&visit.new_name()).signed_by(By::Expired);
    visit.send(call).await?.is_refused(&rules::SESSION_EXPIRED, ExpiredToken)?;
    Ok(())
}

/// Demands that the signature is taken, whatever the answer to what was asked is.
fn is_taken(reply: &Reply, rule: &'static Rule) -> Outcome {
    let refusals = [ExpiredToken, InvalidSignature, MissingAuthenticationToken, UnrecognizedClient];
    let code = reply.code().unwrap_or_default();
    let taken = reply.status() != 403 && !refusals.iter().any(|refusal| refusal.as_str() == code);
    reply.holds(taken, rule, "an answer to what was asked", reply.summary())?;
    Ok(())
}

const DATE: HeaderName = HeaderName::from_static("x-amz-date");
const PAYLOAD: &str = "x-amz-content-sha256";

/// Changes the `Authorization` of a request that is signed.
fn authorize(request: &mut Request<bytes::Bytes>, change: fn(&str) -> String) {
    let right = request.headers().get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    if let Ok(changed) = HeaderValue::from_str(&change(right.unwrap_or_default())) {
        request.headers_mut().insert(AUTHORIZATION, changed);
    }
}
