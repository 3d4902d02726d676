//! What each command does.

pub(crate) mod codes;
pub(crate) mod evaluate;
pub(crate) mod explain;
pub(crate) mod lint;
pub(crate) mod new;

use command_manners::Ending;

/// What a command has to say, and how it ends.
pub(crate) struct Outcome {
    /// For standard output, with colours; whole lines.
    pub(crate) text: String,
    pub(crate) ending: Ending,
}

impl Outcome {
    /// An outcome in which nothing is wrong.
    pub(crate) fn fine(text: String) -> Self {
        Self { text, ending: Ending::Good }
    }
}
