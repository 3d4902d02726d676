//! Whatever is changed after signing is noticed.

use glacier_testkit::rules::{self, Rule};
use glacier_testkit::state::{ErrorCode, ServiceError};
use glacier_testkit::wire::Identity;
use glacier_testkit::{Credentials, Keyring};
use http::{HeaderValue, Method, Request, Uri};
use proptest::prelude::*;
use proptest::sample::Index;

use super::signer::{Signer, authenticate, plain};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_changed_path(path in "(/[A-Za-z0-9]{1,9}|/%[0-9A-F]{2}[a-z]){1,5}", at: Index) {
        let mut request = signed(plain(Method::GET, &path, ""));
        *request.uri_mut() = uri(&changed(&path, at));
        refused_by(&request, &rules::SIGNATURE_WRONG)?;
    }

    #[test]
    fn a_changed_query(query in "[A-Za-z0-9]{1,5}=[A-Za-z0-9]{0,9}(&[A-Za-z0-9]{1,5}=%2[0-9A-F]){0,3}", at: Index) {
        let mut request = signed(plain(Method::GET, &format!("/-/vaults?{query}"), ""));
        *request.uri_mut() = uri(&format!("/-/vaults?{}", changed(&query, at)));
        refused_by(&request, &rules::SIGNATURE_WRONG)?;
    }

    #[test]
    fn a_changed_body(mut body in prop::collection::vec(any::<u8>(), 1..100), at: Index, bit in 0..8_u8, tells: bool) {
        let mut request = plain(Method::POST, "/-/vaults/v/lock-policy", body.clone());
        Signer { sends_payload_hash: tells, ..signer() }.sign(&mut request);
        let place = at.index(body.len());
        body[place] ^= 1 << bit;
        *request.body_mut() = body;
        refused_by(&request, if tells { &rules::PAYLOAD_HASH } else { &rules::SIGNATURE_WRONG })?;
    }

    #[test]
    fn a_changed_header(value in "[A-Za-z0-9]{1,20}", at: Index) {
        let mut request = plain(Method::GET, "/-/vaults/v", "");
        request.headers_mut().insert("x-test", value.parse().unwrap());
        let mut request = signed(request);
        let value = HeaderValue::from_str(&changed(&value, at)).unwrap();
        request.headers_mut().insert("x-test", value.clone());
        refused_by(&request, &rules::SIGNATURE_WRONG)?;
        request.headers_mut().append("x-test", value);
        refused_by(&request, &rules::SIGNATURE_WRONG)?;
    }

    #[test]
    fn a_changed_date_scope_or_signature(part in 0..4_usize, at: Index) {
        let mut request = signed(plain(Method::GET, "/-/vaults/v", ""));
        let name = if part == 0 { "x-amz-date" } else { "authorization" };
        let value = request.headers()[name].to_str().unwrap().to_owned();
        let (start, end) = match part {
            0 => (0, value.len()),
            1 => ("AWS4-HMAC-SHA256 Credential=".len(), value.find(", SignedHeaders").unwrap()),
            2 => (value.find("SignedHeaders=").unwrap(), value.find(", Signature=").unwrap()),
            _ => (value.find("Signature=").unwrap() + "Signature=".len(), value.len()),
        };
        let value = format!("{}{}{}", &value[..start], changed(&value[start..end], at), &value[end..]);
        request.headers_mut().insert(name, value.parse().unwrap());

        let refused = authenticate(&identity(), &request).unwrap_err();
        // A letter of the access key ID makes it somebody else's.
        let expected = match refused.rule() {
            rule if *rule == rules::ACCESS_KEY_UNKNOWN => (1, ErrorCode::UnrecognizedClient),
            _ => (part, ErrorCode::InvalidSignature),
        };
        prop_assert_eq!((part, refused.code()), expected, "{}", refused);
    }
}

#[test]
fn another_method() {
    let mut request = signed(plain(Method::GET, "/-/vaults/v", ""));
    *request.method_mut() = Method::DELETE;
    refused_by(&request, &rules::SIGNATURE_WRONG).unwrap();
}

fn signer() -> Signer<'static> {
    Signer::with_key("AKIDKNOWN", "secret")
}

fn identity() -> Identity {
    let credentials = Credentials::new("AKIDKNOWN", "secret");
    Identity { keyring: Keyring::from_iter([credentials]), ..Identity::default() }
}

fn signed(mut request: Request<Vec<u8>>) -> Request<Vec<u8>> {
    signer().sign(&mut request);
    assert!(authenticate(&identity(), &request).is_ok());
    request
}

fn refused_by(request: &Request<Vec<u8>>, rule: &Rule) -> Result<(), TestCaseError> {
    let outcome = authenticate(&identity(), request);
    prop_assert_eq!(outcome.as_ref().err().map(ServiceError::rule), Some(rule));
    Ok(())
}

fn uri(target: &str) -> Uri {
    format!("http://localhost:4566{target}").parse().unwrap()
}

/// The text with one of its letters and digits replaced by the next one of its kind.
fn changed(text: &str, at: Index) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let places: Vec<usize> =
        (0..bytes.len()).filter(|place| bytes[*place].is_ascii_alphanumeric()).collect();
    let place = *at.get(&places);
    bytes[place] = match bytes[place] {
        b'9' => b'0',
        b'z' => b'a',
        b'Z' => b'A',
        byte => byte + 1,
    };
    String::from_utf8(bytes).unwrap()
}
