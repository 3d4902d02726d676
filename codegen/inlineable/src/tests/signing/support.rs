//! A request to be signed by ours and by the official signer, with all that decides about its signature.

use crate::config::http::HttpRequest;
use crate::config::{ConfigBag, Layer, RuntimeComponents, RuntimeComponentsBuilder};
use crate::plumbing::call::state::CallState;
use crate::plumbing::signing::Signer;
use crate::plumbing::signing::skew::ClockSkew;
use crate::primitives::SdkBody;
use aws_credential_types::Credentials;
use aws_runtime::auth::sigv4::SigV4Signer;
use aws_runtime::auth::{
    HttpSignatureType, PayloadSigningOverride, SigV4OperationSigningConfig,
    SigV4SessionTokenNameOverride, SigningOptions,
};
use aws_runtime::content_encoding::DeferredSigner;
use aws_smithy_async::time::{SharedTimeSource, StaticTimeSource};
use aws_smithy_runtime_api::client::auth::{AuthSchemeEndpointConfig, Sign as _};
use aws_smithy_runtime_api::client::identity::Identity;
use aws_smithy_types::Document;
use aws_types::SigningName;
use aws_types::region::{Region, SigningRegion};
use std::collections::HashMap;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Who is to sign a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    Ours,
    Official,
}

/// In which way a signature is not the plain one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// The path is signed as it is.
    Unnormalized,
    /// Its percent signs are not encoded again.
    EncodedOnce,
    /// The hash of the body is a header, too.
    ContentHash,
    /// The session token is sent and not signed.
    TokenUnsigned,
}

#[derive(Clone, Debug)]
pub(super) enum Body {
    InMemory(Vec<u8>),
    /// It is elsewhere, as that of a stream is.
    Streamed,
}

/// What comes from outside of the operation's configuration and changes the signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Override {
    UnsignedPayload,
    PrecomputedPayload,
    TokenName,
    SignedChunks,
}

#[derive(Clone, Debug)]
pub(super) enum Who {
    Somebody {
        access_key_id: String,
        secret: String,
    },
    /// An identity that is no credentials.
    Nobody,
}

#[derive(Clone, Debug)]
pub(super) struct Call {
    pub(super) method: String,
    pub(super) uri: String,
    pub(super) headers: Vec<(String, Vec<u8>)>,
    pub(super) body: Body,
    pub(super) who: Who,
    pub(super) token: Option<String>,
    pub(super) region: Option<String>,
    pub(super) service: Option<String>,
    pub(super) options: SigningOptions,
    pub(super) from_outside: Option<Override>,
    pub(super) endpoint: HashMap<String, Document>,
    pub(super) time: SystemTime,
    /// Milliseconds, or nobody has measured it.
    pub(super) skew: Option<i64>,
}

/// One of the public vectors.
impl Default for Call {
    fn default() -> Self {
        Self {
            method: "GET".to_owned(),
            uri: "https://example.amazonaws.com/".to_owned(),
            headers: Vec::new(),
            body: Body::InMemory(Vec::new()),
            who: Who::Somebody {
                access_key_id: "AKIDEXAMPLE".to_owned(),
                secret: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY".to_owned(),
            },
            token: None,
            region: Some("us-east-1".to_owned()),
            service: Some("glacier".to_owned()),
            options: SigningOptions::default(),
            from_outside: None,
            endpoint: HashMap::new(),
            time: UNIX_EPOCH + Duration::from_mins(24_015_636),
            skew: Some(0),
        }
    }
}

type Signed = Result<HttpRequest, String>;

impl Call {
    /// Who signs, and what comes of it.
    pub(super) fn sign(&self, signer: &Signer) -> (By, Signed) {
        let (mut request, identity) = (self.request(), self.identity());
        let (properties, components) =
            (Document::Object(self.endpoint.clone()), components(self.time));
        let (mut layer, _signer) = self.layer();
        layer.store_put(CallState { skew: self.skew.map(ClockSkew), ..CallState::default() });
        let cfg = ConfigBag::of_layers([layer]);
        let endpoint = AuthSchemeEndpointConfig::from(Some(&properties));
        let signature = signer.signature(&request, &identity, &endpoint, &components, &cfg);
        let by = if signature.is_some() { By::Ours } else { By::Official };
        let result = signer.sign_http_request(&mut request, &identity, endpoint, &components, &cfg);
        (by, result.map(|()| request).map_err(|err| err.to_string()))
    }

    /// What comes of the official signer, whose clock goes right if it corrects it: it does not for signatures in a query.
    pub(super) fn sign_officially(&self) -> Signed {
        let (mut request, identity) = (self.request(), self.identity());
        let properties = Document::Object(self.endpoint.clone());
        let skew = self.skew.map(ClockSkew).unwrap_or_default();
        let in_query = self.options.signature_type == HttpSignatureType::HttpRequestQueryParams;
        let components = components(if in_query { self.time } else { skew.apply(self.time) });
        let (layer, _signer) = self.layer();
        let cfg = ConfigBag::of_layers([layer]);
        let endpoint = AuthSchemeEndpointConfig::from(Some(&properties));
        let signer = SigV4Signer::new();
        let result = signer.sign_http_request(&mut request, &identity, endpoint, &components, &cfg);
        result.map(|()| request).map_err(|err| err.to_string())
    }

    fn request(&self) -> HttpRequest {
        let mut request = http::Request::builder().method(&*self.method).uri(&self.uri);
        for (name, value) in &self.headers {
            request = request.header(name, value.as_slice());
        }
        let body = match &self.body {
            Body::InMemory(bytes) => SdkBody::from(bytes.as_slice()),
            Body::Streamed => SdkBody::taken(),
        };
        let mut request = HttpRequest::try_from(request.body(body).unwrap()).unwrap();
        // As it was written, which a parsed one is not.
        request.set_uri(self.uri.as_str()).unwrap();
        request
    }

    fn identity(&self) -> Identity {
        match &self.who {
            Who::Nobody => Identity::new("nobody", None),
            Who::Somebody { access_key_id, secret } => {
                let token = self.token.clone();
                Credentials::new(access_key_id, secret, token, None, "test").into()
            }
        }
    }

    fn layer(&self) -> (Layer, Option<DeferredSigner>) {
        let mut layer = Layer::new("call");
        let mut chunks = None;
        layer.store_put(SigV4OperationSigningConfig {
            signing_options: self.options.clone(),
            ..SigV4OperationSigningConfig::default()
        });
        let region = self.region.clone().map(|region| SigningRegion::from(Region::new(region)));
        layer.store_or_unset(region);
        layer.store_or_unset(self.service.clone().map(SigningName::from));
        match self.from_outside {
            None => {}
            Some(Override::UnsignedPayload) => {
                layer.store_put(PayloadSigningOverride::unsigned_payload());
            }
            Some(Override::PrecomputedPayload) => {
                layer.store_put(PayloadSigningOverride::Precomputed("ab".repeat(32)));
            }
            Some(Override::TokenName) => {
                layer.store_put(SigV4SessionTokenNameOverride::new(|_, _| Ok(Some("x-token"))));
            }
            Some(Override::SignedChunks) => {
                let (signer, sender) = DeferredSigner::new();
                layer.store_put(sender);
                chunks = Some(signer);
            }
        }
        (layer, chunks)
    }
}

fn components(time: SystemTime) -> RuntimeComponents {
    let time_source = SharedTimeSource::new(StaticTimeSource::new(time));
    let builder = RuntimeComponentsBuilder::for_tests().with_time_source(Some(time_source));
    builder.build().unwrap()
}
