//! The package and the service.

use super::{AuthScheme, Docs};

/// The package as its manifest names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    /// `glacier-sdk`
    pub name: String,
    /// `0.1.0`
    pub version: String,
    /// One line.
    pub description: String,
}

/// The service shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// `com.amazonaws.glacier#Glacier`
    pub shape_id: String,
    /// `Amazon Glacier`, the title for people.
    pub title: String,
    /// `Glacier`, the identifier that AWS gives the service in its SDKs.
    pub sdk_id: String,
    /// `2012-06-01`
    pub version: String,
    /// `glacier`, the service part of a SigV4 credential scope.
    pub signing_name: String,
    /// Ways of authentication, best first; endpoint rules may put others before them.
    pub auth_schemes: Vec<AuthScheme>,
    /// `bedrock`, the name of the service in the variable with its token, if it takes one from the environment.
    pub environment_token: Option<String>,
    /// What the service is for.
    pub docs: Docs,
    /// What the service asks of its clients beyond the protocol.
    pub customization: Option<Customization>,
}

impl Service {
    /// Whether AWS has the service, and an official crate for it.
    pub fn is_of_aws(&self) -> bool {
        self.shape_id.starts_with("com.amazonaws.")
    }

    /// `glacier`: the identifier as the user agent and the names of AWS's crates spell it.
    pub fn id_in_names(&self) -> String {
        self.sdk_id.to_lowercase().replace(' ', "")
    }
}

/// Rules of one service that no trait of the model expresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Customization {
    /// The API version travels in a header; an unset account ID becomes `-`.
    Glacier,
    /// Each request says that it takes JSON.
    ApiGateway,
}
