//! From JSON to a policy: the grammar of resource policies, and every error about it.

mod condition;
mod error;
mod object;
mod principal;
mod statement;

pub use error::{ErrorKind, ParseError};
pub(crate) use object::{Fault, Object, fault, items, text};

use crate::{
    grammar::{Policy, Statement, Version},
    json::{self, Kind, Spanned, Value},
};

/// Reads a policy.
pub(crate) fn policy(text: &str) -> Result<Policy, ParseError> {
    let root = json::read(text).map_err(|failure| {
        ParseError::new(text, failure.problem.into(), failure.span, &failure.path)
    })?;
    match elements(&root) {
        Ok((version, id, statements)) => {
            Ok(Policy { text: text.to_owned(), root, version, id, statements })
        }
        Err(fault) => {
            Err(ParseError::new(text, fault.kind, fault.span, &json::locate(&root, fault.span)))
        }
    }
}

type Elements = (Option<Spanned<Version>>, Option<Spanned<String>>, Vec<Statement>);

fn elements(root: &Value) -> Result<Elements, Fault> {
    if let Kind::String(inner) = &root.kind
        && inner.trim_start().starts_with('{')
    {
        return Err(fault(ErrorKind::Escaped, root.span));
    }
    let object = Object::new(root, "the policy", &["Version", "Id", "Statement"])?;
    // First, because it decides what `${…}` means.
    let version = object.get("Version").map(version).transpose()?;
    let id = object.get("Id").map(|id| text(id, "a string")).transpose()?;
    let language = version.as_ref().map_or(Version::V2008_10_17, |version| version.value);
    let statements = items(object.require("Statement")?)?;
    let statements = statements
        .into_iter()
        .map(|value| statement::read(value, language))
        .collect::<Result<_, _>>()?;
    Ok((version, id, statements))
}

fn version(value: &Value) -> Result<Spanned<Version>, Fault> {
    let name = text(value, "a string")?;
    match Version::from_name(&name.value) {
        Some(version) => Ok(Spanned { value: version, span: name.span }),
        None => Err(fault(ErrorKind::Version { found: name.value }, name.span)),
    }
}
