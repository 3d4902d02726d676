//! Values that AWS published.

use std::time::{Duration, UNIX_EPOCH};

use glacier_testkit::wire::{self, HttpRequest, Identity};
use http::{HeaderMap, HeaderName, HeaderValue, Method};

const NOTHING: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/// The example of the developer guide, `amazon-glacier-signing-requests`.
#[test]
fn the_example_of_the_guide_verifies() {
    let headers = headers(&[
        ("host", "glacier.us-east-1.amazonaws.com"),
        ("date", "Fri, 25 May 2012 00:24:53 GMT"),
        ("x-amz-date", "20120525T002453Z"),
        ("x-amz-glacier-version", "2012-06-01"),
        (
            "authorization",
            "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20120525/us-east-1/glacier/aws4_request,\
             SignedHeaders=host;x-amz-date;x-amz-glacier-version,\
             Signature=3ce5b2f2fffac9262b4da9256f8d086b4aaf42eba5f111c21681a65a127b7c2a",
        ),
    ]);
    let request = HttpRequest {
        method: &Method::PUT,
        path: "/-/vaults/examplevault",
        query: "",
        headers: &headers,
        body: b"",
    };
    let then = UNIX_EPOCH + Duration::from_secs(1_337_905_493);
    let caller = wire::authenticate(&Identity::default(), &request, then).unwrap();
    assert_eq!(caller, Identity::default().caller);
}

/// Requests of AWS's Signature Version 4 test suite. They are signed for another service, so what shows is the canonical
/// request that the refusal tells, and for the first one its published hash.
#[test]
fn canonical_requests_are_those_of_the_public_suite() {
    let vanilla = "bb579772317eb040ac9ed261061d46c1f17a8133879d6129b6e1c25292927e63";
    assert!(refusal("/", "", &[]).contains(&format!("/glacier/aws4_request\n{vanilla}'")));

    for (path, query, canonical) in [
        ("/", "", "/\n"),
        ("//", "", "/\n"),
        ("/./", "", "/\n"),
        ("/./example", "", "/example\n"),
        ("/example/..", "", "/\n"),
        ("/example1/example2/../..", "", "/\n"),
        ("//example//", "", "/example/\n"),
        ("/\u{1234}", "", "/%E1%88%B4\n"),
        ("/example space/", "", "/example%20space/\n"),
        ("/-._~0123456789ABCXYZabcxyz", "", "/-._~0123456789ABCXYZabcxyz\n"),
        ("/", "Param1=value1", "/\nParam1=value1"),
        ("/", "Param2=value2&Param1=value1", "/\nParam1=value1&Param2=value2"),
        ("/", "Param1=value2&Param1=value1", "/\nParam1=value1&Param1=value2"),
        ("/", "Param1=value2&param1=value1", "/\nParam1=value2&param1=value1"),
        ("/", "\u{1234}=bar", "/\n%E1%88%B4=bar"),
        ("/", "-._~09AZaz=-._~09AZaz", "/\n-._~09AZaz=-._~09AZaz"),
        // The rest is our own, in the same form.
        ("/a%2Fb/%2e%2e", "", "/a%252Fb/%252e%252e\n"),
        ("/a/../../b", "", "/b\n"),
        ("/a/.", "", "/a/\n"),
        ("/a/b/..", "", "/a/\n"),
        ("/.a/b./...", "", "/.a/b./...\n"),
        ("", "", "/\n"),
        ("/", "a=%2F+%2f&b&=c&&%zz=%", "/\n=c&%25zz=%25&a=%2F%20%2F&b="),
        ("/", "a=b=c&a", "/\na=&a=b%3Dc"),
    ] {
        let expected = format!(
            "been\n'GET\n{canonical}\nhost:example.amazonaws.com\nx-amz-date:20150830T123600Z\n\nhost;x-amz-date\n{NOTHING}'"
        );
        let text = refusal(path, query, &[]);
        assert!(text.contains(&expected), "{path}?{query}\n{text}");
    }
}

#[test]
fn header_values_are_those_of_the_public_suite() {
    for (values, canonical) in [
        (&["value2", "value2", "value1"][..], "my-header1:value2,value2,value1\n"),
        (&[" value1"], "my-header1:value1\n"),
        (&["\"a   b   c\""], "my-header1:\"a b c\"\n"),
        (&[""], "my-header1:\n"),
        // The rest is our own, in the same form.
        (&["\t a \t b  ", " "], "my-header1:a \t b,\n"),
        (&["\u{e4}"], "my-header1:\u{e4}\n"),
    ] {
        let headers: Vec<_> = values.iter().map(|value| ("my-header1", *value)).collect();
        let text = refusal("/", "", &headers);
        let expected = format!("host:example.amazonaws.com\n{canonical}x-amz-date:");
        assert!(text.contains(&expected), "{values:?}\n{text}");
    }
}

/// The text that refuses a request of the suite, with these headers signed too.
fn refusal(path: &str, query: &str, more: &[(&'static str, &str)]) -> String {
    let mut headers =
        headers(&[("host", "example.amazonaws.com"), ("x-amz-date", "20150830T123600Z")]);
    let mut names = vec!["host", "x-amz-date"];
    for (name, value) in more {
        let value = HeaderValue::from_bytes(value.as_bytes()).unwrap();
        headers.append(*name, value);
        names.push(name);
    }
    names.sort_unstable();
    names.dedup();
    let authorization = format!(
        "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20150830/us-east-1/glacier/aws4_request, \
         SignedHeaders={}, Signature={NOTHING}",
        names.join(";")
    );
    headers.insert("authorization", authorization.parse().unwrap());
    let request = HttpRequest { method: &Method::GET, path, query, headers: &headers, body: b"" };
    let then = UNIX_EPOCH + Duration::from_mins(24_015_636);
    wire::authenticate(&Identity::default(), &request, then).unwrap_err().message().to_owned()
}

fn headers(headers: &[(&'static str, &str)]) -> HeaderMap {
    let headers = headers.iter();
    headers.map(|(name, value)| (HeaderName::from_static(name), value.parse().unwrap())).collect()
}
