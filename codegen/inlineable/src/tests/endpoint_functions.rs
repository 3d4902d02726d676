//! The functions of the endpoint rules' library.

use crate::plumbing::arn::{Arn, parse_arn};
use crate::plumbing::bucket::is_virtual_hostable_bucket;
use crate::plumbing::substring::substring;
use crate::plumbing::uri_encode::uri_encode;
use crate::plumbing::url::{Url, parse_url};
use proptest::{prop_assert, prop_assert_eq, proptest};

#[test]
fn arns_are_taken_apart() {
    let parts = |partition, service, region, account_id, resource_id: &[&'static str]| {
        Some(Arn { partition, service, region, account_id, resource_id: resource_id.to_vec() })
    };
    let cases = [
        ("arn:aws:s3:us-east-1:1234:a/b", parts("aws", "s3", "us-east-1", "1234", &["a", "b"])),
        (
            "arn:aws:s3:us-east-1:1234:a:b/c",
            parts("aws", "s3", "us-east-1", "1234", &["a", "b", "c"]),
        ),
        ("arn:aws:s3:::bucket", parts("aws", "s3", "", "", &["bucket"])),
        ("arn:aws:s3:::bucket/", parts("aws", "s3", "", "", &["bucket", ""])),
        ("arn:aws:s3:::", None),
        ("arn::s3:::bucket", None),
        ("arn:aws::::bucket", None),
        ("arn:aws:s3::bucket", None),
        ("ARN:aws:s3:::bucket", None),
        ("", None),
    ];
    for (arn, expected) in cases {
        assert_eq!(parse_arn(arn), expected, "{arn}");
    }
}

#[test]
fn urls_are_taken_apart() {
    let parts = |scheme, authority, path, normalized_path: &str, is_ip| {
        let normalized_path = normalized_path.to_owned();
        Some(Url { scheme, authority, path, normalized_path, is_ip })
    };
    let cases = [
        ("https://example.com", parts("https", "example.com", "", "/", false)),
        ("https://example.com/", parts("https", "example.com", "/", "/", false)),
        (
            "http://example.com:80/foo/bar",
            parts("http", "example.com:80", "/foo/bar", "/foo/bar/", false),
        ),
        ("https://127.0.0.1", parts("https", "127.0.0.1", "", "/", true)),
        ("https://127.0.0.1:8443", parts("https", "127.0.0.1:8443", "", "/", true)),
        ("https://[fe80::1]", parts("https", "[fe80::1]", "", "/", true)),
        ("https://[fe80::1]:8443/x/", parts("https", "[fe80::1]:8443", "/x/", "/x/", true)),
        ("https://1.2.3", parts("https", "1.2.3", "", "/", false)),
        ("https://example.com/a%2Fb", parts("https", "example.com", "/a%2Fb", "/a%2Fb/", false)),
        ("https://example.com?query", None),
        ("https://example.com/#fragment", None),
        ("https://example.com:port", None),
        ("https://exa mple.com", None),
        ("https://user@example.com", None),
        ("https://", None),
        ("wss://example.com", None),
        ("example.com", None),
        ("", None),
    ];
    for (url, expected) in cases {
        assert_eq!(parse_url(url), expected, "{url}");
    }
}

#[test]
fn buckets_that_can_be_hosts() {
    let longest = "a".repeat(63);
    let too_long = "a".repeat(64);
    // Name, whether it is one part of a host, whether it is one or more.
    let cases = [
        ("bucket-1", true, true),
        ("a.b.c", false, true),
        (longest.as_str(), true, true),
        (too_long.as_str(), false, false),
        ("ab", false, false),
        ("Bucket", false, false),
        ("-bucket", false, false),
        ("bucket-", false, false),
        ("bucket_1", false, false),
        ("a.-b", false, false),
        ("a-.b", false, false),
        ("a..b", false, false),
        (".ab", false, false),
        ("192.168.5.4", false, false),
        ("192.168.5", false, true),
        ("", false, false),
    ];
    for (bucket, one, several) in cases {
        assert_eq!(is_virtual_hostable_bucket(bucket, false), one, "{bucket}");
        assert_eq!(is_virtual_hostable_bucket(bucket, true), several, "{bucket}");
    }
}

#[test]
fn substrings() {
    let cases = [
        ("abcdefg", 0..4, false, Some("abcd")),
        ("abcdefg", 0..4, true, Some("defg")),
        ("abcdefg", 1..3, true, Some("ef")),
        ("abcd", 0..4, false, Some("abcd")),
        ("abcd", 0..4, true, Some("abcd")),
        ("abc", 0..4, false, None),
        ("abc", 0..4, true, None),
        ("abc", 1..1, false, None),
        ("\u{e4}bcdef", 0..4, false, None),
        ("", 0..1, true, None),
    ];
    for (text, range, reverse, expected) in cases {
        assert_eq!(substring(text, range, reverse), expected, "{text}");
    }
}

#[test]
fn texts_are_encoded() {
    for (text, expected) in [
        ("aZ9-._~", "aZ9-._~"),
        ("a b/c:d+e", "a%20b%2Fc%3Ad%2Be"),
        ("\u{1F408}", "%F0%9F%90%88"),
        ("", ""),
    ] {
        assert_eq!(uri_encode(text), expected);
    }
}

proptest! {
    #[test]
    fn any_text_is_taken(text: String, start in 0..9_usize, stop in 0..9_usize, reverse: bool) {
        parse_arn(&text);
        parse_url(&text);
        parse_url(&format!("https://{text}"));
        is_virtual_hostable_bucket(&text, true);
        prop_assert!(uri_encode(&text).is_ascii());
        if let Some(part) = substring(&text, start..stop, reverse) {
            prop_assert_eq!(part.len(), stop - start);
        }
    }
}

#[test]
fn texts_are_split() {
    use crate::plumbing::split::split;

    let cases: [(&str, usize, &[&str]); 7] = [
        ("a--b--c", 0, &["a", "b", "c"]),
        ("a--b--c", 1, &["a--b--c"]),
        ("a--b--c", 2, &["a", "b--c"]),
        ("", 0, &[""]),
        ("----", 0, &["", "", ""]),
        ("--b", 2, &["", "b"]),
        ("abc", 0, &["abc"]),
    ];
    for (text, limit, expected) in cases {
        assert_eq!(split(text, "--", limit), expected, "{text} {limit}");
    }
}
