//! URI templates: `/{accountId}/vaults/{vaultName}`.

use crate::ast::is_identifier;

/// A segment of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Segment<'a> {
    /// `vaults`
    Literal(&'a str),
    /// `vaultName` of `{vaultName}`
    Label(&'a str),
    /// `key` of `{key+}`
    Greedy(&'a str),
}

impl<'a> Segment<'a> {
    /// The name between the braces, if it is a label.
    pub(super) fn label(&self) -> Option<&'a str> {
        match self {
            Self::Literal(_) => None,
            Self::Label(name) | Self::Greedy(name) => Some(name),
        }
    }

    /// Whether it is this label; letter case does not tell labels apart.
    fn is_label(&self, name: &str) -> bool {
        self.label().is_some_and(|label| label.eq_ignore_ascii_case(name))
    }
}

/// A template, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Template<'a> {
    /// The path.
    pub(super) segments: Vec<Segment<'a>>,
    /// What stands behind the question mark.
    pub(super) query: Option<&'a str>,
}

/// What is wrong with a template, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) message: String,
    pub(super) help: &'static str,
}

/// Takes a template apart, or tells all that is wrong with it.
///
/// The rules are those of Smithy: <https://smithy.io/2.0/spec/http-bindings.html#uri>. One slash at the end says nothing.
pub(super) fn parse(template: &str) -> Result<Template<'_>, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut fault = |message: &str, help| {
        let message = format!("the URI `{template}` {message}");
        faults.push(Fault { message, help });
    };
    let (path, query) = match template.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (template, None),
    };
    if let Some((message, help)) = query.and_then(query_fault) {
        fault(&message, help);
    }
    let mut segments: Vec<Segment<'_>> = Vec::new();
    if let Some(path) = path.strip_prefix('/') {
        let parts = path.strip_suffix('/').unwrap_or(path).split('/');
        for part in parts.filter(|_| !path.is_empty()) {
            match segment(part) {
                Ok(segment) => match segment.label() {
                    Some(label) if segments.iter().any(|it| it.is_label(label)) => {
                        fault(&format!("has the label `{part}` twice"), "use each label once");
                    }
                    _ => segments.push(segment),
                },
                Err((message, help)) => fault(&message, help),
            }
        }
    } else {
        fault("does not start with `/`", "write the path from its root");
    }
    let greedy = segments.iter().filter(|segment| matches!(segment, Segment::Greedy(_))).count();
    if greedy > 1 {
        fault("has two greedy labels", "keep one of them");
    }
    if faults.is_empty() { Ok(Template { segments, query }) } else { Err(faults) }
}

/// How a message about a template with this query goes on after `the URI …`, with help.
fn query_fault(query: &str) -> Option<(String, &'static str)> {
    if query.is_empty() {
        return Some(("ends with `?`".to_owned(), "remove the question mark"));
    }
    if query.contains(['{', '}']) {
        let help = "bind the member to the query with a trait instead";
        return Some(("has a label in its query".to_owned(), help));
    }
    let other = query.chars().find(|c| !is_query_character(*c))?;
    let message = format!("has `{other}`, which the query of a URI can't hold");
    Some((message, "write it percent-encoded, or remove it"))
}

/// A segment, or how a message goes on after `the URI …`, with help.
fn segment(part: &str) -> Result<Segment<'_>, (String, &'static str)> {
    if part.is_empty() {
        let help = "put something between the slashes, or remove one of them";
        return Err(("has an empty segment".to_owned(), help));
    }
    let label = part.strip_prefix('{').and_then(|it| it.strip_suffix('}'));
    match label {
        Some(label) if is_identifier(label) => Ok(Segment::Label(label)),
        Some(label) => match label.strip_suffix('+').filter(|label| is_identifier(label)) {
            Some(label) => Ok(Segment::Greedy(label)),
            None if !label.contains(['{', '}']) => Err((
                format!("has the label `{part}`, which names no member"),
                "put the name of a member between the braces",
            )),
            None => Err(braces(part)),
        },
        _ if part.contains(['{', '}']) => Err(braces(part)),
        _ => match part.chars().find(|c| !is_path_character(*c)) {
            Some(other) => Err((
                format!("has `{other}`, which the path of a URI can't hold"),
                "write it percent-encoded, or remove it",
            )),
            None => Ok(Segment::Literal(part)),
        },
    }
}

fn braces(part: &str) -> (String, &'static str) {
    let message = format!("has braces within the segment `{part}`");
    (message, "make a label, braces included, a segment of its own")
}

/// Whether RFC 3986 lets the character stand in a query.
fn is_query_character(c: char) -> bool {
    is_path_character(c) || "/?".contains(c)
}

/// Whether RFC 3986 lets the character stand in a path segment; `%` is taken to start an escape.
fn is_path_character(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~%!$&'()*+,;=:@".contains(c)
}

#[cfg(test)]
mod tests {
    use super::Segment::{Greedy, Label, Literal};
    use super::*;

    #[test]
    fn templates_are_taken_apart() {
        let cases: [(&str, &[Segment<'_>]); 7] = [
            ("/", &[]),
            ("/{a}/b/{c+}", &[Label("a"), Literal("b"), Greedy("c")]),
            ("/{c+}/b", &[Greedy("c"), Literal("b")]),
            ("/vaults", &[Literal("vaults")]),
            (
                "/{accountId}/vaults/{vaultName}",
                &[Label("accountId"), Literal("vaults"), Label("vaultName")],
            ),
            ("/{a}/", &[Label("a")]),
            ("/2012-06-01/a%20b;c=@", &[Literal("2012-06-01"), Literal("a%20b;c=@")]),
        ];
        for (template, expected) in cases {
            assert_eq!(parse(template).unwrap().segments, expected, "{template}");
        }
        assert_eq!(parse("/a").unwrap().query, None);
        assert_eq!(parse("/a?b=c&d").unwrap().query, Some("b=c&d"));
    }

    #[test]
    fn each_fault_is_told() {
        let cases: [(&str, &[&str]); 17] = [
            ("", &["the URI `` does not start with `/`"]),
            ("vaults", &["the URI `vaults` does not start with `/`"]),
            ("/a?", &["the URI `/a?` ends with `?`"]),
            ("/a?b=c d", &["the URI `/a?b=c d` has ` `, which the query of a URI can't hold"]),
            ("/a?b={c}", &["the URI `/a?b={c}` has a label in its query"]),
            ("/a#b", &["the URI `/a#b` has `#`, which the path of a URI can't hold"]),
            ("//", &["the URI `//` has an empty segment"]),
            ("/a//b", &["the URI `/a//b` has an empty segment"]),
            ("/{}", &["the URI `/{}` has the label `{}`, which names no member"]),
            ("/{a b}", &["the URI `/{a b}` has the label `{a b}`, which names no member"]),
            ("/{a", &["the URI `/{a` has braces within the segment `{a`"]),
            ("/x{a}", &["the URI `/x{a}` has braces within the segment `x{a}`"]),
            ("/{a}{b}", &["the URI `/{a}{b}` has braces within the segment `{a}{b}`"]),
            ("/{a+}/{b+}", &["the URI `/{a+}/{b+}` has two greedy labels"]),
            ("/{a}/b/{a}", &["the URI `/{a}/b/{a}` has the label `{a}` twice"]),
            ("/{a}/{A}", &["the URI `/{a}/{A}` has the label `{A}` twice"]),
            (
                "/a b/{c/{d}e?",
                &[
                    "the URI `/a b/{c/{d}e?` ends with `?`",
                    "the URI `/a b/{c/{d}e?` has ` `, which the path of a URI can't hold",
                    "the URI `/a b/{c/{d}e?` has braces within the segment `{c`",
                    "the URI `/a b/{c/{d}e?` has braces within the segment `{d}e`",
                ],
            ),
        ];
        for (template, expected) in cases {
            let faults = parse(template).unwrap_err();
            let messages: Vec<_> = faults.iter().map(|fault| &fault.message).collect();
            assert_eq!(messages, expected, "{template}");
        }
    }
}
