//! Finds a shape, a member or something within them in the text of a model.

use std::collections::HashMap;
use std::ops::Range;

use super::ShapeId;
use crate::json::{Span, entries};

/// The text of a model with an index of its shapes, so that many faults can be pointed at.
#[derive(Debug)]
pub struct Locator<'a> {
    text: &'a str,
    top: HashMap<String, Span>,
    shapes: HashMap<String, Span>,
}

impl<'a> Locator<'a> {
    /// Indexes a text. A text that isn't JSON has nothing to be found.
    pub fn new(text: &'a str) -> Self {
        let top: HashMap<_, _> = entries(text, 0..text.len()).into_iter().collect();
        let shapes = top.get("shapes").map(|shapes| shapes.value.clone());
        let shapes = shapes.map(|shapes| entries(text, shapes));
        Self { text, top, shapes: shapes.into_iter().flatten().collect() }
    }

    /// The bytes of `subject`, a shape (`ns#Shape`), a member (`ns#Shape$member`) or a key of the model (`metadata`), or
    /// of what is below it at the keys and indices `at`.
    ///
    /// The subject, an object and an array are pointed at by their key, a string or number together with its key. Where not
    /// all of `at` is there, the last part that is there is pointed at.
    pub fn locate(&self, subject: &str, at: &[String]) -> Option<Range<usize>> {
        let mut keys = at.iter();
        let mut found = if let Some(found) = self.subject(subject) {
            found
        } else if let Some(shape) = self.container(subject) {
            // A member that its shape has from a mixin is pointed at by that shape.
            return Some(shape.key.clone());
        } else {
            // A subject that is no shape and no key is the model as a whole.
            self.top.get(keys.next()?)?.clone()
        };
        for key in keys {
            let inside = entries(self.text, found.value.clone());
            match inside.into_iter().rfind(|(name, _)| name == key) {
                Some((_, span)) => found = span,
                None => return Some(found.key),
            }
        }
        let value = self.text.get(found.value.clone())?;
        let is_scalar = !at.is_empty() && !value.starts_with(['{', '[']);
        Some(if is_scalar { found.key.start..found.value.end } else { found.key })
    }

    fn subject(&self, subject: &str) -> Option<Span> {
        // What looks like a shape may stand outside of `shapes` by mistake.
        if let Some(span) = self.shapes.get(subject).or_else(|| self.top.get(subject)) {
            return Some(span.clone());
        }
        let id = subject.parse::<ShapeId>().ok()?;
        let member = id.member()?;
        let inside = entries(self.text, self.container(subject)?.value.clone());
        let find = |entries: Vec<(String, Span)>, key: &str| {
            let mut entries = entries.into_iter();
            entries.rfind(|(name, _)| name == key).map(|(_, span)| span)
        };
        let members = find(inside.clone(), "members");
        let members = members.map(|members| entries(self.text, members.value));
        find(members.unwrap_or_default(), member).or_else(|| find(inside, member))
    }

    /// The shape of a member.
    fn container(&self, subject: &str) -> Option<&Span> {
        let id = subject.parse::<ShapeId>().ok().filter(|id| id.member().is_some())?;
        self.shapes.get(&id.container().to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::Locator;

    const MODEL: &str = r#"{
    "smithy": "1.0",
    "shapes": {
        "a#S": {
            "type": "structure",
            "members": {
                "m": { "target": "a#T", "traits": { "b#t": [1, { "x": "y" }] } }
            }
        },
        "a#L": { "type": "list", "member": { "target": "a#T" } }
    },
    "a#Out": { "type": "blob" }
}"#;

    #[test]
    fn places_are_found() {
        let locator = Locator::new(MODEL);
        let cases: [(&str, &[&str], Option<&str>); 15] = [
            ("smithy", &[], Some("\"smithy\"")),
            ("the model", &["smithy"], Some("\"smithy\": \"1.0\"")),
            ("the model", &[], None),
            ("a#S", &[], Some("\"a#S\"")),
            ("a#S", &["type"], Some("\"type\": \"structure\"")),
            ("a#S$m", &[], Some("\"m\"")),
            ("a#S$m", &["target"], Some("\"target\": \"a#T\"")),
            ("a#S$m", &["traits", "b#t"], Some("\"b#t\"")),
            ("a#S$m", &["traits", "b#t", "1", "x"], Some("\"x\": \"y\"")),
            ("a#S$m", &["traits", "b#u", "1"], Some("\"traits\"")),
            ("a#L$member", &["target"], Some("\"target\": \"a#T\"")),
            ("a#Out", &["type"], Some("\"type\": \"blob\"")),
            ("a#S$n", &[], Some("\"a#S\"")),
            ("a#S$n", &["type"], Some("\"a#S\"")),
            ("nothing", &[], None),
        ];
        for (subject, at, expected) in cases {
            let at: Vec<_> = at.iter().map(|&key| key.to_owned()).collect();
            let found = locator.locate(subject, &at).map(|range| &MODEL[range]);
            assert_eq!(found, expected, "{subject} {at:?}");
        }
    }

    #[test]
    fn nothing_is_found_in_what_is_not_json() {
        assert_eq!(Locator::new("{ oh").locate("a#S", &[]), None);
    }
}
