//! The bytes on the socket: the same head and the same body, as the HTTP library writes them.

use aws_smithy_http_client::Builder;
use conformance::{Call, Operation, Policy, Sdk, Setup, Verdict};
use pretty_assertions::assert_eq;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

/// What one call writes to its connection. The port is taken out: each client is given one of its own.
async fn bytes(sdk: Sdk, call: &Call) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let setup = Setup { endpoint_url: Some(format!("http://{address}")), ..Setup::default() };
    let server = async {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut received = Vec::new();
        while !is_whole(&received) {
            assert_ne!(
                stream.read_buf(&mut received).await.unwrap(),
                0,
                "the request ends too early"
            );
        }
        stream
            .write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
            .await
            .unwrap();
        received
    };
    let (verdicts, received) = tokio::join!(
        sdk.send(&setup, std::slice::from_ref(call), Builder::new().build_http()),
        server
    );
    assert!(matches!(verdicts[..], [Verdict::Success(_)]), "{sdk:?} {call:?}: {}", verdicts[0]);
    let text = String::from_utf8(received).unwrap().replace(&address, "(address)");
    // The address is signed.
    let (before, signature) = text.split_once("Signature=").unwrap();
    format!("{before}Signature=(signature){}", &signature[64..])
}

fn is_whole(received: &[u8]) -> bool {
    let text = String::from_utf8_lossy(received);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
    body.len() >= length.map_or(0, |length| length.parse().unwrap())
}

#[tokio::test]
async fn requests_on_the_socket() {
    for operation in Operation::ALL {
        for vault in ["my-vault", "a b/c", ".", "..", "\u{e9}"] {
            let policy = Policy::Text(r#"{"Version":"2012-10-17"}"#.to_owned());
            let call = Call { vault_name: Some(vault.to_owned()), policy, ..Call::new(operation) };
            let official = bytes(Sdk::Official, &call).await;
            assert_eq!(official, bytes(Sdk::Generated, &call).await, "{operation:?} `{vault}`");
        }
    }
}
