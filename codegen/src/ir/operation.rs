//! Operations and their HTTP binding.

use super::{
    AuthScheme, ContextValue, Docs, ErrorId, FieldId, Name, Paginator, ParameterId, Structure,
};

/// An operation with its HTTP binding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operation {
    /// `InitiateVaultLock`
    pub name: Name,
    /// What is called otherwise outside of its own module, as its name means something else inside: the name inside, and outside.
    pub aliases: Vec<(Name, Name)>,
    /// `initiate_vault_lock`, the module and the method of the client.
    pub module: Name,
    /// `InitiateVaultLock` as the model spells it.
    pub model_name: String,
    /// What it does.
    pub docs: Docs,
    /// `POST`
    pub method: String,
    /// Path and query.
    pub uri: Uri,
    /// What stands before the host of the endpoint; empty for nothing.
    pub host_prefix: Vec<HostPart>,
    /// The status of a successful answer.
    pub success: u16,
    /// `InitiateVaultLockInput`
    pub input: Structure,
    /// `InitiateVaultLockOutput`
    pub output: Structure,
    /// `InitiateVaultLockError`
    pub error: Name,
    /// `InitiateVaultLockFluentBuilder`
    pub fluent_builder: Name,
    /// What travels in the body of the request.
    pub request_body: Body,
    /// What travels in the body of the answer.
    pub response_body: Body,
    /// Modelled errors, by Rust name.
    pub errors: Vec<ErrorId>,
    /// The input member that Glacier fills with `-` when it is unset.
    pub account_id: Option<FieldId>,
    /// The input member that Glacier wants hashes of.
    pub hashed_body: Option<FieldId>,
    /// How all pages of the answer are fetched, if it comes in pages.
    pub paginator: Option<Paginator>,
    /// The input member that the client fills with a token when it is unset.
    pub idempotency_token: Option<FieldId>,
    /// Parameters of the endpoint rules that the operation decides.
    pub endpoint_params: Vec<(ParameterId, ContextValue)>,
    /// Ways of authentication, best first, where they are others than those of the service.
    pub auth_schemes: Option<Vec<AuthScheme>>,
    /// Whether the signature leaves out the body.
    pub has_unsigned_payload: bool,
    /// Whether a checksum of the body has to be sent.
    pub needs_checksum: bool,
    /// Whether the body may be compressed.
    pub is_compressed: bool,
    /// How soon something has to come.
    pub pace: Pace,
}

impl Operation {
    /// The module with the code: behind `option` stands `option_`, where `Option` means what it always means. No operation is
    /// called so, for none has a `_` at its end but behind a reserved word.
    pub fn code_module(&self) -> Name {
        match self.aliases.as_slice() {
            [] => self.module.clone(),
            _ => self.module.suffixed("_"),
        }
    }

    /// The module with the HTTP binding: behind the method `errors` stands `errors_`, for that of all errors is beside it.
    pub fn binding_module(&self) -> Name {
        match self.module.text() {
            "errors" | "event_streams" | "structures" => self.module.suffixed("_"),
            _ => self.module.clone(),
        }
    }
}

/// How soon something has to come of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// As soon as the configuration says.
    Usual,
    /// Nothing may come for long while all goes well.
    Slow,
}

/// Path and query of a request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Uri {
    /// The path, segment by segment.
    pub segments: Vec<UriSegment>,
    /// The constant part of the query, as it is sent: `foo=bar&hello`.
    pub query: String,
}

impl Operation {
    /// Whether a member of the input travels in the path.
    pub fn has_labels(&self) -> bool {
        self.uri.segments.iter().any(|segment| !matches!(segment, UriSegment::Literal(_)))
    }
}

/// A segment of a URI pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UriSegment {
    /// `vaults`
    Literal(String),
    /// `{vaultName}`
    Label(FieldId),
    /// `{key+}`, which takes any number of segments.
    GreedyLabel(FieldId),
}

/// A part of what stands before the host of the endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HostPart {
    /// `data.`
    Literal(String),
    /// `{account}`
    Label(FieldId),
}

/// The body of a request or an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// No member travels in it.
    Empty,
    /// One member is the body.
    Payload {
        /// The member.
        field: FieldId,
        /// What the body is, in a request: `application/json`.
        media_type: String,
    },
    /// The members bound to [`Binding::Document`](super::Binding::Document) form one JSON object.
    Document,
}
