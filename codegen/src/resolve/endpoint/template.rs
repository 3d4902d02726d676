//! Texts with values in them: `https://glacier.{Region}.{PartitionResult#dnsSuffix}`.

use crate::ir::{StringExpr, Template, TemplatePart};

use super::path::{Faults, Path};
use super::rules::expressions::{attribute_text, reference_text};
use super::scope::Scope;

/// Takes a template apart; `{{` and `}}` stand for one brace.
pub(super) fn resolve(
    text: &str,
    path: &Path,
    scope: &Scope<'_>,
    faults: &mut Faults<'_>,
) -> Option<Template> {
    let Some(pieces) = split(text) else {
        faults.push(
            path,
            format!("unbalanced brace in `{text}`"),
            "write `{Name}` or `{Name#attribute}` for a value, `{{` and `}}` for a brace",
        );
        return None;
    };
    let mut parts = Vec::new();
    let mut is_complete = true;
    for piece in pieces {
        match piece {
            Piece::Literal(text) => parts.push(TemplatePart::Literal(text)),
            Piece::Value(value) => match self::value(value, path, scope, faults) {
                Some(value) => parts.push(TemplatePart::Value(value)),
                None => is_complete = false,
            },
        }
    }
    is_complete.then_some(Template(parts))
}

fn value(
    value: &str,
    path: &Path,
    scope: &Scope<'_>,
    faults: &mut Faults<'_>,
) -> Option<StringExpr> {
    match value.split_once('#') {
        Some((reference, attribute)) => attribute_text(reference, attribute, path, scope, faults),
        None => reference_text(value, path, scope, faults),
    }
}

enum Piece<'t> {
    Literal(String),
    Value(&'t str),
}

/// The pieces of a template, or `None` if a brace has no partner.
fn split(text: &str) -> Option<Vec<Piece<'_>>> {
    let mut pieces = Vec::new();
    let mut literal = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, from_brace) = rest.split_at(at);
        literal.push_str(before);
        if let Some(after) = from_brace.strip_prefix("{{") {
            literal.push('{');
            rest = after;
        } else if let Some(after) = from_brace.strip_prefix("}}") {
            literal.push('}');
            rest = after;
        } else {
            let (value, after) = from_brace.strip_prefix('{')?.split_once('}')?;
            if !literal.is_empty() {
                pieces.push(Piece::Literal(std::mem::take(&mut literal)));
            }
            pieces.push(Piece::Value(value));
            rest = after;
        }
    }
    literal.push_str(rest);
    if !literal.is_empty() {
        pieces.push(Piece::Literal(literal));
    }
    Some(pieces)
}
