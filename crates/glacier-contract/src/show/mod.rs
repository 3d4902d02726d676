//! What a person or another program gets to see. Colours go only to terminals, and not with `NO_COLOR`.

pub(crate) mod junit;
pub(crate) mod progress;
pub(crate) mod table;

use anstyle::{AnsiColor, Style};

use crate::run::Error;

pub(crate) const GOOD: Style = AnsiColor::Green.on_default();
pub(crate) const BAD: Style = AnsiColor::Red.on_default().bold();
pub(crate) const DOUBTFUL: Style = AnsiColor::Yellow.on_default();
pub(crate) const FAINT: Style = Style::new().dimmed();

/// A text in a style; where there are no colours, the text.
pub(crate) fn styled(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}

/// Why there is no verdict, and what to do about it.
pub(crate) fn error(error: &Error) {
    anstream::eprintln!("{}: {error}", styled(BAD, "error"));
    if let Some(help) = error.help() {
        anstream::eprintln!("  help: {help}");
    }
}
