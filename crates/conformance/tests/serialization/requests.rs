//! The rest of a request: method, path, and headers that every call has or may not have.

use conformance::{Call, Operation, Policy, Sdk};
use pretty_assertions::assert_eq;

use super::server::Server;

#[test]
fn methods_and_paths() {
    let server = Server::start();
    for operation in Operation::ALL {
        let expected = match operation {
            Operation::AbortVaultLock => "DELETE /-/vaults/my-vault/lock-policy",
            Operation::CompleteVaultLock => "POST /-/vaults/my-vault/lock-policy/lock",
            Operation::CreateVault => "PUT /-/vaults/my-vault",
            Operation::DeleteVault => "DELETE /-/vaults/my-vault",
            Operation::DescribeVault => "GET /-/vaults/my-vault",
            Operation::GetVaultLock => "GET /-/vaults/my-vault/lock-policy",
            Operation::InitiateVaultLock => "POST /-/vaults/my-vault/lock-policy",
        };
        for sdk in Sdk::ALL {
            let request = server.request(sdk, &Call::new(operation));
            assert_eq!(format!("{} {}", request.method, request.url.path()), expected, "{sdk:?}");
        }
    }
}

/// The version of the interface is part of every request, and signed.
#[test]
fn headers_of_every_request() {
    let server = Server::start();
    for operation in Operation::ALL {
        for sdk in Sdk::ALL {
            let request = server.request(sdk, &Call::new(operation));
            let header = |name: &str| {
                request
                    .headers
                    .get_all(name)
                    .iter()
                    .map(|value| value.to_str().unwrap())
                    .collect::<Vec<_>>()
            };
            assert_eq!(header("x-amz-glacier-version"), ["2012-06-01"], "{sdk:?} {operation:?}");
            assert_eq!(header("x-amz-date"), ["20090213T233130Z"], "{sdk:?} {operation:?}");
            assert_eq!(header("amz-sdk-request"), ["attempt=1; max=1"], "{sdk:?} {operation:?}");
            assert_eq!(header("amz-sdk-invocation-id").len(), 1, "{sdk:?} {operation:?}");
            assert_eq!(header("x-amz-content-sha256"), [""; 0], "{sdk:?} {operation:?}");
            assert_eq!(header("x-amz-sha256-tree-hash"), [""; 0], "{sdk:?} {operation:?}");
            let with_body = if operation == Operation::InitiateVaultLock {
                "content-length;content-type;"
            } else {
                ""
            };
            let signed = format!(
                "SignedHeaders={with_body}host;x-amz-date;x-amz-glacier-version;x-amz-user-agent,"
            );
            let authorization = header("authorization").concat();
            assert!(authorization.contains(&signed), "{sdk:?} {operation:?}: {authorization}");
        }
    }
}

/// Only the call with a payload has a body and says so.
#[test]
fn no_body_without_a_payload() {
    let server = Server::start();
    for operation in
        Operation::ALL.into_iter().filter(|operation| *operation != Operation::InitiateVaultLock)
    {
        for sdk in Sdk::ALL {
            // A policy among the inputs of another operation would be a mistake of the driver; it changes nothing.
            let request = server.request(
                sdk,
                &Call { policy: Policy::Text("{}".to_owned()), ..Call::new(operation) },
            );
            assert_eq!(request.body, b"", "{sdk:?} {operation:?}");
            for name in ["content-type", "content-length", "transfer-encoding"] {
                assert_eq!(request.headers.get(name), None, "{sdk:?} {operation:?} {name}");
            }
        }
    }
}
