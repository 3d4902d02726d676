//! Signatures: ours and the official signer's agree.

mod agreement;
mod fallback;
mod keys;
mod support;
mod vectors;

use crate::plumbing::signing;
use aws_runtime::auth::sigv4::SCHEME_ID;
use aws_smithy_runtime_api::client::auth::AuthScheme as _;
use support::How;

#[test]
fn the_public_vectors_are_signed_as_expected() {
    for vector in vectors::VECTORS {
        let mut call = support::Call::default();
        let (method, path) = vector.request.split_once(' ').unwrap();
        call.method = method.to_owned();
        call.uri = format!("https://example.amazonaws.com{path}");
        call.headers = vec![("host".to_owned(), "example.amazonaws.com".into())];
        let headers = vector.headers.iter();
        call.headers.extend(headers.map(|(name, value)| ((*name).to_owned(), (*value).into())));
        call.body = support::Body::InMemory(vector.body.into());
        call.token = vector.token.map(str::to_owned);
        call.service = Some("service".to_owned());
        for how in vector.how {
            match how {
                How::Unnormalized => call.options.normalize_uri_path = false,
                How::EncodedOnce => call.options.double_uri_encode = false,
                How::ContentHash => call.options.content_sha256_header = true,
                How::TokenUnsigned => call.options.omit_session_token = true,
            }
        }
        let (by, signed) = call.sign(&signing::Signer::default());
        let signed = signed.unwrap();
        let signature = signed.headers().get("authorization").unwrap().rsplit('=').next();
        assert_eq!((by, signature), (vector.by, Some(vector.signature)), "{}", vector.name);
        assert_eq!(signed.headers().get("x-amz-date"), Some("20150830T123600Z"));
    }
}

#[test]
fn the_scheme_is_sigv4() {
    assert_eq!(signing::AuthScheme::new().scheme_id(), SCHEME_ID);
}
