//! What a person or a program gets to see. Colours go only to terminals, and not with `NO_COLOR`.

use std::io::{self, Write};

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use anstyle::{AnsiColor, Style};
use serde::Serialize;
use serde_json::json;
use vault_lock_policy::{Place, Span};

use crate::{args::Format, error::Error};

pub(crate) const EMPHASIS: Style = Style::new().bold();
pub(crate) const BAD: Style = AnsiColor::Red.on_default().bold();
pub(crate) const GOOD: Style = AnsiColor::Green.on_default().bold();
pub(crate) const DOUBTFUL: Style = AnsiColor::Yellow.on_default().bold();

/// A text in a style; where there are no colours, the text.
pub(crate) fn styled(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}

/// `1 error`, `2 errors`.
pub(crate) fn count(number: usize, what: &str) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
}

pub(crate) fn range(span: Span) -> std::ops::Range<usize> {
    span.start..span.end
}

/// A report that points into a text, in lines.
pub(crate) fn report(groups: &[Group<'_>]) -> String {
    Renderer::styled().render(groups) + "\n"
}

/// One object, in lines.
pub(crate) fn json(value: &impl Serialize) -> String {
    // Nothing that is shown has keys other than strings or can fail on its own.
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}

/// Writes to standard output. A reader that has read enough, such as `head`, is no failure.
pub(crate) fn print(text: &str) -> io::Result<()> {
    let mut out = anstream::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

/// Why there is no result: as text on standard error, as JSON on standard output.
pub(crate) fn error(error: &Error, format: Format) {
    // Where an error can't be told there is nowhere to tell that; the exit code does.
    let _ = match format {
        Format::Json => print(&json(&json!({ "error": JsonError::of(error) }))),
        Format::Text => anstream::stderr().lock().write_all(failure(error).as_bytes()),
    };
}

fn failure(error: &Error) -> String {
    let help = error.help();
    let Error::NotAPolicy { file, text, error: parse } = error else {
        let help = help.map(|help| format!("  help: {help}\n")).unwrap_or_default();
        return format!("{}: {error}\n{help}", styled(BAD, "error"));
    };
    let (file, title) = (file.to_string(), parse.kind().to_string());
    let snippet = Snippet::source(text.as_str())
        .path(&file)
        .annotation(AnnotationKind::Primary.span(range(parse.span())));
    let groups = [
        Level::ERROR.primary_title(title).element(snippet),
        Group::with_title(Level::HELP.secondary_title(help.unwrap_or_default())),
    ];
    format!("{}\n{file}: this is not a policy\n", report(&groups))
}

#[derive(Serialize)]
struct JsonError<'r> {
    message: String,
    help: Option<String>,
    file: Option<String>,
    place: Option<JsonPlace<'r>>,
}

impl<'r> JsonError<'r> {
    fn of(error: &'r Error) -> Self {
        let (file, message, place) = match error {
            Error::NotAPolicy { file, error, .. } => {
                let place = JsonPlace::new(error.place(), error.span());
                (Some(file), error.kind().to_string(), Some(place))
            }
            Error::Unreadable { file, .. } | Error::NotText { file, .. } => {
                (Some(file), error.to_string(), None)
            }
            _ => (None, error.to_string(), None),
        };
        Self { message, help: error.help(), file: file.map(ToString::to_string), place }
    }
}

/// A place in a policy: line and column, counted from 1 and in characters; the path; and the range of bytes.
#[derive(Serialize)]
pub(crate) struct JsonPlace<'r> {
    line: usize,
    column: usize,
    path: &'r str,
    start: usize,
    end: usize,
}

impl<'r> JsonPlace<'r> {
    pub(crate) fn new(place: &'r Place, span: Span) -> Self {
        let Place { line, column, path } = place;
        Self { line: *line, column: *column, path, start: span.start, end: span.end }
    }
}
