//! Shrinking in one leap where that is possible.

use std::fmt::Debug;

use proptest::strategy::{NewTree, Strategy, ValueTree};
use proptest::test_runner::TestRunner;

/// Generates what `strategy` does, but shrinks to `simplest` before anything else.
///
/// Most failures don't depend on most values. Proptest alone would shorten a name of 255 characters one by one before it turns to the
/// next value, and its number of attempts is limited.
///
/// ```
/// use glacier_testkit::strategies;
/// use proptest::{prelude::*, test_runner::{TestError, TestRunner}};
///
/// let strategy = strategies::simplest_first("tiny".to_owned(), "[a-z]{200}");
/// let anything_fails = |_| Err(TestCaseError::fail("whatever it is"));
/// let Err(TestError::Fail(_, found)) = TestRunner::deterministic().run(&strategy, anything_fails) else { panic!() };
/// assert_eq!(found, "tiny");
/// ```
pub fn simplest_first<S: Strategy>(simplest: S::Value, strategy: S) -> SimplestFirst<S>
where
    S::Value: Clone,
{
    SimplestFirst { simplest, strategy }
}

/// The strategy that [`simplest_first`] makes.
#[derive(Debug, Clone)]
pub struct SimplestFirst<S: Strategy> {
    simplest: S::Value,
    strategy: S,
}

/// A value of a [`SimplestFirst`], on its way to a simpler one.
#[derive(Debug)]
pub struct SimplestFirstTree<T: ValueTree> {
    simplest: T::Value,
    generated: T,
    leap: Leap,
}

/// What became of the attempt with the simplest value.
#[derive(Debug, Clone, Copy)]
enum Leap {
    NotTried,
    Taken,
    TakenBack,
}

impl<S: Strategy> Strategy for SimplestFirst<S>
where
    S::Value: Clone,
{
    type Tree = SimplestFirstTree<S::Tree>;
    type Value = S::Value;

    fn new_tree(&self, runner: &mut TestRunner) -> NewTree<Self> {
        let generated = self.strategy.new_tree(runner)?;
        Ok(SimplestFirstTree { simplest: self.simplest.clone(), generated, leap: Leap::NotTried })
    }
}

impl<T: ValueTree> ValueTree for SimplestFirstTree<T>
where
    T::Value: Clone,
{
    type Value = T::Value;

    fn current(&self) -> T::Value {
        match self.leap {
            Leap::Taken => self.simplest.clone(),
            Leap::NotTried | Leap::TakenBack => self.generated.current(),
        }
    }

    fn simplify(&mut self) -> bool {
        match self.leap {
            Leap::NotTried => {
                self.leap = Leap::Taken;
                true
            }
            Leap::Taken => false,
            Leap::TakenBack => self.generated.simplify(),
        }
    }

    fn complicate(&mut self) -> bool {
        match self.leap {
            Leap::NotTried => false,
            Leap::Taken => {
                self.leap = Leap::TakenBack;
                true
            }
            Leap::TakenBack => self.generated.complicate(),
        }
    }
}
