//! How a command ends.

use std::fmt::Display;
use std::process::ExitCode;

use crate::tell::error;

/// How a command ended that has an answer.
///
/// ```
/// use std::process::ExitCode;
/// use command_manners::Ending;
///
/// assert_eq!(ExitCode::from(Ending::Good), ExitCode::SUCCESS);
/// assert_eq!(ExitCode::from(Ending::Bad), ExitCode::from(1));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// All is well: exit code 0.
    Good,
    /// What was asked about is not: a policy with errors, a difference, a case that failed. Exit code 1.
    Bad,
}

impl Ending {
    /// `Good` if it is so.
    ///
    /// ```
    /// use command_manners::Ending;
    ///
    /// assert_eq!(Ending::good_if(1 + 1 == 2), Ending::Good);
    /// ```
    pub fn good_if(is_good: bool) -> Self {
        if is_good { Self::Good } else { Self::Bad }
    }
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        Self::from(match ending {
            Ending::Good => 0,
            Ending::Bad => 1,
        })
    }
}

/// The exit code of an outcome. Why there is no answer is told on standard error; the code is 2 then.
///
/// The error is printed with `{:#}`, which for `anyhow` has its causes too.
///
/// ```
/// use std::process::ExitCode;
/// use command_manners::{Ending, end};
///
/// assert_eq!(end(Ok::<_, String>(Ending::Bad)), ExitCode::from(1));
/// assert_eq!(end(Err("cannot read `model.json`")), ExitCode::from(2));
/// ```
pub fn end<E: Display>(outcome: Result<Ending, E>) -> ExitCode {
    match outcome {
        Ok(ending) => ending.into(),
        Err(problem) => {
            error(&format!("{problem:#}"), None);
            ExitCode::from(2)
        }
    }
}
