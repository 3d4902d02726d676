//! Answers that no endpoint should give, as they come through `HttpEndpoint`.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::thread;

use bytes::Bytes;
use glacier_testkit::contract::endpoint::RawBytes;
use glacier_testkit::contract::{EndpointPort as _, HttpEndpoint};
use http::Request;

#[tokio::test]
async fn an_answer_without_an_end_is_not_read_to_its_end() {
    let url = endless();
    let port = HttpEndpoint::default();
    let sent = port.send(Request::get(&url).body(Bytes::new()).unwrap()).await;
    let bytes = b"GET / HTTP/1.1\r\n\r\n";
    let raw = RawBytes { endpoint_url: &url, bytes, then_close: false };
    let sent_as_bytes = port.send_bytes(raw).unwrap().await;
    for outcome in [sent, sent_as_bytes] {
        let error = outcome.unwrap_err().to_string();
        assert_eq!(error, "the answer has more than 16777216 bytes");
    }
}

/// The URL of an endpoint that answers as long as somebody listens.
fn endless() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for connection in listener.incoming() {
            let mut connection = connection.unwrap();
            thread::spawn(move || {
                let _ = connection.read(&mut [0; 4096]);
                let _ = connection.write_all(b"HTTP/1.1 200 OK\r\n\r\n");
                while connection.write_all(&[b'x'; 16_384]).is_ok() {}
            });
        }
    });
    url
}
