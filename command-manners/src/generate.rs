//! `--completions` and `--man-pages`, which need no other argument.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Arg, Command, value_parser};
use clap_complete::Shell;

use crate::tell::{error, print};

const COMPLETIONS: &str = "completions";
const MAN_PAGES: &str = "man-pages";

/// The options, beside those that a command has.
pub(crate) fn with_options(command: Command) -> Command {
    command.args([
        Arg::new(COMPLETIONS)
            .long(COMPLETIONS)
            .value_name("SHELL")
            .value_parser(value_parser!(Shell))
            .help("Prints completions for a shell, and does nothing else")
            .help_heading("For packages and shells")
            .exclusive(true),
        Arg::new(MAN_PAGES)
            .long(MAN_PAGES)
            .value_name("DIR")
            .value_parser(value_parser!(PathBuf))
            .help("Writes man pages into a folder, and does nothing else")
            .help_heading("For packages and shells")
            .exclusive(true),
    ])
}

/// Does what one of the options asks for, if the command line begins with one, and gives the exit code.
///
/// They stand first, for the parser would want the other arguments that the command needs.
pub(crate) fn asked_for(command: &Command, words: &[OsString]) -> Option<i32> {
    let first = words.get(1)?.to_str()?;
    let is = |option: &str| {
        first.strip_prefix("--").is_some_and(|it| it.split('=').next() == Some(option))
    };
    if !is(COMPLETIONS) && !is(MAN_PAGES) {
        return None;
    }
    // Only these options, so that nothing else is missing.
    let only = with_options(Command::new("command").bin_name(command.get_name().to_owned()));
    let matches = match only.try_get_matches_from(words) {
        Ok(matches) => matches,
        Err(fault) => {
            crate::tell::tell(&crate::misuse::told(&fault));
            return Some(2);
        }
    };
    let (done, place) = if let Some(shell) = matches.get_one::<Shell>(COMPLETIONS) {
        (print(&completions(command, *shell)), "standard output".to_owned())
    } else {
        let folder = matches.get_one::<PathBuf>(MAN_PAGES)?;
        let done = std::fs::create_dir_all(folder)
            .and_then(|()| clap_mangen::generate_to(command.clone(), folder));
        (done, format!("`{}`", folder.display()))
    };
    match done {
        Ok(()) => Some(0),
        Err(problem) => {
            error(&format!("cannot write {place}: {problem}"), None);
            Some(2)
        }
    }
}

fn completions(command: &Command, shell: Shell) -> String {
    let (mut command, name) = (command.clone(), command.get_name().to_owned());
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut command, name, &mut text);
    String::from_utf8_lossy(&text).into_owned()
}
