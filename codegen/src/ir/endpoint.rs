//! Endpoint rules, decided: parameters are known, references are resolved, templates are taken apart.

mod uses;

use super::{AuthScheme, Docs, EndpointTest, FieldId, Name, Path};

pub use uses::{Function, Uses};

/// How the address of a request is found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Endpoint {
    /// What the rules look at, in the order of the model.
    pub parameters: Vec<Parameter>,
    /// Settings of a client that the rules look at, beside those of every client.
    pub settings: Vec<Setting>,
    /// The rules, tried in order.
    pub rules: Vec<Rule>,
    /// AWS's partitions, in the order in which they are tried; empty if no rule asks for one.
    pub partitions: Vec<Partition>,
    /// The model's own cases.
    pub tests: Vec<EndpointTest>,
}

/// Index into [`Endpoint::parameters`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ParameterId(pub usize);

/// A parameter of the rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// `use_dual_stack`
    pub name: Name,
    /// What it is.
    pub docs: Docs,
    /// Where a client takes it from.
    pub source: ParameterSource,
    /// Its type.
    pub ty: ParameterType,
    /// What the rules see of one that is not set.
    pub presence: ParameterPresence,
}

/// Where a client takes a parameter from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterSource {
    /// `AWS::Region`, checked to be a host label.
    Region,
    /// `AWS::UseDualStack`
    UseDualStack,
    /// `AWS::UseFIPS`
    UseFips,
    /// `SDK::Endpoint`
    Endpoint,
    /// `AWS::Auth::AccountId`, known once the credentials of a call are.
    AccountId,
    /// `AWS::Auth::AccountIdEndpointMode`
    AccountIdEndpointMode,
    /// A setting of the client; one of the same name is among [`Endpoint::settings`].
    Setting,
    /// The operation that is called, or its input.
    Operation,
}

/// A setting of a client that the rules look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// `force_path_style`
    pub name: Name,
    /// `ForcePathStyle`, what holds it in a configuration.
    pub type_name: Name,
    /// What it is for.
    pub docs: Docs,
    /// Its type.
    pub ty: ParameterType,
}

/// The type of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterType {
    /// A text.
    String,
    /// A flag.
    Boolean,
    /// A list of texts.
    StringList,
}

/// Whether a parameter has a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParameterPresence {
    /// It may be unset.
    Optional,
    /// It has to be set.
    Required,
    /// This is its value where nobody set it.
    Default(ParameterValue),
}

/// A value of a parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParameterValue {
    /// A text.
    String(String),
    /// A flag.
    Boolean(bool),
    /// A list of texts.
    StringList(Vec<String>),
}

/// What an operation sets a parameter to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ContextValue {
    /// The value of a member of its input.
    Member(FieldId),
    /// What a way into its input leads to: one value or, for a list, all.
    Path(Path),
    /// Always this.
    Constant(ParameterValue),
}

/// Conditions and what follows when all of them hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Tried in order; the first that does not hold ends the rule.
    pub conditions: Vec<Condition>,
    /// What follows.
    pub outcome: Outcome,
}

/// What a rule gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// More rules; once here, no later rule beside this one is tried.
    Rules(Vec<Rule>),
    /// Where to, and how.
    Endpoint(Address),
    /// There is no address, and why.
    Error(Template),
}

/// Where to send a request, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The URL.
    pub url: Template,
    /// Ways of signing, best first; empty if the operation's own is right.
    pub auth_schemes: Vec<EndpointAuthScheme>,
    /// What else clients are told.
    pub properties: Vec<(String, Property)>,
    /// Headers to send along, each with its values.
    pub headers: Vec<(String, Vec<Template>)>,
}

impl Endpoint {
    /// Whether an endpoint of the rules is signed for in this way.
    pub fn signs_with(&self, scheme: AuthScheme) -> bool {
        Uses::of_rules(&self.rules).auth_schemes.contains(&scheme)
    }
}

impl Address {
    /// Whether it is a URL and nothing more.
    pub fn is_plain(&self) -> bool {
        self.auth_schemes.is_empty() && self.properties.is_empty() && self.headers.is_empty()
    }
}

/// A way of signing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndpointAuthScheme {
    /// `sigv4`
    pub scheme: AuthScheme,
    /// `signingRegion` and the like.
    pub properties: Vec<(String, Property)>,
}

/// A value among the properties of an endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Property {
    /// A text.
    Text(Template),
    /// A flag.
    Flag(bool),
    /// Several.
    List(Vec<Property>),
    /// Several with names.
    Object(Vec<(String, Property)>),
}

/// A condition of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// The optional parameter is set; from here on it can be used.
    IsSet(ParameterId),
    /// There is a value, which from here on has this name.
    Bind(Name, Optional),
    /// Something is so.
    Holds(Truth),
}

/// A boolean value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Truth {
    /// A flag among the parameters, one that is known to have a value.
    Parameter(ParameterId),
    /// A flag of something that was bound before.
    Field(Name, FlagField),
    /// There is a value.
    IsSome(Optional),
    /// Two texts are equal.
    SameText(StringExpr, StringExpr),
    /// Two flags are equal.
    SameFlag(Box<Truth>, Box<Truth>),
    /// The text can be a part of a host name.
    IsHostLabel {
        /// The text.
        text: StringExpr,
        /// Whether it may be several parts.
        allow_dots: bool,
    },
    /// The text can be a bucket that is named in the host.
    IsHostableBucket {
        /// The text.
        text: StringExpr,
        /// Whether it may have dots.
        allow_dots: bool,
    },
    /// It is not so.
    Not(Box<Truth>),
    /// The first of some flags among the parameters that is set; the other flag if none is.
    First(Vec<ParameterId>, Box<Truth>),
    /// The second flag if the first is true, the third if not.
    If(Box<Truth>, Box<Truth>, Box<Truth>),
    /// It is known beforehand; only within the others.
    Literal(bool),
}

/// A value that may not be there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Optional {
    /// A parameter.
    Parameter(ParameterId),
    /// The partition of a region.
    Partition(StringExpr),
    /// The parts of an ARN.
    Arn(StringExpr),
    /// The parts of a URL.
    Url(StringExpr),
    /// The characters from `start` up to `stop`, counted from the end if `reverse`.
    Substring {
        /// The whole.
        text: StringExpr,
        /// The first character.
        start: usize,
        /// The one behind the last.
        stop: usize,
        /// Whether both are counted from the end.
        reverse: bool,
    },
    /// An item of a list.
    Item(Items, Position),
    /// A text that is there; only within [`Optional::If`].
    Text(Box<StringExpr>),
    /// The first text that is there.
    First(Vec<Optional>),
    /// The first text if the flag is true, the second if not.
    If(Box<Truth>, Box<Optional>, Box<Optional>),
}

/// Where in a list an item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// Counted from the first, which is 0.
    FromStart(usize),
    /// Counted from the last, which is 0.
    FromEnd(usize),
}

/// A list of texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Items {
    /// A parameter that is known to be set.
    Parameter(ParameterId),
    /// The parts of the resource of an ARN that was bound before.
    ResourceId(Name),
    /// The parts of a text between delimiters.
    Split {
        /// The whole.
        text: Box<StringExpr>,
        /// What stands between two parts.
        delimiter: String,
        /// How many parts at most; 0 for any number.
        limit: usize,
    },
}

/// A string value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StringExpr {
    /// A text with values in it; a literal is one without.
    Template(Template),
    /// A parameter that is known to be set here.
    Parameter(ParameterId),
    /// A text that was bound before.
    Bound(Name),
    /// A text of something that was bound before.
    Field(Name, TextField),
    /// The text with everything but letters, digits, `-`, `.`, `_` and `~` as `%XX`.
    UriEncode(Box<StringExpr>),
    /// The first text that is there; the other one if none is.
    First(Vec<Optional>, Box<StringExpr>),
    /// The first text if the flag is true, the second if not.
    If(Box<Truth>, Box<StringExpr>, Box<StringExpr>),
}

/// A text in something that can be bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextField {
    /// `name` of a partition
    Name,
    /// `dnsSuffix` of a partition
    DnsSuffix,
    /// `dualStackDnsSuffix` of a partition
    DualStackDnsSuffix,
    /// `implicitGlobalRegion` of a partition
    ImplicitGlobalRegion,
    /// `partition` of an ARN
    Partition,
    /// `service` of an ARN
    Service,
    /// `region` of an ARN
    Region,
    /// `accountId` of an ARN
    AccountId,
    /// `scheme` of a URL
    Scheme,
    /// `authority` of a URL
    Authority,
    /// `path` of a URL
    Path,
    /// `normalizedPath` of a URL
    NormalizedPath,
}

/// A flag in something that can be bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlagField {
    /// `supportsFIPS` of a partition
    SupportsFips,
    /// `supportsDualStack` of a partition
    SupportsDualStack,
    /// `isIp` of a URL
    IsIp,
}

/// A text with values in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template(pub Vec<TemplatePart>);

impl Template {
    /// A text without values.
    pub fn literal(text: impl Into<String>) -> Self {
        Self(vec![TemplatePart::Literal(text.into())])
    }

    /// Whether it is more than a literal.
    pub fn is_formatted(&self) -> bool {
        self.0.len() > 1 || self.0.iter().any(|part| matches!(part, TemplatePart::Value(_)))
    }
}

/// A piece of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplatePart {
    /// Text, as it is.
    Literal(String),
    /// A value.
    Value(StringExpr),
}

/// A partition of AWS: regions under one root of names and accounts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partition {
    /// `aws-cn`
    pub name: String,
    /// `amazonaws.com.cn`
    pub dns_suffix: String,
    /// `api.amazonwebservices.com.cn`
    pub dual_stack_dns_suffix: String,
    /// `cn-northwest-1`
    pub implicit_global_region: String,
    /// Whether it has FIPS endpoints.
    pub supports_fips: bool,
    /// Whether it has dual-stack endpoints.
    pub supports_dual_stack: bool,
    /// Regions that belong to it by name.
    pub regions: Vec<String>,
    /// A region `PREFIX-word-number` with one of these prefixes belongs to it too.
    pub prefixes: Vec<String>,
}
