//! What a person or a program gets to see. Colours go only to terminals, and not with `NO_COLOR`.

use std::io::Write as _;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use command_manners::print;
use serde::Serialize;
use serde_json::json;
use vault_lock_policy::{ParseError, Place, Span};

use crate::{args::Format, error::Error};

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

/// Why there is no result: as text on standard error, as JSON on standard output.
pub(crate) fn error(error: &Error, format: Format) {
    // Where an error can't be told there is nowhere to tell that; the exit code does.
    let _ = match (format, error) {
        (Format::Json, _) => print(&json(&json!({ "error": JsonError::of(error) }))),
        (Format::Text, Error::NotAPolicy { file, text, error: parse }) => {
            let text =
                not_a_policy(&file.to_string(), text, parse, &error.help().unwrap_or_default());
            anstream::stderr().lock().write_all(text.as_bytes())
        }
        (Format::Text, _) => {
            command_manners::error(&error.to_string(), error.help().as_deref());
            Ok(())
        }
    };
}

/// Where a text is no policy, and what to do about it.
fn not_a_policy(file: &str, text: &str, error: &ParseError, help: &str) -> String {
    let title = error.kind().to_string();
    let snippet = Snippet::source(text)
        .path(file)
        .annotation(AnnotationKind::Primary.span(range(error.span())));
    let groups = [
        Level::ERROR.primary_title(title).element(snippet),
        Group::with_title(Level::HELP.secondary_title(help)),
    ];
    format!("{}\n{file}: this is not a policy\n", report(&groups))
}

#[derive(Serialize)]
struct JsonError {
    message: String,
    help: Option<String>,
    file: Option<String>,
    place: Option<JsonPlace>,
}

impl JsonError {
    fn of(error: &Error) -> Self {
        let (file, message, place) = match error {
            Error::NotAPolicy { file, error, .. } => {
                let place = JsonPlace::new(error.place().clone(), error.span());
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
pub(crate) struct JsonPlace {
    line: usize,
    column: usize,
    path: String,
    start: usize,
    end: usize,
}

impl JsonPlace {
    pub(crate) fn new(place: Place, span: Span) -> Self {
        let Place { line, column, path } = place;
        Self { line, column, path, start: span.start, end: span.end }
    }
}
