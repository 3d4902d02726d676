//! Structures and unions, and where their members travel.

use super::{Docs, Name, Type};

/// A structure with its builder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Structure {
    /// `VaultLockPolicy`
    pub name: Name,
    /// What it is called outside of its own crate, where that is not `name`: its name means something else inside.
    pub alias: Option<Name>,
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
    /// Why a call may be repeated after it, if it is an error.
    pub retry: Option<Retry>,
}

/// Why a call may be repeated after an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// There were too many calls.
    Throttling,
    /// The caller's fault can pass.
    Client,
    /// The service's fault can pass.
    Server,
}

impl Structure {
    /// What it is called outside of the crate: `Option`, even if the crate itself has to call it `Option_`.
    pub fn public_name(&self) -> &Name {
        self.alias.as_ref().unwrap_or(&self.name)
    }

    /// Whether a builder of it can lack something.
    pub fn has_required(&self) -> bool {
        self.fields.iter().any(|field| field.presence == Presence::Required)
    }

    /// Whether one of its members is a stream, of which there is only one copy.
    pub fn has_stream(&self) -> bool {
        self.fields.iter().any(|field| field.ty.is_stream())
    }

    /// Whether it is an error whose message may not be shown.
    pub fn has_secret_message(&self) -> bool {
        self.fields.iter().any(|field| field.name.text() == "message" && field.is_sensitive)
    }

    /// The member that is a stream of events, of which it is the whole body.
    pub fn events(&self) -> Option<&Field> {
        let is_events = |ty| matches!(ty, Type::EventSender(_) | Type::EventReceiver(_));
        self.fields.iter().find(|field| is_events(field.ty))
    }
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
    /// Whether it is behind a `Box<_>`: a structure can't hold itself otherwise.
    pub is_boxed: bool,
    /// What a built structure holds when nobody set it.
    pub presence: Presence,
    /// Whether the model demands it.
    pub required: bool,
    /// Whether it may not be shown in debug output.
    pub is_sensitive: bool,
    /// Where it travels.
    pub binding: Binding,
}

/// What a built structure holds for a member that was not set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Presence {
    /// `Option<T>`
    Optional,
    /// `T`, with this for a member that was not set.
    Defaulted(DefaultValue),
    /// `T`; a builder can't build without it.
    Required,
}

/// What stands for a member that was not set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DefaultValue {
    /// `Default::default()`
    OfType,
    /// `true`
    True,
    /// A whole number.
    Number(i64),
    /// A number as Rust writes it: `1.5`, `f64::NAN` aside.
    Float(String),
    /// A text.
    String(String),
    /// A big number as text.
    BigNumber(String),
    /// A value of an enumeration.
    Enum(String),
    /// Bytes.
    Blob(Vec<u8>),
    /// Seconds since the epoch, and nanoseconds.
    Timestamp(i64, u32),
    /// A JSON value.
    Document(serde_json::Value),
}

/// Where a member travels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Binding {
    /// In the path of the request.
    Label,
    /// In the query of the request, under this name.
    Query(String),
    /// In the query of the request, each entry of the map under its key.
    QueryParams,
    /// In a header.
    Header(String, HeaderText),
    /// In headers, each entry of the map under its key behind this prefix.
    PrefixHeaders(String),
    /// It is the status of the answer.
    Status,
    /// It is the body.
    Payload,
    /// It is a key of the JSON body.
    Document,
}

/// How a text stands in a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderText {
    /// As it is.
    Plain,
    /// In base64, for it has a media type and so may hold anything.
    Base64,
}

/// One of several values, each of a type of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Union {
    /// `AttributeValue`
    pub name: Name,
    /// What it is called outside of its own crate, where that is not `name`: its name means something else inside.
    pub alias: Option<Name>,
    /// `attribute_value`
    pub module: Name,
    /// `AttributeValue` as the model spells it.
    pub model_name: String,
    /// What it is.
    pub docs: Docs,
    /// Its variants, by Rust name.
    pub members: Vec<UnionMember>,
    /// Whether it may not be shown in debug output.
    pub is_sensitive: bool,
    /// Whether a request carries it as JSON.
    pub is_written: bool,
    /// Whether an answer carries it as JSON.
    pub is_read: bool,
}

impl Union {
    /// What it is called outside of the crate.
    pub fn public_name(&self) -> &Name {
        self.alias.as_ref().unwrap_or(&self.name)
    }
}

/// A variant of a union.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnionMember {
    /// `StringValue`
    pub name: Name,
    /// `as_string_value`
    pub as_method: Name,
    /// `is_string_value`
    pub is_method: Name,
    /// `stringValue`
    pub model_name: String,
    /// The key in a JSON document.
    pub json_name: String,
    /// What it is.
    pub docs: Docs,
    /// What it holds.
    pub value: UnionValue,
    /// Whether it may not be shown in debug output.
    pub is_sensitive: bool,
}

/// What a variant of a union holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnionValue {
    /// Nothing.
    Unit,
    /// A value.
    Of {
        /// Its type.
        ty: Type,
        /// Whether it is behind a `Box<_>`.
        is_boxed: bool,
    },
}
