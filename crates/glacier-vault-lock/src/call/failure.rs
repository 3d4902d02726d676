//! What a failed call proves, and the error that it becomes.

use crate::{
    call::INITIATE_VAULT_LOCK,
    error::{Cause, Error},
    names::VaultName,
};

/// A call that did not succeed.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) operation: &'static str,
    pub(crate) kind: FailureKind,
    /// Whether the service has answered every request that was sent, so that none is still on its way.
    pub(crate) answered: bool,
    pub(crate) code: Option<String>,
    pub(crate) message: Option<String>,
    pub(crate) source: Cause,
}

/// What a failure proves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FailureKind {
    /// The request never left.
    NotSent,
    /// The service refused: this request changed nothing.
    Refused,
    /// The request may have done its work.
    Unclear,
    /// The service answered with success, and the answer lacks what it is there for. The request may have done its work.
    Senseless,
}

impl Failure {
    /// Whether the request may have done its work.
    pub(crate) fn is_unclear(&self) -> bool {
        matches!(self.kind, FailureKind::Unclear | FailureKind::Senseless)
    }

    pub(crate) fn is_not_found(&self) -> bool {
        self.has_code("ResourceNotFoundException")
    }

    pub(crate) fn is_access_denied(&self) -> bool {
        self.has_code("AccessDeniedException")
    }

    pub(crate) fn has_code(&self, code: &str) -> bool {
        self.kind == FailureKind::Refused && self.code.as_deref() == Some(code)
    }

    /// What the service says.
    pub(crate) fn message(&self) -> String {
        match (&self.code, &self.message) {
            (Some(code), Some(message)) => format!("{message} ({code})"),
            (Some(text), None) | (None, Some(text)) => text.clone(),
            (None, None) => "it does not say why".to_owned(),
        }
    }

    /// The error for a call that changes nothing, or that is known to have changed nothing.
    pub(crate) fn without_effect(self, vault: &VaultName) -> Error {
        let (vault, operation) = (vault.clone(), self.operation);
        match self.kind {
            FailureKind::NotSent => Error::NotSent { vault, operation, source: self.source },
            FailureKind::Unclear => {
                Error::ServiceUnavailable { vault, operation, source: self.source }
            }
            FailureKind::Senseless => {
                Error::Unexpected { vault, operation, message: self.source.to_string() }
            }
            FailureKind::Refused => self.refusal(vault),
        }
    }

    /// The error for a call whose effect could not be found out.
    pub(crate) fn with_unknown_outcome(self, vault: &VaultName) -> Error {
        let Self { operation, source, .. } = self;
        Error::OutcomeUnknown { vault: vault.clone(), operation, source }
    }

    fn refusal(self, vault: VaultName) -> Error {
        let (operation, message) = (self.operation, self.message());
        match self.code.as_deref().unwrap_or_default() {
            "ResourceNotFoundException" => Error::VaultNotFound { vault },
            "NoLongerSupportedException" => Error::ServiceClosed { message },
            "InvalidParameterValueException" | "MissingParameterValueException"
                if operation == INITIATE_VAULT_LOCK =>
            {
                Error::PolicyRefused { vault, message }
            }
            "AccessDeniedException"
            | "ExpiredTokenException"
            | "InvalidSignatureException"
            | "MissingAuthenticationTokenException"
            | "UnrecognizedClientException" => Error::AccessDenied { vault, operation, message },
            _ => Error::Unexpected { vault, operation, message },
        }
    }
}
