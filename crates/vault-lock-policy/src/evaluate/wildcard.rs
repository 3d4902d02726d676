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

/// Whether `text` is `pattern`, with `*` and `?` standing for themselves.
pub(crate) fn equals(pattern: &[Token], text: &str, case: Case) -> bool {
    let mut text = text.chars();
    pattern.iter().all(|token| text.next().is_some_and(|found| same(token.literal(), found, case)))
        && text.next().is_none()
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
