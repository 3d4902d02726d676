//! How a client shows who it is.

/// A way of authentication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AuthScheme {
    /// Signatures of version 4, for one region.
    SigV4,
    /// Asymmetric signatures of version 4, for a set of regions.
    SigV4a,
    /// A token in the header `authorization`.
    Bearer,
    /// None: requests are sent as they are.
    Anonymous,
}

impl AuthScheme {
    /// How AWS's SDKs call it, and endpoint rules that ask for it.
    pub fn id(self) -> &'static str {
        match self {
            Self::SigV4 => "sigv4",
            Self::SigV4a => "sigv4a",
            Self::Bearer => "http-bearer-auth",
            Self::Anonymous => "no_auth",
        }
    }
}
