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
    detail: Option<Box<str>>,
}

/// Defines the codes, each with the status that goes with it.
macro_rules! error_codes {
    ($($(#[doc = $doc:literal])* $name:ident => $status:literal $code:literal,)*) => {
        /// The codes that the emulator answers with.
        ///
        /// Statuses are those of the guide's
        /// [table](https://docs.aws.amazon.com/amazonglacier/latest/dev/api-error-responses.html); the last two codes are
        /// chosen, [`rules::PATH_UNKNOWN`](crate::rules::PATH_UNKNOWN) and
        /// [`rules::METHOD_UNKNOWN`](crate::rules::METHOD_UNKNOWN).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum ErrorCode {
            $($(#[doc = $doc])* $name,)*
        }

        impl ErrorCode {
            /// All of them, in the order of the guide's table.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

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
                    $(Self::$name => $code,)*
                }
            }

            /// The HTTP status that goes with the code.
            pub fn status(self) -> u16 {
                match self {
                    $(Self::$name => $status,)*
                }
            }
        }
    };
}

error_codes! {
    /// The caller may not do this, or the state of the lock forbids it; on the model of no operation.
    AccessDenied => 403 "AccessDeniedException",
    /// The request is no HTTP that the service can read.
    BadRequest => 400 "BadRequest",
    /// The security token has expired.
    ExpiredToken => 403 "ExpiredTokenException",
    /// A parameter has a value that is not allowed.
    InvalidParameterValue => 400 "InvalidParameterValueException",
    /// The signature is not that of this request, or not of this time.
    InvalidSignature => 403 "InvalidSignatureException",
    /// A quota is used up.
    LimitExceeded => 400 "LimitExceededException",
    /// The request is not signed.
    MissingAuthenticationToken => 400 "MissingAuthenticationTokenException",
    /// A required header or member is missing.
    MissingParameterValue => 400 "MissingParameterValueException",
    /// The account is new, and the service takes no new customers.
    NoLongerSupported => 400 "NoLongerSupportedException",
    /// The request did not arrive in time.
    RequestTimeout => 408 "RequestTimeoutException",
    /// There is no such vault, or the vault has no lock.
    ResourceNotFound => 404 "ResourceNotFoundException",
    /// The body can't be read.
    Serialization => 400 "SerializationException",
    /// The service failed.
    ServiceUnavailable => 500 "ServiceUnavailableException",
    /// The caller asks too often.
    Throttling => 400 "ThrottlingException",
    /// The access key or the security token is nobody's.
    UnrecognizedClient => 400 "UnrecognizedClientException",
    /// No operation has this path.
    UnknownOperation => 404 "UnknownOperationException",
    /// No operation has this method on this path.
    MethodNotAllowed => 405 "MethodNotAllowedException",
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
        Self { code, message: message.into(), rule, detail: None }
    }

    pub(super) fn with_detail(self, detail: impl Into<Box<str>>) -> Self {
        Self { detail: Some(detail.into()), ..self }
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

    /// What the service knows and keeps to itself: why a policy is none, and where in its text.
    ///
    /// ```
    /// use glacier_testkit::state::{Request, RequestContext, Scope, SeededLockIds, State, Timestamp};
    ///
    /// let scope = Scope::new("111122223333".parse()?, "eu-west-1".parse()?);
    /// let (mut state, now) = (State::default(), Timestamp::from_millis(0));
    /// state.create(&scope, "v", now)?;
    /// let policy = r#"{"Statement": {"Effect": "DENY"}}"#.to_owned();
    /// let request = Request::InitiateVaultLock { vault: "v".into(), policy };
    /// let refused = state
    ///     .apply(&RequestContext::of_owner(scope), &request, now, &mut SeededLockIds::new(1))
    ///     .unwrap_err();
    /// assert_eq!(refused.message(), "The specified vault lock policy is invalid. Provide a valid policy.");
    /// assert_eq!(refused.detail(), Some("line 1, column 26, `Statement.Effect`: `DENY` is not an effect"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn detail(&self) -> Option<&str> {
        self.detail.as_deref()
    }

    /// The rule that decided.
    pub fn rule(&self) -> &'static Rule {
        self.rule
    }
}

impl ErrorCode {
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
