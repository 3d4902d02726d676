//! What each command does.

pub(crate) mod codes;
pub(crate) mod evaluate;
pub(crate) mod explain;
pub(crate) mod lint;
pub(crate) mod new;

/// What a command has to say, and how it ends.
pub(crate) struct Outcome {
    /// For standard output, with colours; whole lines.
    pub(crate) text: String,
    pub(crate) ending: Ending,
}

/// How a command ends that has something to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// Nothing is wrong with the policy, or it was not asked.
    Fine,
    /// The linter found errors.
    Errors,
}

impl Outcome {
    /// An outcome in which nothing is wrong.
    pub(crate) fn fine(text: String) -> Self {
        Self { text, ending: Ending::Fine }
    }
}
