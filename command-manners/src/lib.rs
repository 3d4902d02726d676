//! How the commands of one family behave alike.
//!
//! Each command has its own arguments and its own work. What people meet in all of them is here, once:
//!
//! - **Mistakes on the command line** are told like every other error: a message, what to do about it, how it is used.
//! - **Exit codes**: 0 if all is well, 1 if what was asked about is not, 2 if there is no answer. See [`Ending`].
//! - **Colours and progress** are for terminals; what goes into a pipe or a file has none, and neither with `NO_COLOR`.
//! - **Shell completions and man pages** come from the same description of the arguments: `--completions SHELL`
//!   and `--man-pages DIR`.
//!
//! ```no_run
//! use std::process::ExitCode;
//! use command_manners::Ending;
//!
//! /// Counts the lines of a file
//! #[derive(clap::Parser)]
//! struct Cli {
//!     /// The file
//!     file: std::path::PathBuf,
//! }
//!
//! fn main() -> ExitCode {
//!     let cli: Cli = command_manners::parse();
//!     command_manners::end(count(&cli))
//! }
//!
//! fn count(cli: &Cli) -> Result<Ending, std::io::Error> {
//!     let text = std::fs::read_to_string(&cli.file)?;
//!     command_manners::print(&format!("{}\n", text.lines().count()))?;
//!     Ok(if text.is_empty() { Ending::Bad } else { Ending::Good })
//! }
//! ```

mod ending;
mod generate;
mod misuse;
mod parse;
mod progress;
mod tell;

pub use ending::{Ending, end};
pub use parse::{parse, parse_from, refuse};
pub use progress::Progress;
pub use tell::{BAD, DOUBTFUL, EMPHASIS, FAINT, GOOD, error, print, styled};
