//! From the command line to its arguments.

use std::ffi::OsString;
use std::process::exit;

use clap::builder::Styles;
use clap::error::ErrorKind;
use clap::{Command, Parser};

use crate::tell::{BAD, DOUBTFUL, EMPHASIS, GOOD};
use crate::{generate, misuse};

/// The arguments of this process.
///
/// Ends the process where they ask for nothing but help, version, completions or man pages (exit code 0), and where they are wrong
/// (2).
///
/// ```no_run
/// /// Counts lines
/// #[derive(clap::Parser)]
/// struct Cli {
///     file: std::path::PathBuf,
/// }
///
/// let cli: Cli = command_manners::parse();
/// ```
pub fn parse<C: Parser>() -> C {
    parse_from(std::env::args_os())
}

/// Like [`parse`], from any command line. Its first word is the name of the command.
///
/// ```
/// /// Counts lines
/// #[derive(clap::Parser)]
/// struct Cli {
///     file: std::path::PathBuf,
/// }
///
/// let cli: Cli = command_manners::parse_from(["count", "poem.txt"].map(Into::into));
/// assert_eq!(cli.file.to_str(), Some("poem.txt"));
/// ```
pub fn parse_from<C: Parser>(words: impl IntoIterator<Item = OsString>) -> C {
    let words: Vec<OsString> = words.into_iter().collect();
    let command = dressed(C::command());
    if let Some(code) = generate::asked_for(&command, &words) {
        exit(code);
    }
    let parsed = command.try_get_matches_from(words);
    parsed.and_then(|matches| C::from_arg_matches(&matches)).unwrap_or_else(|error| end(&error))
}

/// Refuses arguments that the parser accepts, and ends the process as it would.
///
/// ```no_run
/// command_manners::refuse("`--listen 0.0.0.0:80` can be reached from other machines", "add `--allow-remote`");
/// ```
pub fn refuse(message: &str, help: &str) -> ! {
    crate::tell::error(message, Some(help));
    exit(2);
}

/// The command with what all have.
fn dressed(command: Command) -> Command {
    const SHARED: &str =
        "Colours and progress are for terminals; NO_COLOR=1 leaves out the colours.";
    let styles = Styles::styled()
        .header(EMPHASIS)
        .usage(EMPHASIS)
        .literal(EMPHASIS)
        .error(BAD)
        .valid(GOOD)
        .invalid(DOUBTFUL);
    let after = match command.get_after_help() {
        Some(own) => format!("{}\n\n{SHARED}", own.ansi()),
        None => SHARED.to_owned(),
    };
    // However the program was called: on Windows its file is named otherwise.
    let name = command.get_bin_name().unwrap_or(command.get_name()).to_owned();
    generate::with_options(command.bin_name(name).styles(styles)).after_help(after)
}

fn end(error: &clap::Error) -> ! {
    match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => error.exit(),
        _ => {
            crate::tell::tell(&misuse::told(error));
            exit(2);
        }
    }
}
