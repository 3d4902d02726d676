//! What each command does.

pub(crate) mod codes;
pub(crate) mod evaluate;
pub(crate) mod explain;
pub(crate) mod lint;
pub(crate) mod new;

/// How a command ended that had something to say.
pub(crate) enum Ending {
    /// Nothing is wrong with the policy, or it was not asked.
    Fine,
    /// The linter found errors.
    Errors,
}
