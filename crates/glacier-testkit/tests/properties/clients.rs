//! Who calls.

use std::time::SystemTime;

use aws_credential_types::Credentials;
use aws_sigv4::http_request::{SignableBody, SignableRequest, SigningSettings, sign};
use aws_sigv4::sign::v4;
use glacier_testkit::Glacier;
use glacier_testkit::VaultHandle;
use glacier_testkit::state::Request;
use glacier_testkit::strategies::Call;
use http::Request as HttpRequest;

/// A client: which credentials it has, whose they are, which region it is set to, and whose vaults it asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Client {
    access_key_id: &'static str,
    secret_access_key: &'static str,
    account: &'static str,
    region: &'static str,
    asks_for: &'static str,
}

/// Account, region and name of a vault.
pub(crate) type Place = (&'static str, &'static str, String);

/// Two that share vaults, one in another region, one of another account, and one that asks for what isn't its own.
pub(crate) const CLIENTS: [Client; 5] = [
    Client {
        access_key_id: "AKIAIOSFODNN7EXAMPLE",
        secret_access_key: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        account: "111122223333",
        region: "us-east-1",
        asks_for: "-",
    },
    with_account("111122223333", "us-east-1", "111122223333"),
    with_account("111122223333", "eu-west-1", "-"),
    with_account("444455556666", "us-east-1", "-"),
    with_account("444455556666", "us-east-1", "111122223333"),
];

/// By convention an access key that is an account's number belongs to that account and is its own secret.
const fn with_account(
    account: &'static str,
    region: &'static str,
    asks_for: &'static str,
) -> Client {
    Client { access_key_id: account, secret_access_key: account, account, region, asks_for }
}

impl Client {
    /// The call as a signed message.
    pub(crate) fn message(self, request: &Request) -> HttpRequest<Vec<u8>> {
        let call = Call { account: self.asks_for.to_owned(), request: request.clone() };
        self.signed(call.to_http())
    }

    /// Signed by AWS's own signer, at the real time.
    fn signed(self, mut message: HttpRequest<Vec<u8>>) -> HttpRequest<Vec<u8>> {
        message.headers_mut().insert("host", "localhost".parse().unwrap());
        let identity =
            Credentials::new(self.access_key_id, self.secret_access_key, None, None, "test").into();
        let params = v4::SigningParams::builder()
            .identity(&identity)
            .region(self.region)
            .name("glacier")
            .time(SystemTime::now())
            .settings(SigningSettings::default())
            .build()
            .unwrap()
            .into();
        let uri = format!("http://localhost{}", message.uri());
        let headers = message.headers().iter();
        let headers = headers.map(|(name, value)| (name.as_str(), value.to_str().unwrap()));
        let body = SignableBody::Bytes(message.body());
        let signable = SignableRequest::new(message.method().as_str(), uri, headers, body).unwrap();
        let (instructions, _) = sign(signable, &params).unwrap().into_parts();
        instructions.apply_to_request_http1x(&mut message);
        message
    }

    /// Whether it is its own vaults that the client asks for.
    pub(crate) fn is_owner(self) -> bool {
        self.asks_for == "-" || self.asks_for == self.account
    }

    pub(crate) fn place(self, vault: &str) -> Place {
        let account = if self.asks_for == "-" { self.account } else { self.asks_for };
        (account, self.region, vault.to_owned())
    }
}

/// The vault in that place, as the emulator shows it.
pub(crate) fn vault_at(glacier: &Glacier, (account, region, name): &Place) -> VaultHandle {
    glacier.vault(name).in_account(account.parse().unwrap()).in_region(region.parse().unwrap())
}
