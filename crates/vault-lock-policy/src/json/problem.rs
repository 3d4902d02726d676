//! What can be wrong with a text that should be JSON.

use super::MAX_DEPTH;

/// Why a text is not the JSON that a policy has to be.
///
/// ```
/// use vault_lock_policy::{ErrorKind, JsonProblem, Policy};
///
/// let error = Policy::parse(r#"{"Version": "2012-10-17", }"#).unwrap_err();
/// assert_eq!(error.kind(), &ErrorKind::Json(JsonProblem::TrailingComma));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum JsonProblem {
    /// Nothing but whitespace.
    #[error("the text is empty")]
    Empty,
    /// A character that cannot stand there.
    #[error("expected {expected}, found `{found}`")]
    Unexpected {
        /// What would have been right.
        expected: &'static str,
        /// What stands there.
        found: char,
    },
    /// The text ends too early.
    #[error("expected {expected}, but the text ends here")]
    End {
        /// What would have been right.
        expected: &'static str,
    },
    /// Something follows the document.
    #[error("the document is over, but more text follows")]
    TrailingText,
    /// A comma before a closing bracket.
    #[error("a comma with nothing after it")]
    TrailingComma,
    /// The text starts with U+FEFF.
    #[error("the text starts with a byte order mark")]
    ByteOrderMark,
    /// A number that JSON does not write like that.
    #[error("`{0}` is not a number of JSON")]
    Number(String),
    /// A character below U+0020 inside a string.
    #[error("the control character U+{0:04X} stands in a string")]
    ControlCharacter(u32),
    /// A backslash with something after it that JSON does not know.
    #[error("`{0}` is not an escape of JSON")]
    Escape(String),
    /// Half of a UTF-16 pair.
    #[error("`{0}` is half of a surrogate pair")]
    Surrogate(String),
    /// A member that the same object has already.
    #[error("`{0}` is given twice in one object")]
    DuplicateName(String),
    /// More nesting than [`MAX_DEPTH`].
    #[error("nested deeper than {MAX_DEPTH} levels")]
    TooDeep,
}

impl JsonProblem {
    /// What to do about it.
    pub(crate) fn help(&self) -> &'static str {
        match self {
            Self::Unexpected { .. } | Self::End { .. } | Self::TrailingComma | Self::Number(_) => {
                "a policy is strict JSON: double quotes, no comments, no comma after the last member"
            }
            Self::Empty => "a policy is a JSON object",
            Self::TrailingText => "pass one JSON object and nothing after it",
            Self::ByteOrderMark => "save the file as UTF-8 without a byte order mark",
            Self::ControlCharacter(_) => "write it as an escape, like `\\n` or `\\u000a`",
            Self::Escape(_) => {
                "JSON knows \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four hexadecimal digits"
            }
            Self::Surrogate(_) => "write both halves, or the character itself",
            Self::DuplicateName(_) => "readers of JSON disagree on which of them counts: keep one",
            Self::TooDeep => "a policy needs six levels",
        }
    }
}
