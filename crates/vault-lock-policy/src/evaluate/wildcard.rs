//! Matching with wildcards: `*` is any text, `?` any one character.

use crate::grammar::Token;

/// Whether case counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    Counts,
    Ignored,
}

/// Whether all of `text` matches `pattern`.
///
/// Only the last `*` is ever tried again, since whatever an earlier one could take more, the last one can too. So the work is at most
/// the product of both lengths.
pub(crate) fn matches(pattern: &[Token], text: &str, case: Case) -> bool {
    let (mut pattern, mut text) = (pattern, text.chars());
    let mut retry = None;
    loop {
        let mut ahead = text.clone();
        match (pattern.split_first(), ahead.next()) {
            (Some((Token::Any, after)), _) => {
                retry = Some((after, text.clone()));
                pattern = after;
            }
            (Some((token, after)), Some(found)) if stands_for(*token, found, case) => {
                pattern = after;
                text = ahead;
            }
            (None, None) => return true,
            // More text for the last `*` would only leave less for what follows it.
            (Some(_), None) => return false,
            (_, Some(_)) => {
                let Some((after, from)) = &mut retry else {
                    return false;
                };
                from.next();
                pattern = after;
                text = from.clone();
            }
        }
    }
}

/// Whether a resource stands for an ARN.
///
/// As IAM documents it, wildcards stay within their part of an ARN, between two colons; only a `*` at the end of its part reaches
/// beyond. So what is denied here is denied in either reading.
pub(crate) fn covers_arn(resource: &[Token], arn: &str) -> bool {
    matches(resource, arn, Case::Counts)
        && (!stays_within(resource) || matches_by_parts(resource, arn))
}

/// Whether `text` is `pattern`, with `*` and `?` standing for themselves.
pub(crate) fn equals(pattern: &[Token], text: &str, case: Case) -> bool {
    let mut text = text.chars();
    pattern.iter().all(|token| text.next().is_some_and(|found| same(token.literal(), found, case)))
        && text.next().is_none()
}

/// Whether some wildcard of a pattern does not reach beyond its part.
fn stays_within(pattern: &[Token]) -> bool {
    let followers = pattern.iter().skip(1).map(Some).chain([None]);
    pattern.iter().zip(followers).any(|(token, next)| match token {
        Token::Any => !ends_part(next),
        Token::AnyOne => true,
        Token::Char(_) => false,
    })
}

/// Character by character: which beginnings of the pattern match the text so far.
fn matches_by_parts(pattern: &[Token], text: &str) -> bool {
    let mut matched = vec![false; pattern.len() + 1];
    if let Some(nothing) = matched.first_mut() {
        *nothing = true;
    }
    pass_over_stars(pattern, &mut matched);
    for found in text.chars() {
        let mut next = vec![false; matched.len()];
        let followers = pattern.iter().skip(1).map(Some).chain([None]);
        for (at, (token, follower)) in pattern.iter().zip(followers).enumerate() {
            let (fits, to) = match token {
                Token::Any => (found != ':' || ends_part(follower), at),
                Token::AnyOne => (found != ':', at + 1),
                Token::Char(wanted) => (*wanted == found, at + 1),
            };
            if fits
                && matched.get(at) == Some(&true)
                && let Some(next) = next.get_mut(to)
            {
                *next = true;
            }
        }
        matched = next;
        pass_over_stars(pattern, &mut matched);
    }
    matched.last() == Some(&true)
}

/// A `*` can stand for nothing.
fn pass_over_stars(pattern: &[Token], matched: &mut [bool]) {
    for (at, token) in pattern.iter().enumerate() {
        if *token == Token::Any
            && matched.get(at) == Some(&true)
            && let Some(after) = matched.get_mut(at + 1)
        {
            *after = true;
        }
    }
}

/// Whether what precedes `next` is the last of its part of an ARN.
fn ends_part(next: Option<&Token>) -> bool {
    matches!(next, None | Some(Token::Char(':')))
}

fn stands_for(token: Token, found: char, case: Case) -> bool {
    match token {
        Token::Any => false,
        Token::AnyOne => true,
        Token::Char(wanted) => same(wanted, found, case),
    }
}

fn same(a: char, b: char, case: Case) -> bool {
    a == b || (case == Case::Ignored && a.to_lowercase().eq(b.to_lowercase()))
}

impl Token {
    /// The character that a token is written as.
    pub(crate) fn literal(self) -> char {
        match self {
            Self::Any => '*',
            Self::AnyOne => '?',
            Self::Char(c) => c,
        }
    }
}
