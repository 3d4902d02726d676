//! Faults as text, in the style of the Rust compiler: the message, the place in the input, its subject and help.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use indexmap::IndexMap;

use super::{Diagnostic, Diagnostics, Input, line_and_column};
use crate::ast::Locator;

/// The texts of the inputs, with the names under which people know them.
#[derive(Clone, Debug, Default)]
pub struct Sources<'a>(IndexMap<Input, Source<'a>>);

#[derive(Clone, Copy, Debug)]
struct Source<'a> {
    name: &'a str,
    text: &'a str,
}

impl<'a> Sources<'a> {
    /// No text at all.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the text of an input, and the name of its file.
    #[must_use]
    pub fn with(mut self, input: Input, name: &'a str, text: &'a str) -> Self {
        self.0.insert(input, Source { name, text });
        self
    }
}

impl Diagnostics {
    /// The faults as text, a blank line after each; in colour for a terminal.
    pub fn render(&self, sources: &Sources<'_>, color: bool) -> String {
        let renderer = if color { Renderer::styled() } else { Renderer::plain() };
        let mut locators = IndexMap::new();
        let mut text = String::new();
        for fault in self {
            let source = sources.0.get(&fault.input).copied();
            let span = fault.span.clone().or_else(|| {
                let source = source.filter(|_| fault.input.is_model())?;
                let locator =
                    locators.entry(fault.input).or_insert_with(|| Locator::new(source.text));
                locator.locate(&fault.subject, &fault.at)
            });
            text.push_str(&renderer.render(&[group(fault, source, span)]));
            text.push_str("\n\n");
        }
        text
    }
}

impl Input {
    /// Whether it is written as the JSON AST of Smithy.
    fn is_model(self) -> bool {
        matches!(self, Self::Model | Self::Tests)
    }
}

fn group<'a>(
    fault: &'a Diagnostic,
    source: Option<Source<'a>>,
    span: Option<Range<usize>>,
) -> Group<'a> {
    let group = Group::with_title(Level::ERROR.primary_title(fault.message.as_str()));
    let mut is_subject_shown = false;
    let group = match (source, span) {
        (Some(source), Some(span)) => {
            is_subject_shown = fault.subject == line_and_column(source.text, span.start);
            let (lines, first) = lines_around(source.text, &span);
            let start = lines.start;
            let annotation = AnnotationKind::Primary.span(span.start - start..span.end - start);
            group.element(
                Snippet::source(source.text.get(lines).unwrap_or_default())
                    .line_start(first)
                    .path(source.name)
                    .annotation(annotation),
            )
        }
        (Some(source), None) => group.element(Origin::path(source.name)),
        (None, _) => group,
    };
    let group = if is_subject_shown {
        group
    } else {
        group.element(Level::NOTE.message(format!("in `{}`", fault.subject)))
    };
    group.element(Level::HELP.message(fault.help.as_str()))
}

/// The whole lines that hold `span`, and the number of the first of them, counted from 1.
fn lines_around(text: &str, span: &Range<usize>) -> (Range<usize>, usize) {
    let before = text.get(..span.start).unwrap_or_default();
    let after = text.get(span.end..).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let end = after.find('\n').map_or(text.len(), |newline| span.end + newline);
    (start..end, before.matches('\n').count() + 1)
}
