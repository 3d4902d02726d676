//! Which item of `Principal`, `Action` or `Resource` made the difference.

use super::{ArnPart, Culprit, Hint};
use crate::{
    evaluate::{
        Request, covers, principal, resolve,
        wildcard::{self, Case},
    },
    grammar::{ActionPattern, Effect, Element, Pattern, Principal, Statement, Token, glob},
};

/// Of a positive list the first item that is nearly right, of a negative one the first that matches.
fn culprit<T>(
    element: &Element<T>,
    matches: impl Fn(&T) -> bool,
    hint: impl Fn(&T) -> Option<Hint>,
) -> Option<Culprit> {
    let mut items = element.values.iter().map(|item| &item.value).enumerate();
    if element.is_negated() {
        let item = items.position(|(_, item)| matches(item))?;
        Some(Culprit { item, hint: None })
    } else {
        items.find_map(|(item, value)| Some(Culprit { item, hint: Some(hint(value)?) }))
    }
}

pub(super) fn principal(statement: &Statement, request: &Request<'_>) -> Option<Culprit> {
    let element = &statement.principal;
    if element.is_negated() && statement.effect.value == Effect::Deny && element.values.len() > 1 {
        // It takes account, role and session together to be spared, so none of them is the one.
        return None;
    }
    let matches = |listed: &Principal| principal::includes(listed, request);
    culprit(element, matches, |listed| principal_hint(listed, request))
}

fn principal_hint(listed: &Principal, request: &Request<'_>) -> Option<Hint> {
    let (Principal::Identity(listed), Some(caller)) = (listed, request.caller().identity()) else {
        return None;
    };
    if listed.arn().eq_ignore_ascii_case(caller.arn()) {
        return Some(Hint::Case);
    }
    let part = part_that_differs(&glob(listed.arn()), caller.arn())?;
    // That the name is another one can be seen.
    (part != Hint::Part(ArnPart::Name)).then_some(part)
}

pub(super) fn action(element: &Element<ActionPattern>, request: &Request<'_>) -> Option<Culprit> {
    let action = request.action();
    culprit(
        element,
        |listed| listed.matches(action),
        |listed| {
            let text = listed.as_str();
            if text.trim() != text && ActionPattern::new(text.trim()).matches(action) {
                return Some(Hint::Spaces);
            }
            let prefixed = ActionPattern::new(&format!("glacier:{}", text.trim()));
            (!text.contains(':') && prefixed.matches(action)).then_some(Hint::NoPrefix)
        },
    )
}

pub(super) fn resource(element: &Element<Pattern>, request: &Request<'_>) -> Option<Culprit> {
    culprit(element, |listed| covers(listed, request), |listed| resource_hint(listed, request))
}

fn resource_hint(listed: &Pattern, request: &Request<'_>) -> Option<Hint> {
    let Some(tokens) = resolve::tokens(listed, request) else {
        return Some(Hint::Unresolved(listed.as_str().to_owned()));
    };
    let wanted = request.resource();
    if wildcard::matches(&tokens, wanted, Case::Counts) {
        return Some(Hint::BeyondPart);
    }
    if wildcard::matches(&tokens, wanted, Case::Ignored) {
        return Some(Hint::Case);
    }
    let text: String = tokens.iter().map(|token| token.literal()).collect();
    if text.trim() != text && wildcard::matches(&glob(text.trim()), wanted, Case::Counts) {
        return Some(Hint::Spaces);
    }
    let inside = |(place, _): (usize, &Token)| {
        tokens.get(..place).is_some_and(|vault| wildcard::matches(vault, wanted, Case::Counts))
    };
    if tokens.iter().enumerate().filter(|(_, t)| **t == Token::Char('/')).any(inside) {
        return Some(Hint::InsideVault);
    }
    part_that_differs(&tokens, wanted)
        .or_else(|| listed.variables().next().map(|_| Hint::Resolved(text)))
}

/// The one part of an ARN that does not match, if it is one.
fn part_that_differs(pattern: &[Token], arn: &str) -> Option<Hint> {
    use ArnPart as P;
    const PARTS: [Option<P>; 6] =
        [None, Some(P::Partition), None, Some(P::Region), Some(P::Account), Some(P::Name)];
    let patterns: Vec<_> = pattern.splitn(6, |token| *token == Token::Char(':')).collect();
    let parts: Vec<_> = arn.splitn(6, ':').collect();
    if patterns.len() != 6 || parts.len() != 6 {
        return None;
    }
    let pairs = patterns.iter().zip(&parts).zip(PARTS);
    let mut differing =
        pairs.filter(|((pattern, part), _)| !wildcard::matches(pattern, part, Case::Counts));
    match (differing.next(), differing.next()) {
        (Some((_, Some(part))), None) => Some(Hint::Part(part)),
        _ => None,
    }
}
