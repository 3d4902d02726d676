//! The header that API Gateway wants.

use super::support::{answer, client};
use crate::Config;
use crate::plumbing::api_gateway::AcceptJson;

#[tokio::test]
async fn each_request_takes_json_and_signs_that_it_does() {
    let config = Config::builder().interceptor(AcceptJson);
    let (client, receiver) = client(config, answer(201, &[], ""));
    client.ping().thing_name("t").send().await.unwrap();
    let request = receiver.expect_request();
    assert_eq!(request.headers().get("accept"), Some("application/json"));
    let authorization = request.headers().get("authorization").unwrap();
    assert!(authorization.contains("SignedHeaders=accept;"), "{authorization}");
}
