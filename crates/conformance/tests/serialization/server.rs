//! A server on the loopback, and calls that reach it.

use aws_smithy_http_client::Builder;
use conformance::{Call, Sdk, Setup, Verdict};
use tokio::runtime::Runtime;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

/// A server that accepts everything.
pub(crate) struct Server {
    runtime: Runtime,
    server: MockServer,
}

impl Server {
    pub(crate) fn start() -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let server = runtime.block_on(async {
            let server = MockServer::start().await;
            Mock::given(any()).respond_with(ResponseTemplate::new(200)).mount(&server).await;
            server
        });
        Self { runtime, server }
    }

    /// What arrives of a call. It has to be exactly one request, and the call has to succeed.
    pub(crate) fn request(&self, sdk: Sdk, call: &Call) -> Request {
        let setup = Setup { endpoint_url: Some(self.server.uri()), ..Setup::default() };
        self.runtime.block_on(async {
            let verdicts =
                sdk.send(&setup, std::slice::from_ref(call), Builder::new().build_http()).await;
            assert!(
                matches!(verdicts[..], [Verdict::Success(_)]),
                "{sdk:?} {call:?}: {}",
                verdicts[0]
            );
            let mut requests = self.server.received_requests().await.unwrap();
            self.server.reset().await;
            Mock::given(any()).respond_with(ResponseTemplate::new(200)).mount(&self.server).await;
            assert_eq!(requests.len(), 1, "{sdk:?} {call:?}");
            requests.remove(0)
        })
    }
}
