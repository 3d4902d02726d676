//! Why there is nothing to say about a policy, and what to do about it.

use std::io;

use vault_lock_policy::{HoldError, ParseError};

use crate::{input::Source, wrapping};

/// Why there is no result.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    #[error("cannot read `{file}`: {error}")]
    Unreadable { file: Source, error: io::Error },
    #[error("`{file}` is not UTF-8 from byte {offset} on, counted from 0")]
    NotText { file: Source, offset: usize },
    #[error("`{file}` is not a policy: {error}")]
    NotAPolicy { file: Source, text: String, error: Box<ParseError> },
    #[error("cannot write the output: {0}")]
    Unwritable(io::Error),
    #[error("standard input can hold one policy, not two")]
    StdinTwice,
    #[error("`{action}` is not about an archive, so it has no `--archive-age`")]
    AgeWithoutArchive { action: &'static str },
    #[error("requests for `{action}` don't carry the tags of the vault, so they have no `--tag`")]
    TagWithoutTags { action: &'static str },
    #[error(transparent)]
    Hold(#[from] HoldError),
}

impl Error {
    /// What to do about it.
    pub(crate) fn help(&self) -> Option<String> {
        Some(match self {
            Self::NotText { .. } => "save the file as UTF-8".to_owned(),
            Self::NotAPolicy { file, text, error } => {
                wrapping::help(file, text).unwrap_or_else(|| error.help())
            }
            Self::StdinTwice => "put one of them into a file".to_owned(),
            Self::AgeWithoutArchive { .. } => {
                "only `DeleteArchive` and `InitiateJob` are about an archive".to_owned()
            }
            Self::TagWithoutTags { .. } => {
                "to see what would be if they did, give `--context glacier:ResourceTag/KEY=VALUE`"
                    .to_owned()
            }
            Self::Hold(error) => error.help().to_owned(),
            Self::Unreadable { .. } | Self::Unwritable(_) => return None,
        })
    }
}
