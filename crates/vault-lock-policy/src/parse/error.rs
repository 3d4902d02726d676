//! What can be wrong with a policy, where, and what to do about it.

use super::statement;
use crate::{
    grammar::{Comparison, IdentityError, Principal, PrincipalError, VariableError},
    json::{JsonProblem, Place, Segment, Span, write_path},
    service::Key,
    suggest::nearest,
};

/// A text is not a policy.
///
/// ```
/// use vault_lock_policy::{ErrorKind, Policy};
///
/// let error = Policy::parse("{\"Statement\": {\n  \"Effect\": \"DENY\"\n}}").unwrap_err();
/// assert_eq!(error.to_string(), "line 2, column 13, `Statement.Effect`: `DENY` is not an effect");
/// assert_eq!(error.help(), "write `Allow` or `Deny`; case counts");
/// assert_eq!(error.kind(), &ErrorKind::Effect { found: "DENY".to_owned() });
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {}, column {}{}: {kind}", .place.line, .place.column, path(.place))]
pub struct ParseError {
    kind: ErrorKind,
    span: Span,
    place: Place,
}

impl ParseError {
    pub(crate) fn new(text: &str, kind: ErrorKind, span: Span, path: &[Segment]) -> Self {
        Self { kind, span, place: Place::new(text, span.start, write_path(path)) }
    }

    /// What is wrong.
    pub fn kind(&self) -> &ErrorKind {
        &self.kind
    }

    /// Where: line, column and path.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// Where, in bytes.
    pub fn span(&self) -> Span {
        self.span
    }

    /// What to do about it.
    pub fn help(&self) -> String {
        match &self.kind {
            ErrorKind::WrongType { found: "a list", .. } if self.place.path.is_empty() => {
                "pass one policy, without brackets around it".to_owned()
            }
            kind => kind.help(),
        }
    }
}

fn path(place: &Place) -> String {
    if place.path.is_empty() { String::new() } else { format!(", `{}`", place.path) }
}

/// What is wrong with a text that should be a policy.
///
/// ```
/// use vault_lock_policy::{ErrorKind, Policy};
///
/// let error = Policy::parse(r#"{"Version": "2012-10-17"}"#).unwrap_err();
/// assert_eq!(error.kind().to_string(), "the policy has no `Statement`");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ErrorKind {
    /// It is not JSON, or has a member twice.
    #[error(transparent)]
    Json(#[from] JsonProblem),
    /// It is a JSON string that holds a document.
    #[error("the text is a string of JSON, not an object")]
    Escaped,
    /// A value of another type.
    #[error("expected {expected}, found {found}")]
    WrongType {
        /// What would have been right.
        expected: &'static str,
        /// What stands there.
        found: &'static str,
    },
    /// A member that the grammar does not know.
    #[error("`{name}` is not an element of {parent}")]
    UnknownElement {
        /// The member's name.
        name: String,
        /// What it stands in.
        parent: &'static str,
        /// What could stand there.
        known: &'static [&'static str],
    },
    /// Something that has to be there is not.
    #[error("{parent} has no `{element}`")]
    Missing {
        /// What is missing.
        element: &'static str,
        /// Where it is missing.
        parent: &'static str,
    },
    /// Two elements that exclude each other.
    #[error("`{positive}` and `{negative}` stand in one statement")]
    Both {
        /// The one.
        positive: &'static str,
        /// The other.
        negative: &'static str,
    },
    /// A list or an object with nothing in it.
    #[error("there is nothing in it")]
    Empty,
    /// Not a version of the policy language.
    #[error("`{found}` is not a version of the policy language")]
    Version {
        /// What stands there.
        found: String,
    },
    /// Neither `Allow` nor `Deny`.
    #[error("`{found}` is not an effect")]
    Effect {
        /// What stands there.
        found: String,
    },
    /// Not a principal.
    #[error(transparent)]
    Principal(#[from] PrincipalError),
    /// Not an operator.
    #[error("`{found}` is not a condition operator")]
    Operator {
        /// What stands there.
        found: String,
    },
    /// A policy variable that cannot be read.
    #[error(transparent)]
    Variable(#[from] VariableError),
}

impl ErrorKind {
    /// What to do about it.
    pub fn help(&self) -> String {
        match self {
            Self::Json(problem) => problem.help().to_owned(),
            Self::Escaped => "it was escaped once too often: pass the policy itself".to_owned(),
            Self::WrongType { expected, found } => wrong_type(expected, found).to_owned(),
            Self::UnknownElement { name, known, parent } => unknown_element(name, parent, known),
            Self::Missing { element, .. } => missing(element),
            Self::Both { positive, negative } => format!("keep `{positive}` or `{negative}`, or make two statements"),
            Self::Empty => "name at least one".to_owned(),
            Self::Version { .. } => "write `2012-10-17`, or `2008-10-17` for the older language".to_owned(),
            Self::Effect { .. } => "write `Allow` or `Deny`; case counts".to_owned(),
            Self::Principal(PrincipalError::Bare(found)) => bare_principal(found),
            Self::Principal(error) => principal(error).to_owned(),
            Self::Operator { found } => operator(found),
            Self::Variable(_) => {
                "write `${aws:username}` or `${aws:username, 'default'}`, and `${$}` for a dollar sign".to_owned()
            }
        }
    }
}

fn wrong_type(expected: &str, found: &str) -> &'static str {
    match (expected, found) {
        (_, "null") => "give it a value, or leave the member out",
        (_, "a number" | "a boolean") if expected.starts_with("a string") => {
            "put it in double quotes"
        }
        ("a string", _) => "it takes a single text",
        ("an object", _) => "it takes members in braces",
        ("`\"*\"` or an object", _) => {
            "write `\"*\"`, or a list inside an object: `{\"AWS\": [\"111122223333\"]}`"
        }
        _ => "a list holds plain values, neither lists nor objects",
    }
}

fn unknown_element(name: &str, parent: &str, known: &[&str]) -> String {
    if name.eq_ignore_ascii_case("policy") {
        return "this is the body of the request: pass the policy inside it".to_owned();
    }
    if parent == "the policy" && statement::ELEMENTS.contains(&name) {
        return "this belongs into a statement: write `{\"Version\": \"2012-10-17\", \"Statement\": [{…}]}` \
                with it inside the inner braces"
            .to_owned();
    }
    if let Some(right) = known.iter().find(|known| known.eq_ignore_ascii_case(name)) {
        return format!("write `{right}`; case counts");
    }
    match nearest(name, known.iter().copied()) {
        Some(near) => format!("write `{near}`"),
        None => format!("known are {}", list(known)),
    }
}

fn bare_principal(found: &str) -> String {
    let kind = if Principal::aws(found).is_ok() {
        Some("AWS")
    } else {
        found.ends_with(".amazonaws.com").then_some("Service")
    };
    let (kind, found) = kind.map_or(("AWS", "111122223333"), |kind| (kind, found));
    format!("write `\"*\"`, or say what kind it is: `{{\"{kind}\": \"{found}\"}}`")
}

fn missing(element: &str) -> String {
    match element {
        "Statement" => "a policy has a `Statement`, an object or a list of them".to_owned(),
        "Principal" => {
            "a policy of a vault says whom it is about: `\"Principal\": \"*\"` is everybody"
                .to_owned()
        }
        "Effect" => "write `\"Effect\": \"Deny\"` or `\"Effect\": \"Allow\"`".to_owned(),
        element => format!("write `{element}` or `Not{element}`"),
    }
}

fn principal(error: &PrincipalError) -> &'static str {
    match error {
        PrincipalError::Identity { why: IdentityError::Wildcard, .. } => {
            "name each principal, or use `*` and a condition on `aws:PrincipalArn`"
        }
        PrincipalError::Identity { why: IdentityError::Group, .. } => {
            "name the users, or a role that they take"
        }
        PrincipalError::Bare(_) | PrincipalError::Unknown(_) | PrincipalError::Identity { .. } => {
            "write `*`, the number of an account, or the ARN of a root, user, role, session or federated user"
        }
        PrincipalError::Name(_) => "name it in full; only `AWS` takes `*`",
    }
}

fn operator(found: &str) -> String {
    if Key::of(found) != Key::Foreign {
        let (operator, value) = match Key::of(found) {
            Key::ArchiveAge => ("NumericLessThan", "365"),
            _ => ("StringEquals", "…"),
        };
        return format!(
            "an operator stands around the key: `{{\"{operator}\": {{\"{found}\": \"{value}\"}}}}`"
        );
    }
    let bare = found.split_once(':').map_or(found, |(_, name)| name);
    let bare = bare.strip_suffix("IfExists").unwrap_or(bare);
    let mut known = Comparison::ALL.iter().map(|comparison| comparison.as_str());
    match known.find(|name| name.eq_ignore_ascii_case(bare)) {
        Some("Null") => {
            "`Null` stands alone, without a set operator and without `IfExists`".to_owned()
        }
        Some(right) if right != bare => format!("write `{right}`; case counts"),
        Some(_) => {
            "before the operator can stand `ForAllValues:` or `ForAnyValue:`, after it `IfExists`"
                .to_owned()
        }
        None => similar_operator(bare),
    }
}

fn similar_operator(found: &str) -> String {
    let names = Comparison::ALL.iter().map(|comparison| comparison.as_str());
    let suffix = "IfExists";
    let start = found.len().checked_sub(suffix.len()).and_then(|at| found.split_at_checked(at));
    if let Some((name, end)) = start
        && end.eq_ignore_ascii_case(suffix)
    {
        return format!("write `{name}{suffix}`; case counts");
    }
    let begins = |name: &&str| found.len() >= 4 && name.starts_with(found);
    match names.clone().find(begins).or_else(|| nearest(found, names)) {
        Some(near) => format!("write `{near}`"),
        None => "operators are named like `NumericLessThan`, `StringEquals` or `Bool`".to_owned(),
    }
}

fn list(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
