//! Traits of operations that are called again and again: pages and waiters.

use indexmap::IndexMap;
use serde::Deserialize;

use super::{Read, Traits, ids};

/// How an operation answers in pages: `smithy.api#paginated`. What the service says holds for each of its operations.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(
    rename_all = "camelCase",
    deny_unknown_fields,
    expecting = "an object with `inputToken`, `outputToken`, `items` and `pageSize`"
)]
pub struct Paginated {
    /// The input member that asks for a page.
    pub input_token: Option<String>,
    /// The way to the output member that names the next page: `marker`, `listing.marker`.
    pub output_token: Option<String>,
    /// The way to what is on the page.
    pub items: Option<String>,
    /// The input member that limits what is on a page.
    pub page_size: Option<String>,
}

/// What can be waited for: `smithy.waiters#waitable`, an entry by name.
pub(crate) type Waitable = IndexMap<String, Waiter>;

/// Something that can be waited for.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(
    rename_all = "camelCase",
    deny_unknown_fields,
    expecting = "an object with `acceptors` and perhaps `minDelay` and `maxDelay`"
)]
pub struct Waiter {
    /// What it is for. Some models of AWS call it by its other name.
    #[serde(alias = "description")]
    pub documentation: Option<String>,
    /// What to do after which answer; the first that matches decides.
    pub acceptors: Vec<Acceptor>,
    /// Shortest pause between two calls, in seconds.
    #[serde(default = "min_delay")]
    pub min_delay: u64,
    /// Longest pause between two calls, in seconds.
    #[serde(default = "max_delay")]
    pub max_delay: u64,
    /// Whether it should no longer be used.
    #[serde(default)]
    pub deprecated: bool,
    /// Labels for tools.
    #[serde(default)]
    pub tags: Vec<String>,
}

fn min_delay() -> u64 {
    2
}

fn max_delay() -> u64 {
    120
}

/// What to do after an answer that matches.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object with `state` and `matcher`")]
pub struct Acceptor {
    /// What to do.
    pub state: AcceptorState,
    /// Which answers match.
    pub matcher: Matcher,
}

/// What to do after an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum AcceptorState {
    /// End, content.
    Success,
    /// End, for it will not come.
    Failure,
    /// Go on.
    Retry,
}

/// Which answers match.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(
    rename_all = "camelCase",
    expecting = "an object with `success`, `errorType`, `output` or `inputOutput`"
)]
pub enum Matcher {
    /// Every output, or every error.
    Success(bool),
    /// Errors of this type.
    ErrorType(String),
    /// Outputs of which this holds.
    Output(PathMatcher),
    /// Outputs of which this holds, together with the input.
    InputOutput(PathMatcher),
}

/// A value to look for.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object with `path`, `expected` and `comparator`")]
pub struct PathMatcher {
    /// A JMESPath expression.
    pub path: String,
    /// What it must be.
    pub expected: String,
    /// In which sense.
    pub comparator: PathComparator,
}

/// How a value is compared with the expected one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum PathComparator {
    /// It is this text.
    #[serde(rename = "stringEquals")]
    Text,
    /// It is `true` or `false`.
    #[serde(rename = "booleanEquals")]
    Boolean,
    /// It is a list, not empty, of nothing but this text.
    #[serde(rename = "allStringEquals")]
    AllTexts,
    /// It is a list with this text in it.
    #[serde(rename = "anyStringEquals")]
    AnyText,
}

impl Traits {
    /// `smithy.api#paginated`
    ///
    /// # Errors
    ///
    /// The value is of another form.
    pub fn paginated(&self) -> Read<Paginated> {
        self.read(ids::PAGINATED)
    }

    /// `smithy.waiters#waitable`
    ///
    /// # Errors
    ///
    /// The value is of another form.
    pub fn waitable(&self) -> Read<Waitable> {
        self.read(ids::WAITABLE)
    }
}
