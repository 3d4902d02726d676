//! Labels: whatever they are, the server gets them back by splitting the path and decoding each segment.

use conformance::{Call, Operation, Sdk, strategies};
use percent_encoding::percent_decode_str;
use proptest::prelude::*;
use proptest::sample::select;

use super::server::Server;

/// Any text that a path can carry as a segment of its own; what `.` and `..` become is up to the URL parser of the server.
fn label() -> impl Strategy<Value = String> {
    prop_oneof![strategies::text(20), "[ -~]{1,30}"]
        .prop_filter("a segment", |text| !matches!(text.as_str(), "" | "." | ".."))
}

/// The segments of a path, which has to be made of unreserved characters and of bytes in percent notation.
fn segments(path: &str) -> Vec<String> {
    let mut rest = path;
    while let Some(at) = rest.find(|c: char| !(c.is_ascii_alphanumeric() || "-._~/".contains(c))) {
        let (hex, more) = (rest.get(at + 1..at + 3), rest.get(at + 3..));
        let is_hex = hex
            .is_some_and(|hex| hex.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'A'..=b'F')));
        assert!(
            rest[at..].starts_with('%') && is_hex,
            "`{}` of `{path}` should be encoded",
            &rest[at..]
        );
        rest = more.unwrap();
    }
    let decode = |segment| percent_decode_str(segment).decode_utf8().unwrap().into_owned();
    path.split('/').skip(1).map(decode).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_label(account in label(), vault in label(), lock in label(), operation in select(&Operation::ALL[..])) {
        thread_local!(static SERVER: Server = Server::start());
        let call = Call {
            account_id: Some(account.clone()),
            vault_name: Some(vault.clone()),
            lock_id: Some(lock.clone()),
            ..Call::new(operation)
        };
        let mut expected = vec![account.as_str(), "vaults", &vault];
        match operation {
            Operation::CompleteVaultLock => expected.extend(["lock-policy", &lock]),
            Operation::AbortVaultLock | Operation::GetVaultLock | Operation::InitiateVaultLock => expected.push("lock-policy"),
            Operation::CreateVault | Operation::DeleteVault | Operation::DescribeVault => {}
        }
        for sdk in Sdk::ALL {
            let request = SERVER.with(|server| server.request(sdk, &call));
            prop_assert_eq!(segments(request.url.path()), expected.clone(), "{:?}", sdk);
            prop_assert_eq!(request.url.query(), None, "{:?}", sdk);
        }
    }
}

/// The encoding itself, for a few names.
#[test]
fn encoded_labels() {
    let server = Server::start();
    let names = [
        ("a b", "a%20b"),
        ("a/b", "a%2Fb"),
        ("a+b", "a%2Bb"),
        ("-._~", "-._~"),
        (":?#[]@!$&'()*+,;=", "%3A%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D"),
        ("%41", "%2541"),
        ("\u{e9}\u{1f600}", "%C3%A9%F0%9F%98%80"),
        ("e\u{301}", "e%CC%81"),
        ("\0\n\u{7f}", "%00%0A%7F"),
    ];
    for (name, encoded) in names {
        let call =
            Call { vault_name: Some(name.to_owned()), ..Call::new(Operation::DescribeVault) };
        for sdk in Sdk::ALL {
            assert_eq!(
                server.request(sdk, &call).url.path(),
                format!("/-/vaults/{encoded}"),
                "{sdk:?} `{name}`"
            );
        }
    }
}

/// An account that is not given is the caller's own.
#[test]
fn accounts() {
    let server = Server::start();
    for (account, sent) in
        [(None, "-"), (Some(""), "-"), (Some("-"), "-"), (Some("012345678901"), "012345678901")]
    {
        let call =
            Call { account_id: account.map(str::to_owned), ..Call::new(Operation::GetVaultLock) };
        for sdk in Sdk::ALL {
            let path = server.request(sdk, &call).url.path().to_owned();
            assert_eq!(path, format!("/{sent}/vaults/my-vault/lock-policy"), "{sdk:?} {account:?}");
        }
    }
}
