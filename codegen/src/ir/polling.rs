//! Operations that are called again and again: page by page, or until something is so.

use super::{Docs, FieldId, Name, OperationId, Type};

/// How to get all pages of what an operation answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paginator {
    /// `ListVaultsPaginator`
    pub name: Name,
    /// The input member that asks for a page.
    pub input_token: FieldId,
    /// The way to the output member that names the next page.
    pub output_token: Vec<Member>,
    /// The input member that limits what is on a page.
    pub page_size: Option<FieldId>,
    /// What is on a page.
    pub items: Option<PageItems>,
}

/// What is on a page, if that can be had one by one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageItems {
    /// `ListVaultsPaginatorItems`
    pub name: Name,
    /// The way to the output member that holds them.
    pub path: Vec<Member>,
    /// The type of that member: a list or a map.
    pub container: Type,
}

/// A member on the way into an output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The field.
    pub name: Name,
    /// Whether it is an `Option<_>`.
    pub is_optional: bool,
}

/// Something that can be waited for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiter {
    /// What is called.
    pub operation: OperationId,
    /// `vault_exists`
    pub module: Name,
    /// `VaultExists` as the model spells it.
    pub model_name: String,
    /// `VaultExistsFluentBuilder`
    pub fluent_builder: Name,
    /// `VaultExistsFinalPoll`
    pub final_poll: Name,
    /// `WaitUntilVaultExistsError`
    pub error: Name,
    /// `wait_until_vault_exists`
    pub method: Name,
    /// What it waits for.
    pub docs: Docs,
    /// Shortest and longest pause between two calls, in seconds.
    pub delays: (u64, u64),
    /// What to do after which answer; the first that matches decides. None is out of reach of those before it.
    pub acceptors: Vec<Acceptor>,
}

impl Waiter {
    /// Where the acceptors look.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.acceptors.iter().flat_map(|acceptor| acceptor.matcher.paths())
    }

    /// Whether there is an acceptor for every answer.
    pub fn accepts_all(&self) -> bool {
        let accepts = |matcher| self.acceptors.iter().any(|acceptor| acceptor.matcher == matcher);
        accepts(Matcher::AnyOutput) && accepts(Matcher::AnyError)
    }
}

/// What to do after an answer that matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acceptor {
    /// What to do.
    pub state: AcceptorState,
    /// Which answers match.
    pub matcher: Matcher,
}

/// What to do after an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AcceptorState {
    /// End, content.
    Success,
    /// End, for it will not come.
    Failure,
    /// Go on.
    Retry,
}

/// Which answers match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Matcher {
    /// Every output.
    AnyOutput,
    /// Every error.
    AnyError,
    /// Errors with this code.
    ErrorCode(String),
    /// Outputs of which this holds.
    Output(Requirement),
}

/// Something that holds or doesn't.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Requirement {
    /// A value is there at all.
    Exists(Path),
    /// One of the values is this text.
    AnyIs(Path, String),
    /// There are values, and each is this text.
    AllAre(Path, String),
    /// One of the values is `true`, or is `false`.
    IsBoolean(Path, bool),
    /// One of the values has this text in it.
    Contains(Path, String),
    /// One of the numbers compares so.
    Number(Path, Comparator, i64),
    /// How many values there are compares so.
    Count(Path, Comparator, u64),
    /// It does not hold.
    Not(Box<Self>),
    /// Both hold.
    And(Box<Self>, Box<Self>),
    /// One of the two holds.
    Or(Box<Self>, Box<Self>),
}

impl Matcher {
    /// Where it looks.
    pub fn paths(&self) -> Vec<&Path> {
        let mut paths = Vec::new();
        if let Self::Output(condition) = self {
            condition.collect_paths(&mut paths);
        }
        paths
    }
}

impl Requirement {
    fn collect_paths<'a>(&'a self, paths: &mut Vec<&'a Path>) {
        match self {
            Self::Exists(path)
            | Self::AnyIs(path, _)
            | Self::AllAre(path, _)
            | Self::IsBoolean(path, _)
            | Self::Contains(path, _)
            | Self::Number(path, ..)
            | Self::Count(path, ..) => {
                paths.push(path);
                for step in &path.steps {
                    if let PathStep::Filter(condition) = step {
                        condition.collect_paths(paths);
                    }
                }
            }
            Self::Not(inner) => inner.collect_paths(paths),
            Self::And(left, right) | Self::Or(left, right) => {
                left.collect_paths(paths);
                right.collect_paths(paths);
            }
        }
    }
}

/// How numbers compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparator {
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

/// A way to values: none, one or many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// Where it begins.
    pub root: PathRoot,
    /// How it goes on.
    pub steps: Vec<PathStep>,
}

/// Where a path begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathRoot {
    /// At the input of a call.
    Input,
    /// At its output.
    Output,
    /// At an item that a filter looks at.
    Item,
}

/// A step on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathStep {
    /// To a member of a structure.
    Member(Member),
    /// To each item of a list.
    Items,
    /// To each value of a map.
    Values,
    /// To each key of a map.
    Keys,
    /// To those items of a sparse list, or values of a sparse map, that are there.
    Present,
    /// To some members of a structure, one after the other.
    Select(Vec<Member>),
    /// To those for which this holds.
    Filter(Requirement),
}
