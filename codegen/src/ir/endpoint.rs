//! Endpoint rules, decided: parameters are known, references are resolved, templates are taken apart.

use super::{Docs, EndpointTest, Name};

/// How the address of a request is found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Endpoint {
    /// What the rules look at, in the order of the model.
    pub parameters: Vec<Parameter>,
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
    /// Where a client takes it from, which decides its type too.
    pub kind: ParameterKind,
}

/// The built-in parameters of AWS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterKind {
    /// `AWS::Region`: an optional string, checked to be a host label.
    Region,
    /// `AWS::UseDualStack`: a flag with this default.
    UseDualStack {
        /// The value when it is not set.
        default: bool,
    },
    /// `AWS::UseFIPS`: a flag with this default.
    UseFips {
        /// The value when it is not set.
        default: bool,
    },
    /// `SDK::Endpoint`: an optional string.
    Endpoint,
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
    /// The address.
    Url(Template),
    /// There is no address, and why.
    Error(Template),
}

/// A condition of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// The optional parameter is set; from here on it can be used as a string.
    IsSet(ParameterId),
    /// The partition of a region, bound to a name; holds if there is one.
    Partition {
        /// The region.
        region: StringExpr,
        /// The name it is bound to.
        bind: Name,
    },
    /// A flag has this value.
    BooleanEquals(Truth, bool),
    /// Two strings are equal.
    StringEquals(StringExpr, StringExpr),
    /// The condition does not hold. Never around one that binds something.
    Not(Box<Condition>),
}

/// A boolean value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Truth {
    /// A flag among the parameters.
    Parameter(ParameterId),
    /// A flag of a partition that was bound before.
    Partition(Name, PartitionField),
}

/// A string value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StringExpr {
    /// Text of the model.
    Literal(String),
    /// A parameter that is known to be set here.
    Parameter(ParameterId),
    /// A text of a partition that was bound before.
    Partition(Name, PartitionField),
}

/// What a partition tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartitionField {
    /// `name`, a string
    Name,
    /// `dnsSuffix`, a string
    DnsSuffix,
    /// `dualStackDnsSuffix`, a string
    DualStackDnsSuffix,
    /// `implicitGlobalRegion`, a string
    ImplicitGlobalRegion,
    /// `supportsFIPS`, a flag
    SupportsFips,
    /// `supportsDualStack`, a flag
    SupportsDualStack,
}

/// A text with values in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template(pub Vec<TemplatePart>);

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
