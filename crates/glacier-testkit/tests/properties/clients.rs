//! Who calls.

use http::Request as HttpRequest;

/// A client: whose credentials it has, and which region it is set to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Client {
    pub(crate) account: &'static str,
    pub(crate) region: &'static str,
}

/// Two that share vaults, one in another region, one of another account.
pub(crate) const CLIENTS: [Client; 3] = [
    Client { account: "111122223333", region: "us-east-1" },
    Client { account: "111122223333", region: "us-east-1" },
    Client { account: "111122223333", region: "eu-west-1" },
];

impl Client {
    /// The message with what authenticates it.
    pub(crate) fn sign(self, mut message: HttpRequest<Vec<u8>>) -> HttpRequest<Vec<u8>> {
        let scope =
            format!("AWS4-HMAC-SHA256 Credential=K/20130320/{}/glacier/aws4_request", self.region);
        message.headers_mut().insert("authorization", scope.parse().unwrap());
        message
    }
}
