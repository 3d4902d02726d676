//! A client that knows nothing of Glacier.

use ureq::Agent;
use ureq::http::{HeaderMap, Method, Request, StatusCode};

/// A request with what every call of Glacier has.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    method: Method,
    path: String,
    headers: Vec<(&'static str, String)>,
    body: String,
}

#[derive(Debug, Clone)]
pub(crate) struct Received {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Call {
    /// A request from its first line, such as `GET /-/vaults/v`.
    pub(crate) fn new(line: &str, body: impl Into<String>) -> Self {
        let (method, path) = line.split_once(' ').unwrap();
        Self {
            method: method.parse().unwrap(),
            path: path.to_owned(),
            headers: vec![("x-amz-glacier-version", "2012-06-01".to_owned())],
            body: body.into(),
        }
    }

    pub(crate) fn with_header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    pub(crate) fn without_headers(mut self) -> Self {
        self.headers.clear();
        self
    }

    pub(crate) fn signed_for(self, region: &str) -> Self {
        let scope = format!("AKID/20120525/{region}/glacier/aws4_request");
        let signature = "0".repeat(64);
        self.with_header(
            "authorization",
            format!(
                "AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=host, Signature={signature}"
            ),
        )
    }

    pub(crate) fn send(&self, endpoint: &str) -> Received {
        let agent: Agent = Agent::config_builder()
            .http_status_as_error(false)
            .allow_non_standard_methods(true)
            .build()
            .into();
        let uri = format!("{endpoint}{}", self.path);
        let mut request = Request::builder().method(&self.method).uri(uri);
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        let response = agent.run(request.body(self.body.clone()).unwrap()).unwrap();
        let (parts, mut body) = response.into_parts();
        let body = body.read_to_string().unwrap();
        Received { status: parts.status, headers: parts.headers, body }
    }
}

impl Received {
    /// The message of an error body.
    pub(crate) fn message(&self) -> String {
        let body: serde_json::Value = serde_json::from_str(&self.body).unwrap();
        body["message"].as_str().unwrap().to_owned()
    }
}
