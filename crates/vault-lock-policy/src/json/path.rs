//! The way from the root of a document to a place in it.

use super::{Kind, Span, Value};

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Segment {
    Name(String),
    Index(usize),
}

/// The path of the innermost value or member of `root` that contains `span`.
pub(crate) fn locate(root: &Value, span: Span) -> Vec<Segment> {
    let mut path = Vec::new();
    let mut value = root;
    while let Some((segment, child)) = child_with(value, span) {
        path.push(segment);
        value = child;
    }
    path
}

fn child_with(value: &Value, span: Span) -> Option<(Segment, &Value)> {
    match &value.kind {
        Kind::Array(items) => items
            .iter()
            .enumerate()
            .find(|(_, item)| item.span.contains(span))
            .map(|(index, item)| (Segment::Index(index), item)),
        Kind::Object(members) => members
            .iter()
            .find(|member| {
                Span { start: member.name.span.start, end: member.value.span.end }.contains(span)
            })
            .map(|member| (Segment::Name(member.name.value.clone()), &member.value)),
        _ => None,
    }
}

/// A path as text, like `Statement[1].Condition["aws:x"]`.
pub(crate) fn write_path(segments: &[Segment]) -> String {
    segments.iter().fold(String::new(), |path, segment| match segment {
        Segment::Index(index) => format!("{path}[{index}]"),
        Segment::Name(name) if !is_word(name) => format!("{path}[{name:?}]"),
        Segment::Name(name) if path.is_empty() => name.clone(),
        Segment::Name(name) => format!("{path}.{name}"),
    })
}

fn is_word(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}
