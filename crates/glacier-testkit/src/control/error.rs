//! Refusals of the knobs: what is wrong, and what to do about it.

use std::error::Error as _;
use std::fmt;

use http::StatusCode;
use serde_json::{Value, json};

use crate::persistence::StateFileError;

/// A request to the knobs that is refused. Its body is `{"code":…,"message":…,"help":…}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ControlError {
    code: ControlErrorCode,
    message: String,
    help: String,
    allow: Option<String>,
}

/// Defines the codes, each with the status that goes with it.
macro_rules! codes {
    ($($(#[doc = $doc:literal])* $name:ident => $status:ident,)*) => {
        /// Why the knobs refuse a request.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum ControlErrorCode {
            $($(#[doc = $doc])* $name,)*
        }

        impl ControlErrorCode {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The code as the body spells it.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => stringify!($name),)*
                }
            }

            /// The HTTP status that goes with the code.
            pub fn status(self) -> StatusCode {
                match self {
                    $(Self::$name => StatusCode::$status,)*
                }
            }
        }
    };
}

codes! {
    /// The request has an `Origin` header, so a web page sent it.
    CrossSite => FORBIDDEN,
    /// The body is not JSON, or lacks a member, or has one that is unknown or out of range.
    InvalidBody => BAD_REQUEST,
    /// The query has a parameter that is unknown or out of range.
    InvalidQuery => BAD_REQUEST,
    /// A name in the path can't be one.
    InvalidName => BAD_REQUEST,
    /// The path is none of the knobs.
    UnknownPath => NOT_FOUND,
    /// The path does not have the method; `Allow` says which it has.
    UnknownMethod => METHOD_NOT_ALLOWED,
    /// There is no such vault.
    VaultNotFound => NOT_FOUND,
    /// There is no such archive.
    ArchiveNotFound => NOT_FOUND,
    /// Glacier itself would not allow it, such as one vault too many.
    Refused => CONFLICT,
    /// The state file can't be written, so nothing was changed.
    StateFile => INTERNAL_SERVER_ERROR,
}

impl ControlError {
    pub(super) fn new(
        code: ControlErrorCode,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self { code, message: message.into(), help: help.into(), allow: None }
    }

    pub(super) fn state_file(message: impl Into<String>) -> Self {
        Self::new(
            ControlErrorCode::StateFile,
            message,
            "see that there is room on its disk and that it can be written, then try again",
        )
    }

    pub(super) fn with_allow(self, allow: String) -> Self {
        Self { allow: Some(allow), ..self }
    }

    /// The code in the body.
    pub fn code(&self) -> ControlErrorCode {
        self.code
    }

    /// What is wrong.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What to do about it.
    pub fn help(&self) -> &str {
        &self.help
    }

    /// The methods that the path has, if it was the method that was wrong.
    pub(super) fn allow(&self) -> Option<&str> {
        self.allow.as_deref()
    }

    pub(super) fn to_json(&self) -> Value {
        json!({ "code": self.code.as_str(), "message": self.message, "help": self.help })
    }
}

impl From<StateFileError> for ControlError {
    fn from(error: StateFileError) -> Self {
        let cause = error.source().map(|cause| format!(": {cause}"));
        Self::state_file(format!("{error}{}", cause.unwrap_or_default()))
    }
}

impl fmt::Display for ControlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}\n  help: {}", self.code.as_str(), self.message, self.help)
    }
}

impl std::error::Error for ControlError {}
