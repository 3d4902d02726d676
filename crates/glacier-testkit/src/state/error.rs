//! What the service answers when it refuses.

use std::fmt;

use crate::rules::Rule;

/// A refusal, with the rule that decided it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{code}: {message}")]
pub struct ServiceError {
    code: ErrorCode,
    message: String,
    rule: &'static Rule,
}

/// The codes that the emulator answers with.
///
/// Statuses are those of the guide's
/// [table](https://docs.aws.amazon.com/amazonglacier/latest/dev/api-error-responses.html); the last two are chosen,
/// [`rules::PATH_UNKNOWN`](crate::rules::PATH_UNKNOWN) and [`rules::METHOD_UNKNOWN`](crate::rules::METHOD_UNKNOWN).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ErrorCode {
    /// The caller may not do this, or the state of the lock forbids it; on the model of no operation.
    AccessDenied,
    /// A parameter has a value that is not allowed.
    InvalidParameterValue,
    /// A quota is used up.
    LimitExceeded,
    /// The request is not signed.
    MissingAuthenticationToken,
    /// A required header or member is missing.
    MissingParameterValue,
    /// The account is new, and the service takes no new customers.
    NoLongerSupported,
    /// There is no such vault, or the vault has no lock.
    ResourceNotFound,
    /// The body can't be read.
    Serialization,
    /// No operation has this path.
    UnknownOperation,
    /// No operation has this method on this path.
    MethodNotAllowed,
}

/// Who is to blame, the `type` of an error body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ErrorKind {
    /// The request.
    Client,
    /// The service.
    Server,
}

impl ServiceError {
    pub(crate) fn new(code: ErrorCode, rule: &'static Rule, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), rule }
    }

    /// The code in the body.
    pub fn code(&self) -> ErrorCode {
        self.code
    }

    /// The HTTP status.
    pub fn status(&self) -> u16 {
        self.code.status()
    }

    /// Who is to blame.
    pub fn kind(&self) -> ErrorKind {
        self.code.kind()
    }

    /// The text in the body.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The rule that decided.
    pub fn rule(&self) -> &'static Rule {
        self.rule
    }
}

impl ErrorCode {
    /// The code as the body spells it.
    ///
    /// ```
    /// use glacier_testkit::state::ErrorCode;
    ///
    /// assert_eq!(ErrorCode::AccessDenied.as_str(), "AccessDeniedException");
    /// assert_eq!(ErrorCode::AccessDenied.status(), 403);
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AccessDenied => "AccessDeniedException",
            Self::InvalidParameterValue => "InvalidParameterValueException",
            Self::LimitExceeded => "LimitExceededException",
            Self::MissingAuthenticationToken => "MissingAuthenticationTokenException",
            Self::MissingParameterValue => "MissingParameterValueException",
            Self::NoLongerSupported => "NoLongerSupportedException",
            Self::ResourceNotFound => "ResourceNotFoundException",
            Self::Serialization => "SerializationException",
            Self::UnknownOperation => "UnknownOperationException",
            Self::MethodNotAllowed => "MethodNotAllowedException",
        }
    }

    /// The HTTP status that goes with the code.
    pub fn status(self) -> u16 {
        match self {
            Self::InvalidParameterValue
            | Self::LimitExceeded
            | Self::MissingAuthenticationToken
            | Self::MissingParameterValue
            | Self::NoLongerSupported
            | Self::Serialization => 400,
            Self::AccessDenied => 403,
            Self::ResourceNotFound | Self::UnknownOperation => 404,
            Self::MethodNotAllowed => 405,
        }
    }

    /// Who is to blame.
    pub fn kind(self) -> ErrorKind {
        if self.status() < 500 { ErrorKind::Client } else { ErrorKind::Server }
    }
}

impl ErrorKind {
    /// The kind as the body spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Client => "Client",
            Self::Server => "Server",
        }
    }
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
