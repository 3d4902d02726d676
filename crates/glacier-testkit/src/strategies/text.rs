//! Texts of given characters and lengths.

use std::ops::RangeInclusive;

use proptest::collection::{SizeRange, vec};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::{NewTree, ValueTree};
use proptest::test_runner::TestRunner;

/// Text of these characters, the simplest of which stands first, of a length between two.
pub(super) fn text_of(alphabet: &'static str, length: RangeInclusive<usize>) -> Text {
    Text {
        alphabet: alphabet.chars().collect(),
        shortest: *length.start(),
        lengths: vec![(1, length)],
    }
}

/// Text of these characters, mostly of up to twelve of them, sometimes of the greatest length.
pub(super) fn text_up_to(alphabet: &'static str, length: RangeInclusive<usize>) -> Text {
    let (shortest, longest) = length.into_inner();
    let lengths = vec![(8, shortest..=12), (1, 13..=longest - 1), (1, longest..=longest)];
    Text { alphabet: alphabet.chars().collect(), shortest, lengths }
}

/// Text of any characters, controls and those beyond the first plane included; the length is counted in characters.
pub(super) fn any_text(length: impl Into<SizeRange>) -> impl Strategy<Value = String> + Clone {
    vec(any::<char>(), length).prop_map(String::from_iter)
}

/// One of these texts; the simplest stands first.
pub(super) fn one_of(texts: &'static [&'static str]) -> impl Strategy<Value = String> + Clone {
    select(texts).prop_map(str::to_owned)
}

/// Text that shrinks by halves, where a vector of characters loses one at a time.
#[derive(Debug, Clone)]
pub(super) struct Text {
    alphabet: Vec<char>,
    shortest: usize,
    /// Ranges of lengths, each with its weight.
    lengths: Vec<(u32, RangeInclusive<usize>)>,
}

/// A text on its way to a simpler one.
#[derive(Debug)]
pub(super) struct TextTree {
    text: Vec<char>,
    shortest: usize,
    simplest: char,
    /// The text before the last attempt.
    before: Vec<char>,
    attempt: Attempt,
}

/// What is tried next.
#[derive(Debug, Clone, Copy)]
enum Attempt {
    /// To leave out so many characters from this one on.
    LeaveOut { count: usize, from: usize },
    /// To make this one the simplest.
    Replace { at: usize },
}

impl Strategy for Text {
    type Tree = TextTree;
    type Value = String;

    fn new_tree(&self, runner: &mut TestRunner) -> NewTree<Self> {
        let lengths: Vec<_> =
            self.lengths.iter().map(|(weight, range)| (*weight, range.clone())).collect();
        let length = proptest::strategy::Union::new_weighted(lengths).new_tree(runner)?.current();
        let text = vec(select(self.alphabet.clone()), length).new_tree(runner)?.current();
        let simplest = self.alphabet.first().copied().unwrap_or_default();
        let attempt = Attempt::LeaveOut { count: length.div_ceil(2), from: 0 };
        Ok(TextTree { before: text.clone(), text, shortest: self.shortest, simplest, attempt })
    }
}

impl ValueTree for TextTree {
    type Value = String;

    fn current(&self) -> String {
        self.text.iter().collect()
    }

    fn simplify(&mut self) -> bool {
        self.before.clone_from(&self.text);
        loop {
            match self.attempt {
                Attempt::LeaveOut { count: 0, .. } => self.attempt = Attempt::Replace { at: 0 },
                Attempt::LeaveOut { count, from } if from + count > self.text.len() => {
                    self.attempt = Attempt::LeaveOut { count: count / 2, from: 0 };
                }
                Attempt::LeaveOut { count, .. } if self.text.len() < self.shortest + count => {
                    self.attempt = Attempt::LeaveOut { count: count / 2, from: 0 };
                }
                Attempt::LeaveOut { count, from } => {
                    self.text.drain(from..from + count);
                    return true;
                }
                Attempt::Replace { at } => match self.text.get_mut(at) {
                    None => return false,
                    Some(character) if *character == self.simplest => {
                        self.attempt = Attempt::Replace { at: at + 1 }
                    }
                    Some(character) => {
                        *character = self.simplest;
                        return true;
                    }
                },
            }
        }
    }

    fn complicate(&mut self) -> bool {
        if self.text == self.before {
            return false;
        }
        self.text.clone_from(&self.before);
        self.attempt = match self.attempt {
            Attempt::LeaveOut { count, from } => Attempt::LeaveOut { count, from: from + count },
            Attempt::Replace { at } => Attempt::Replace { at: at + 1 },
        };
        true
    }
}
