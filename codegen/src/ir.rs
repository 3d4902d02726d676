//! The client crate, decided: plain data with closed enums, the only thing that `emit` sees.
//!
//! `resolve` builds it and makes every choice on the way; a printer that has to choose, look something up in the model or
//! unwrap is a sign that a field is missing here.

mod auth;
mod endpoint;
mod enums;
mod event_tests;
mod events;
mod name;
mod operation;
mod polling;
mod service;
mod structure;
mod tests;
mod types;

pub use auth::AuthScheme;
pub use endpoint::{
    Address, Condition, ContextValue, Endpoint, EndpointAuthScheme, FlagField, Function, Items,
    Optional, Outcome, Parameter, ParameterId, ParameterPresence, ParameterSource, ParameterType,
    ParameterValue, Partition, Position, Property, Rule, Setting, StringExpr, Template,
    TemplatePart, TextField, Truth, Uses,
};
pub use enums::{Enum, Values, Variant};
pub use event_tests::{
    Answer, EventStreamTest, Frame, HeaderValue, ReceivedMessage, SentMessage, TestEvent,
    TestOutcome,
};
pub use events::{Event, EventParts, EventPayload, EventStream, Exception};
pub use name::Name;
pub use operation::{Body, HostPart, Operation, Pace, Uri, UriSegment};
pub use polling::{
    Acceptor, AcceptorState, Comparator, Matcher, Member, PageItems, Paginator, Path, PathRoot,
    PathStep, Requirement, Waiter,
};
pub use service::{Customization, Package, Service};
pub use structure::{
    Binding, DefaultValue, Field, HeaderText, Presence, Retry, Structure, Union, UnionMember,
    UnionValue,
};
pub use tests::{
    CallTest, EndpointExpectation, EndpointTest, ErrorTest, ExpectedBody, Fraction, ProtocolTests,
    RequestTest, ResponseTest, Value,
};
pub use types::{List, Map, TimestampFormat, Type};

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
    /// Unions of `types`, by Rust name.
    pub unions: Vec<Union>,
    /// Enumerations of `types`, by Rust name.
    pub enums: Vec<Enum>,
    /// The types of lists, each once.
    pub lists: Vec<List>,
    /// The types of maps, each once.
    pub maps: Vec<Map>,
    /// Structures of `types::error`, by Rust name.
    pub errors: Vec<Structure>,
    /// Unions that are streams of events, in the order of `unions`.
    pub event_streams: Vec<EventStream>,
    /// What can be waited for, by name.
    pub waiters: Vec<Waiter>,
    /// Where requests go.
    pub endpoint: Endpoint,
}

impl Crate {
    /// An operation to show how one is called: its input needs nothing but texts, and if there is such a one it only reads.
    pub fn example(&self) -> Option<&Operation> {
        let needs_texts = |operation: &&Operation| {
            let mut required = operation.input.fields.iter().filter(|field| field.required);
            required.all(|field| field.ty == Type::String)
        };
        let mut reads = self.operations.iter().filter(|operation| operation.method == "GET");
        reads.find(needs_texts).or_else(|| self.operations.iter().find(needs_texts))
    }
}

macro_rules! ids {
    ($($(#[$docs:meta])* $name:ident)*) => { $(
        $(#[$docs])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub usize);
    )* };
}

ids! {
    /// Index into [`Crate::operations`].
    OperationId
    /// Index into [`Crate::structures`].
    StructureId
    /// Index into [`Crate::unions`].
    UnionId
    /// Index into [`Crate::enums`].
    EnumId
    /// Index into [`Crate::lists`].
    ListId
    /// Index into [`Crate::maps`].
    MapId
    /// Index into [`Crate::errors`].
    ErrorId
    /// Index into [`Crate::event_streams`].
    EventStreamId
    /// Index into [`Structure::fields`].
    FieldId
    /// Index into [`Union::members`].
    UnionMemberId
}

/// Documentation as CommonMark, without trailing blanks; empty where the model has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs(pub String);

impl Docs {
    /// The first sentence, on as many lines as it has here; `None` if they begin with something else, such as a list.
    ///
    /// ```
    /// use smithy_sdk_codegen::ir::Docs;
    ///
    /// let docs = Docs("Bakes a cake, e.g. Linzer Torte. It takes an hour.\n\n- Hot".to_owned());
    /// assert_eq!(docs.summary(), Some("Bakes a cake, e.g. Linzer Torte."));
    /// assert_eq!(Docs("- Hot".to_owned()).summary(), None);
    /// ```
    pub fn summary(&self) -> Option<&str> {
        let paragraph = self.0.split("\n\n").next()?;
        let is_text = |c: char| c.is_alphabetic() || matches!(c, '`' | '[' | '*' | '"');
        if !paragraph.starts_with(is_text)
            || ["```", "* "].iter().any(|it| paragraph.starts_with(it))
        {
            return None;
        }
        let mut is_code = false;
        for (at, c) in paragraph.char_indices() {
            is_code ^= c == '`';
            let (sentence, rest) = paragraph.split_at(at);
            let is_abbreviation = ["e.g.", "i.e."].iter().any(|it| sentence.ends_with(it));
            let goes_on = is_abbreviation || rest.trim_start().starts_with(char::is_lowercase);
            if c.is_whitespace() && !is_code && sentence.ends_with('.') && !goes_on {
                return Some(sentence);
            }
        }
        Some(paragraph)
    }
}
