//! Whether the resources of a statement cover a vault.

use super::{Facts, Truth};
use crate::{
    arn::VaultArn,
    evaluate::{
        self,
        wildcard::{self, Case},
    },
    grammar::{Element, Pattern, Piece, Token, glob},
};

/// Whether what `Resource` or `NotResource` stands for has the vault in it.
pub(crate) fn element_covers(element: &Element<Pattern>, facts: &Facts<'_>) -> Truth {
    let listed = element
        .values
        .iter()
        .fold(Truth::Never, |any, resource| any.or(pattern_covers(&resource.value, facts)));
    if element.is_negated() { listed.not() } else { listed }
}

/// Whether one resource is, or stands for, the vault. That can depend on the caller, by policy variables.
fn pattern_covers(resource: &Pattern, facts: &Facts<'_>) -> Truth {
    if facts.know(resource) {
        evaluate::covers(resource, &facts.request()).into()
    } else if may_cover(resource, facts.vault) {
        Truth::Sometimes
    } else {
        Truth::Never
    }
}

/// Whether a resource can be, or stand for, the vault, whatever its variables stand for.
pub(crate) fn may_cover(resource: &Pattern, vault: &VaultArn) -> bool {
    if let [Piece::Glob(tokens)] = resource.pieces() {
        return wildcard::covers_arn(tokens, vault.as_str());
    }
    let tokens: Vec<Token> = resource
        .pieces()
        .iter()
        .flat_map(|piece| match piece {
            Piece::Glob(tokens) => tokens.clone(),
            Piece::Variable(_) => vec![Token::Any],
        })
        .collect();
    // The value of a variable may have colons, wherever it stands.
    wildcard::matches(&tokens, vault.as_str(), Case::Counts)
}

/// Whether a text with wildcards stands for `text`.
pub(crate) fn glob_matches(pattern: &str, text: &str) -> bool {
    wildcard::matches(&glob(pattern), text, Case::Counts)
}
