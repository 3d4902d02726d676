//! Why there is nothing to say about a policy, and what to do about it.

use std::io;

use vault_lock_policy::{ErrorKind, HoldError, ParseError};

use crate::input::Source;

/// Why there is no result.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    #[error("`{file}` can't be read: {error}")]
    Unreadable { file: Source, error: io::Error },
    #[error("`{file}` is not UTF-8 from byte {offset} on, counted from 0")]
    NotText { file: Source, offset: usize },
    #[error("`{file}` is not a policy: {error}")]
    NotAPolicy { file: Source, text: String, error: Box<ParseError> },
    #[error("the output can't be written: {0}")]
    Unwritable(io::Error),
    #[error("standard input can hold one policy, not two")]
    StdinTwice,
    #[error("`{action}` is not about an archive, so it has no `--archive-age`")]
    AgeWithoutArchive { action: &'static str },
    #[error(transparent)]
    Hold(#[from] HoldError),
}

impl Error {
    /// What to do about it.
    pub(crate) fn help(&self) -> Option<String> {
        Some(match self {
            Self::NotText { .. } => "save the file as UTF-8".to_owned(),
            Self::NotAPolicy { file, text, error } => {
                let taken_out = taken_out(file, text, error.kind());
                taken_out.unwrap_or_else(|| error.help())
            }
            Self::StdinTwice => "put one of them into a file".to_owned(),
            Self::AgeWithoutArchive { .. } => {
                "only `DeleteArchive` and `InitiateJob` are about an archive".to_owned()
            }
            Self::Hold(error) => error.help().to_owned(),
            Self::Unreadable { .. } | Self::Unwritable(_) => return None,
        })
    }
}

/// How to get at a policy that is wrapped: in the body of the request, as the AWS CLI takes it, or in a string.
fn taken_out(file: &Source, text: &str, kind: &ErrorKind) -> Option<String> {
    let document = serde_json::from_str::<serde_json::Value>(text).ok()?;
    let (what, filter, inner) = match kind {
        ErrorKind::Escaped => ("the policy is in there as a string", ".".to_owned(), document),
        ErrorKind::UnknownElement { name, .. } if name.eq_ignore_ascii_case("policy") => {
            let inner = document.get(name)?.clone();
            ("this is the body of the request; the policy is inside it", format!(".{name}"), inner)
        }
        _ => return None,
    };
    let (options, again) = match (&inner, inner.as_str().map(is_string)) {
        (_, Some(true)) => (" -r", " | jq -r ."),
        (serde_json::Value::String(_), _) => (" -r", ""),
        _ => ("", ""),
    };
    let file = match file {
        Source::Stdin => String::new(),
        Source::File(path) => format!(" {}", quoted(&path.display().to_string())),
    };
    Some(format!("{what}: take it out with `jq{options} {filter}{file}{again}`"))
}

/// As a shell takes it for one word.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./".contains(c);
    if word.chars().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

/// Whether a text is a string of JSON: escaped once more.
fn is_string(text: &str) -> bool {
    serde_json::from_str::<String>(text).is_ok()
}
