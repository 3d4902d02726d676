//! The header that API Gateway wants.

use super::support::{answer, client};
use crate::Config;
use crate::plumbing::api_gateway::AcceptJson;

#[tokio::test]
async fn each_request_takes_json_whatever_the_caller_says() {
    for accept in [None, Some("text/plain")] {
        let config = Config::builder().interceptor(AcceptJson);
        let (client, receiver) = client(config, answer(201, &[], ""));
        let call = client.ping().thing_name("t").customize().mutate_request(move |request| {
            if let Some(accept) = accept {
                request.headers_mut().insert("accept", accept);
            }
        });
        call.send().await.unwrap();
        let request = receiver.expect_request();
        let accepts: Vec<_> = request.headers().get_all("accept").collect();
        assert_eq!(accepts, ["application/json"]);
        let authorization = request.headers().get("authorization").unwrap();
        assert!(authorization.contains("SignedHeaders=accept;"), "{authorization}");
    }
}
