//! The client crate, decided: plain data with closed enums, the only thing that `emit` sees.
//!
//! `resolve` builds it and makes every choice on the way; a printer that has to choose, look something up in the model or
//! unwrap is a sign that a field is missing here.

mod endpoint;
mod name;
mod tests;

pub use endpoint::{
    Address, AuthScheme, Condition, Endpoint, FlagField, Function, Items, Optional, Outcome,
    Parameter, ParameterId, ParameterPresence, ParameterSource, ParameterType, ParameterValue,
    Partition, Property, Rule, StringExpr, Template, TemplatePart, TextField, Truth, Uses,
};
pub use name::Name;
pub use tests::{
    EndpointExpectation, EndpointTest, ErrorTest, ExpectedBody, ProtocolTests, RequestTest,
    ResponseTest, Value,
};

/// A client crate for some operations of one service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crate {
    /// What the manifest says.
    pub package: Package,
    /// The service that it talks to.
    pub service: Service,
    /// The chosen operations, by name.
    pub operations: Vec<Operation>,
    /// Structures of `types`, by Rust name.
    pub structures: Vec<Structure>,
    /// Enumerations of `types`, by Rust name.
    pub enums: Vec<Enum>,
    /// Structures of `types::error`, by Rust name.
    pub errors: Vec<Structure>,
    /// Where requests go.
    pub endpoint: Endpoint,
}

/// Index into [`Crate::operations`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OperationId(pub usize);

/// Index into [`Crate::structures`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct StructureId(pub usize);

/// Index into [`Crate::enums`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EnumId(pub usize);

/// Index into [`Crate::errors`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ErrorId(pub usize);

/// Index into [`Structure::fields`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FieldId(pub usize);

/// The package as its manifest names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    /// `glacier-sdk`
    pub name: String,
    /// `0.1.0`
    pub version: String,
    /// One line.
    pub description: String,
}

/// The service shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// `com.amazonaws.glacier#Glacier`
    pub shape_id: String,
    /// `Amazon Glacier`, the title for people.
    pub title: String,
    /// `Glacier`, the identifier that AWS gives the service in its SDKs.
    pub sdk_id: String,
    /// `2012-06-01`
    pub version: String,
    /// `glacier`, the service part of a SigV4 credential scope.
    pub signing_name: String,
    /// What the service is for.
    pub docs: Docs,
    /// What the service asks of its clients beyond the protocol.
    pub customization: Option<Customization>,
}

impl Service {
    /// `glacier`: the identifier as the user agent and the names of AWS's crates spell it.
    pub fn id_in_names(&self) -> String {
        self.sdk_id.to_lowercase().replace(' ', "")
    }
}

/// Rules of one service that no trait of the model expresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Customization {
    /// The API version travels in a header; an unset account ID becomes `-`.
    Glacier,
}

/// Documentation as CommonMark, without trailing blanks; empty where the model has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs(pub String);

/// An operation with its HTTP binding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operation {
    /// `InitiateVaultLock`
    pub name: Name,
    /// `initiate_vault_lock`, the module and the method of the client.
    pub module: Name,
    /// `InitiateVaultLock` as the model spells it.
    pub model_name: String,
    /// What it does.
    pub docs: Docs,
    /// `POST`
    pub method: String,
    /// The path, segment by segment.
    pub uri: Vec<UriSegment>,
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
}

impl Operation {
    /// Whether a member of the input travels in the path.
    pub fn has_labels(&self) -> bool {
        self.uri.iter().any(|segment| matches!(segment, UriSegment::Label(_)))
    }
}

/// A segment of a URI pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UriSegment {
    /// `vaults`
    Literal(String),
    /// `{vaultName}`
    Label(FieldId),
}

/// The body of a request or an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Body {
    /// No member travels in it.
    Empty,
    /// One member is the body.
    Payload(FieldId, StructureId),
    /// The members bound to [`Binding::Document`] form one JSON object.
    Document,
}

/// A structure with its builder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Structure {
    /// `VaultLockPolicy`
    pub name: Name,
    /// `VaultLockPolicyBuilder`
    pub builder: Name,
    /// `vault_lock_policy`, the module it is defined in and the stem of functions that read or write it.
    pub module: Name,
    /// `VaultLockPolicy` as the model spells it; for an error this is its code on the wire.
    pub model_name: String,
    /// What it is.
    pub docs: Docs,
    /// Its members, in the order of the model.
    pub fields: Vec<Field>,
    /// Whether a request carries it as JSON.
    pub is_written: bool,
    /// Whether an answer carries it as JSON.
    pub is_read: bool,
}

/// A member of a structure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// `vault_name`
    pub name: Name,
    /// `vaultName`
    pub model_name: String,
    /// The key in a JSON document.
    pub json_name: String,
    /// What it is.
    pub docs: Docs,
    /// Its type, whether or not it can be absent.
    pub ty: Type,
    /// What a built structure holds when nobody set it.
    pub presence: Presence,
    /// Whether the model demands it.
    pub required: bool,
    /// Where it travels.
    pub binding: Binding,
}

/// The type of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// `String`
    String,
    /// `bool`
    Boolean,
    /// `i32`
    Integer,
    /// `i64`
    Long,
    /// A structure of `types`.
    Structure(StructureId),
    /// An enumeration of `types`.
    Enum(EnumId),
}

/// What a built structure holds for a member that was not set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// `Option<T>`
    Optional,
    /// `T`, with `T::default()` for a member that was not set.
    Defaulted,
}

/// Where a member travels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Binding {
    /// In the path of the request.
    Label,
    /// In a header.
    Header(String),
    /// It is the body.
    Payload,
    /// It is a key of the JSON body.
    Document,
}

/// An enumeration of strings, open to values that the model does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enum {
    /// `CannedAcl`
    pub name: Name,
    /// `canned_acl`
    pub module: Name,
    /// What it is.
    pub docs: Docs,
    /// Its values, sorted, which is how they compare.
    pub variants: Vec<Variant>,
}

/// A value of an enumeration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// `PublicRead`
    pub name: Name,
    /// `public-read`
    pub value: String,
    /// What it means.
    pub docs: Docs,
}
