//! Policies from files and from standard input.

use std::{
    convert::Infallible,
    fmt, fs,
    io::{self, Read},
    path::PathBuf,
    str::FromStr,
};

use vault_lock_policy::Policy;

use crate::error::Error;

/// Where a policy is read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Source {
    Stdin,
    File(PathBuf),
}

impl Source {
    /// Reads the policy.
    pub(crate) fn read(&self) -> Result<Policy, Error> {
        let bytes =
            self.bytes().map_err(|error| Error::Unreadable { file: self.clone(), error })?;
        let text = String::from_utf8(bytes).map_err(|error| Error::NotText {
            file: self.clone(),
            offset: error.utf8_error().valid_up_to(),
        })?;
        Policy::parse(&text).map_err(|error| Error::NotAPolicy {
            file: self.clone(),
            text,
            error: Box::new(error),
        })
    }

    fn bytes(&self) -> io::Result<Vec<u8>> {
        match self {
            Self::File(path) => fs::read(path),
            Self::Stdin => {
                let mut bytes = Vec::new();
                io::stdin().lock().read_to_end(&mut bytes)?;
                Ok(bytes)
            }
        }
    }
}

impl FromStr for Source {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(if text == "-" { Self::Stdin } else { Self::File(text.into()) })
    }
}

/// As it is named in output.
impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stdin => f.write_str("<stdin>"),
            Self::File(path) => path.display().fmt(f),
        }
    }
}
