//! Texts with wildcards and policy variables.

use std::fmt;

/// A text of a policy in which `*`, `?` and, in version 2012-10-17, `${…}` can have a meaning.
///
/// ```
/// use vault_lock_policy::Policy;
///
/// let policy = Policy::parse(r#"{"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Principal": "*",
///     "Action": "glacier:*", "Resource": "arn:aws:glacier:us-west-2:111122223333:vaults/${aws:username}-*"}}"#)?;
/// let resource = &policy.statements()[0].resource.values[0].value;
/// assert_eq!(resource.as_str(), "arn:aws:glacier:us-west-2:111122223333:vaults/${aws:username}-*");
/// assert_eq!(resource.variables().map(|variable| variable.key.as_str()).collect::<Vec<_>>(), ["aws:username"]);
/// # Ok::<(), vault_lock_policy::ParseError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    text: String,
    pieces: Vec<Piece>,
}

/// A part of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    Glob(Vec<Token>),
    Variable(Variable),
}

/// A character, or a wildcard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Token {
    Char(char),
    /// `?`
    AnyOne,
    /// `*`
    Any,
}

/// A policy variable: the value of a condition key, put in place when a request is evaluated.
///
/// ```
/// use vault_lock_policy::Policy;
///
/// let policy = Policy::parse(r#"{"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Principal": "*",
///     "Action": "glacier:*", "Resource": "arn:aws:glacier:us-west-2:111122223333:vaults/${aws:username, 'nobody'}"}}"#)?;
/// let variable = policy.statements()[0].resource.values[0].value.variables().next().ok_or("no variable")?;
/// assert_eq!(variable.default.as_deref(), Some("nobody"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Variable {
    /// The condition key.
    pub key: String,
    /// What stands in if the request has no such key.
    pub default: Option<String>,
}

/// Why a policy variable cannot be read.
///
/// ```
/// use vault_lock_policy::{ErrorKind, Policy, VariableError};
///
/// let error = Policy::parse(r#"{"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Principal": "*",
///     "Action": "glacier:*", "Resource": "arn:aws:glacier:us-west-2:111122223333:vaults/${aws:username"}}"#).unwrap_err();
/// assert_eq!(error.kind(), &ErrorKind::Variable(VariableError::NotClosed));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum VariableError {
    /// `${` without `}`.
    #[error("a policy variable starts with `${{` but has no closing `}}`")]
    NotClosed,
    /// `${}`
    #[error("a policy variable names no condition key")]
    NoKey,
    /// A default value that is not in single quotes, or has something after it.
    #[error("the default value of a policy variable is not in single quotes")]
    Default,
}

impl Pattern {
    /// With wildcards, and without variables.
    pub(crate) fn without_variables(text: &str) -> Self {
        Self { text: text.to_owned(), pieces: vec![Piece::Glob(glob(text))] }
    }

    /// With wildcards and variables.
    pub(crate) fn with_variables(text: &str) -> Result<Self, VariableError> {
        let mut pieces = Vec::new();
        let mut tokens = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("${") {
            tokens.extend(glob(before));
            rest = if let Some((character, after)) = special(after) {
                tokens.push(Token::Char(character));
                after
            } else {
                let (variable, after) = variable(after)?;
                pieces.push(Piece::Glob(std::mem::take(&mut tokens)));
                pieces.push(Piece::Variable(variable));
                after
            };
        }
        tokens.extend(glob(rest));
        pieces.push(Piece::Glob(tokens));
        Ok(Self { text: text.to_owned(), pieces })
    }

    /// As it is written in the policy.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The policy variables, from left to right. `${*}`, `${?}` and `${$}` are not among them: they are characters.
    pub fn variables(&self) -> impl Iterator<Item = &Variable> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Variable(variable) => Some(variable),
            Piece::Glob(_) => None,
        })
    }

    pub(crate) fn pieces(&self) -> &[Piece] {
        &self.pieces
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// A text with wildcards.
pub(crate) fn glob(text: &str) -> Vec<Token> {
    let token = |c| match c {
        '*' => Token::Any,
        '?' => Token::AnyOne,
        c => Token::Char(c),
    };
    text.chars().map(token).collect()
}

/// `*}`, `?}` or `$}`, and what follows.
fn special(text: &str) -> Option<(char, &str)> {
    ['*', '?', '$'].into_iter().find_map(|c| Some((c, text.strip_prefix(c)?.strip_prefix('}')?)))
}

/// What stands between `${` and `}`, and what follows.
fn variable(text: &str) -> Result<(Variable, &str), VariableError> {
    let end = text.find([',', '}']).ok_or(VariableError::NotClosed)?;
    let (key, rest) = text.split_at(end);
    let key = key.trim();
    if key.is_empty() {
        return Err(VariableError::NoKey);
    }
    let (default, rest) = match rest.strip_prefix(',') {
        Some(quoted) => {
            default_value(quoted).map(|(default, rest)| (Some(default.to_owned()), rest))?
        }
        None => (None, rest),
    };
    let rest = rest.strip_prefix('}').ok_or(VariableError::NotClosed)?;
    Ok((Variable { key: key.to_owned(), default }, rest))
}

/// A value in single quotes, and what follows, up to the closing brace.
fn default_value(text: &str) -> Result<(&str, &str), VariableError> {
    let quoted = text.trim_start().strip_prefix('\'').ok_or(VariableError::Default)?;
    let (value, rest) = quoted.split_once('\'').ok_or(VariableError::Default)?;
    let rest = rest.trim_start();
    if rest.is_empty() || rest.starts_with('}') {
        Ok((value, rest))
    } else {
        Err(VariableError::Default)
    }
}
