//! Shape IDs: `com.amazonaws.glacier#InitiateVaultLockInput$vaultName`.

use std::fmt;

use serde::Deserialize;

/// A well-formed absolute shape ID.
///
/// ```
/// use smithy_sdk_codegen::ast::ShapeId;
///
/// let id: ShapeId = "com.example#Cake$layers".parse()?;
/// assert_eq!(id.namespace(), "com.example");
/// assert_eq!(id.name(), "Cake");
/// assert_eq!(id.member(), Some("layers"));
/// # Ok::<(), smithy_sdk_codegen::ast::NotAShapeId>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct ShapeId {
    namespace: String,
    name: String,
    member: Option<String>,
}

/// A text that isn't an absolute shape ID.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAShapeId(String);

impl ShapeId {
    /// `com.amazonaws.glacier`
    pub fn namespace(&self) -> &str {
        &self.namespace
    }

    /// `InitiateVaultLockInput`
    pub fn name(&self) -> &str {
        &self.name
    }

    /// `vaultName`, if it is the ID of a member.
    pub fn member(&self) -> Option<&str> {
        self.member.as_deref()
    }

    /// The ID of a member of this shape.
    #[must_use]
    pub fn with_member(&self, member: &str) -> Self {
        Self {
            namespace: self.namespace.clone(),
            name: self.name.clone(),
            member: Some(member.to_owned()),
        }
    }

    /// The shape that the member belongs to; the shape itself if it isn't a member.
    #[must_use]
    pub fn container(&self) -> Self {
        Self { namespace: self.namespace.clone(), name: self.name.clone(), member: None }
    }

    /// The shape called `name` in the same namespace, or `name` itself if it is an absolute ID of a shape.
    pub fn sibling(&self, name: &str) -> Option<Self> {
        if name.contains('#') {
            return name.parse().ok().filter(|id: &Self| id.member.is_none());
        }
        is_identifier(name).then(|| Self {
            namespace: self.namespace.clone(),
            name: name.to_owned(),
            member: None,
        })
    }

    /// `smithy.api#Unit`, which stands for no input and no output.
    pub(crate) fn unit() -> Self {
        Self { namespace: "smithy.api".to_owned(), name: "Unit".to_owned(), member: None }
    }

    /// Whether it is `smithy.api#Unit`, which stands for no input and no output.
    pub fn is_unit(&self) -> bool {
        self.is_prelude() && self.name == "Unit"
    }

    /// Whether it is in `smithy.api`, the namespace of what every model can use without defining it.
    pub fn is_prelude(&self) -> bool {
        self.namespace == "smithy.api"
    }
}

impl std::str::FromStr for ShapeId {
    type Err = NotAShapeId;

    fn from_str(text: &str) -> Result<Self, NotAShapeId> {
        parse(text).ok_or_else(|| NotAShapeId(text.to_owned()))
    }
}

impl TryFrom<String> for ShapeId {
    type Error = NotAShapeId;

    fn try_from(text: String) -> Result<Self, NotAShapeId> {
        parse(&text).ok_or(NotAShapeId(text))
    }
}

impl fmt::Display for ShapeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.namespace, self.name)?;
        match &self.member {
            Some(member) => write!(f, "${member}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for NotAShapeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a shape ID", self.0)
    }
}

impl std::error::Error for NotAShapeId {}

fn parse(text: &str) -> Option<ShapeId> {
    let (namespace, rest) = text.split_once('#')?;
    let (name, member) = match rest.split_once('$') {
        Some((name, member)) => (name, Some(member)),
        None => (rest, None),
    };
    let well_formed = namespace.split('.').all(is_identifier)
        && is_identifier(name)
        && member.is_none_or(is_identifier);
    well_formed.then(|| ShapeId {
        namespace: namespace.to_owned(),
        name: name.to_owned(),
        member: member.map(str::to_owned),
    })
}

/// Whether Smithy takes the text as an identifier: letters, digits and `_`, starting with a letter or with `_` before a
/// letter or digit.
pub(crate) fn is_identifier(text: &str) -> bool {
    let stem = text.trim_start_matches('_');
    let starts_well = if stem.len() == text.len() {
        stem.starts_with(|c: char| c.is_ascii_alphabetic())
    } else {
        stem.starts_with(|c: char| c.is_ascii_alphanumeric())
    };
    starts_well && stem.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_taken_apart_and_written_again() {
        let well_formed = ["smithy.api#String", "a#b", "com.example.v2#_Thing$__1st", "A.B_c#D$e"];
        for text in well_formed {
            assert_eq!(text.parse::<ShapeId>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn malformed_ids_are_refused() {
        let malformed = [
            "", "#", "a", "a#", "#b", "a#b$", "a#b$c$d", "a#b#c", "1a#b", "a..b#c", "a#b c", "a#1",
            "a#_", "a#é", "a.#b",
        ];
        for text in malformed {
            let error = text.parse::<ShapeId>().unwrap_err();
            assert_eq!(error.to_string(), format!("`{text}` is not a shape ID"));
        }
    }

    #[test]
    fn siblings_share_the_namespace() {
        let id: ShapeId = "a.b#C".parse().unwrap();
        let sibling = |name| id.sibling(name).map(|id| id.to_string());
        assert_eq!(sibling("D"), Some("a.b#D".to_owned()));
        assert_eq!(sibling("x#D"), Some("x#D".to_owned()));
        assert_eq!(sibling("x#D$e"), None);
        assert_eq!(sibling("not a name"), None);
    }
}
