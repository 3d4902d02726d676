//! URI templates: `/{accountId}/vaults/{vaultName}`.

use crate::ast::is_identifier;

/// A segment of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Segment<'a> {
    /// `vaults`
    Literal(&'a str),
    /// `vaultName` of `{vaultName}`
    Label(&'a str),
}

impl<'a> Segment<'a> {
    /// The name between the braces, if it is a label.
    pub(super) fn label(&self) -> Option<&'a str> {
        match self {
            Self::Literal(_) => None,
            Self::Label(name) => Some(name),
        }
    }

    /// Whether it is this label; letter case does not tell labels apart.
    fn is_label(&self, name: &str) -> bool {
        matches!(self, Self::Label(label) if label.eq_ignore_ascii_case(name))
    }
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
pub(super) fn parse(template: &str) -> Result<Vec<Segment<'_>>, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut fault = |message: &str, help| {
        let message = format!("the URI `{template}` {message}");
        faults.push(Fault { message, help });
    };
    let (path, query) = match template.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (template, None),
    };
    if let Some((message, help)) = query.map(query_fault) {
        fault(message, help);
    }
    let mut segments: Vec<Segment<'_>> = Vec::new();
    if let Some(path) = path.strip_prefix('/') {
        let parts = path.strip_suffix('/').unwrap_or(path).split('/');
        for part in parts.filter(|_| !path.is_empty()) {
            match segment(part) {
                Ok(Segment::Label(label)) if segments.iter().any(|it| it.is_label(label)) => {
                    fault(&format!("has the label `{part}` twice"), "use each label once");
                }
                Ok(segment) => segments.push(segment),
                Err((message, help)) => fault(&message, help),
            }
        }
    } else {
        fault("does not start with `/`", "write the path from its root");
    }
    if faults.is_empty() { Ok(segments) } else { Err(faults) }
}

/// How a message about a template with this query goes on after `the URI …`, with help.
fn query_fault(query: &str) -> (&'static str, &'static str) {
    if query.is_empty() {
        ("ends with `?`", "remove the question mark")
    } else if query.contains(['{', '}']) {
        ("has a label in its query", "bind the member to the query with a trait instead")
    } else {
        (
            "has a query, which is not supported yet",
            "remove the query, or the operation from the plan",
        )
    }
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
        Some(label) if label.strip_suffix('+').is_some_and(is_identifier) => Err((
            format!("has the greedy label `{part}`, which is not supported yet"),
            "use a plain label, or remove the operation from the plan",
        )),
        Some(label) if !label.contains(['{', '}']) => Err((
            format!("has the label `{part}`, which names no member"),
            "put the name of a member between the braces",
        )),
        _ if part.contains(['{', '}']) => Err((
            format!("has braces within the segment `{part}`"),
            "make a label, braces included, a segment of its own",
        )),
        _ => match part.chars().find(|c| !is_path_character(*c)) {
            Some(other) => Err((
                format!("has `{other}`, which the path of a URI can't hold"),
                "write it percent-encoded, or remove it",
            )),
            None => Ok(Segment::Literal(part)),
        },
    }
}

/// Whether RFC 3986 lets the character stand in a path segment; `%` is taken to start an escape.
fn is_path_character(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~%!$&'()*+,;=:@".contains(c)
}

#[cfg(test)]
mod tests {
    use super::Segment::{Label, Literal};
    use super::*;

    #[test]
    fn templates_are_taken_apart() {
        let cases: [(&str, &[Segment<'_>]); 5] = [
            ("/", &[]),
            ("/vaults", &[Literal("vaults")]),
            (
                "/{accountId}/vaults/{vaultName}",
                &[Label("accountId"), Literal("vaults"), Label("vaultName")],
            ),
            ("/{a}/", &[Label("a")]),
            ("/2012-06-01/a%20b;c=@", &[Literal("2012-06-01"), Literal("a%20b;c=@")]),
        ];
        for (template, expected) in cases {
            assert_eq!(parse(template).as_deref(), Ok(expected), "{template}");
        }
    }

    #[test]
    fn each_fault_is_told() {
        let cases: [(&str, &[&str]); 17] = [
            ("", &["the URI `` does not start with `/`"]),
            ("vaults", &["the URI `vaults` does not start with `/`"]),
            ("/a?", &["the URI `/a?` ends with `?`"]),
            ("/a?b=c", &["the URI `/a?b=c` has a query, which is not supported yet"]),
            ("/a?b={c}", &["the URI `/a?b={c}` has a label in its query"]),
            ("/a#b", &["the URI `/a#b` has `#`, which the path of a URI can't hold"]),
            ("//", &["the URI `//` has an empty segment"]),
            ("/a//b", &["the URI `/a//b` has an empty segment"]),
            ("/{}", &["the URI `/{}` has the label `{}`, which names no member"]),
            ("/{a b}", &["the URI `/{a b}` has the label `{a b}`, which names no member"]),
            ("/{a", &["the URI `/{a` has braces within the segment `{a`"]),
            ("/x{a}", &["the URI `/x{a}` has braces within the segment `x{a}`"]),
            ("/{a}{b}", &["the URI `/{a}{b}` has braces within the segment `{a}{b}`"]),
            ("/{a+}", &["the URI `/{a+}` has the greedy label `{a+}`, which is not supported yet"]),
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
