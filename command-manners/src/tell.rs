//! What people get to see. Colours go only to terminals, and not with `NO_COLOR`.

use std::io::{self, Write as _};

use anstyle::{AnsiColor, Style};

/// For headlines.
pub const EMPHASIS: Style = Style::new().bold();
/// For what is wrong.
pub const BAD: Style = AnsiColor::Red.on_default().bold();
/// For what is right.
pub const GOOD: Style = AnsiColor::Green.on_default().bold();
/// For what may be either.
pub const DOUBTFUL: Style = AnsiColor::Yellow.on_default().bold();
/// For what matters less.
pub const FAINT: Style = Style::new().dimmed();

/// A text in a style, for [`print()`] or `anstream`, which leave out the colours where there are none.
///
/// ```
/// use command_manners::{BAD, styled};
///
/// assert_eq!(styled(BAD, "error"), "\u{1b}[1m\u{1b}[31merror\u{1b}[0m");
/// ```
pub fn styled(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}

/// Writes to standard output. A reader that has read enough, such as `head`, is no failure.
///
/// # Errors
///
/// If it can't be written for another reason, such as a full disk.
///
/// ```
/// command_manners::print("2 shapes\n")?;
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn print(text: &str) -> io::Result<()> {
    let mut out = anstream::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

/// Tells on standard error what is wrong, and what to do about it.
///
/// ```
/// command_manners::error("cannot read `model.json`", Some("name the file that AWS publishes"));
/// ```
pub fn error(message: &str, help: Option<&str>) {
    let help = help.map(|help| format!("  help: {help}\n")).unwrap_or_default();
    tell(&format!("{}: {message}\n{help}", styled(BAD, "error")));
}

/// Writes to standard error.
pub(crate) fn tell(text: &str) {
    // Where an error can't be told there is nowhere to tell that; the exit code does.
    let _ = anstream::stderr().lock().write_all(text.as_bytes());
}
