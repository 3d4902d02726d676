//! Policy variables, put in place.

use std::borrow::Cow;

use super::Request;
use crate::grammar::{Pattern, Piece, Token, Variable};

/// The pattern with the values of its variables. What comes from the request is plain text: a `*` in it is no wildcard.
///
/// None if a variable has neither a value nor a default; such a pattern matches nothing.
pub(super) fn tokens<'p>(pattern: &'p Pattern, request: &Request<'_>) -> Option<Cow<'p, [Token]>> {
    if let [Piece::Glob(tokens)] = pattern.pieces() {
        return Some(Cow::Borrowed(tokens));
    }
    let mut resolved = Vec::new();
    for piece in pattern.pieces() {
        match piece {
            Piece::Glob(tokens) => resolved.extend_from_slice(tokens),
            Piece::Variable(variable) => {
                resolved.extend(value(variable, request)?.chars().map(Token::Char));
            }
        }
    }
    Some(Cow::Owned(resolved))
}

/// A key with several values has none that could stand in a text.
fn value<'r>(variable: &'r Variable, request: &'r Request<'_>) -> Option<Cow<'r, str>> {
    match request.values(&variable.key).as_deref() {
        Some([value]) => Some(Cow::Owned(value.to_string())),
        _ => variable.default.as_deref().map(Cow::Borrowed),
    }
}
