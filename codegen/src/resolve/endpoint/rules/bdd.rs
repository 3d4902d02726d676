//! `smithy.rules#endpointBdd`: the rules as a binary decision diagram, unfolded into the tree that it was made from.
//!
//! Each node asks a condition and points to what follows if it holds and if not: another node or a result. The form is
//! specified at <https://smithy.io/2.0/additional-specs/rules-engine/specification.html>.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::ir::{Outcome, Rule};

use super::super::path::Faults;
use super::super::scope::Scope;
use super::super::value::{Object, Placed};
use super::conditions::{Met, condition};
use super::{rule, tree};

/// References from here on are results; the first one is that no rule matched.
const RESULTS: u32 = 100_000_000;

/// Nodes that may be met while unfolding. AWS's diagrams have a few dozen, some met twice.
const MOST: usize = 20_000;

/// Conditions that may have to hold for one result.
const DEEPEST: usize = 64;

/// Resolves a diagram.
pub(in super::super) fn resolve(
    bdd: &Object<'_>,
    scope: &Scope<'_>,
    faults: &mut Faults<'_>,
) -> Option<Vec<Rule>> {
    let conditions = bdd.demand("conditions", faults)?.array(faults)?;
    let results = bdd.demand("results", faults)?.array(faults)?;
    let nodes = bdd.demand("nodes", faults)?;
    let root = bdd.demand("root", faults)?;
    let Some(root_reference) = root.value.as_i64().and_then(|it| i32::try_from(it).ok()) else {
        return root.is_not("the number of a node", faults);
    };
    let decoded = nodes.string(faults).and_then(|text| STANDARD.decode(text).ok());
    let Some(decoded) = decoded else {
        faults.push(
            &nodes.path,
            "the nodes are not base64",
            "write three numbers a node, of four bytes each",
        );
        return None;
    };
    let mut diagram = Diagram {
        conditions,
        results,
        nodes: decoded.chunks_exact(12).filter_map(Node::read).collect(),
        met: 0,
        held: 0,
    };
    let rules = diagram.unfold(root_reference, scope.clone(), faults);
    if rules.is_none() && diagram.met > MOST {
        faults.push(
            &nodes.path,
            "the diagram is too large",
            format!("have it meet at most {MOST} nodes"),
        );
    } else if rules.is_none() && diagram.held > DEEPEST {
        faults.push(
            &nodes.path,
            "the diagram is too deep",
            format!("have at most {DEEPEST} conditions hold for a result"),
        );
    } else if rules.is_none() && faults.is_silent() {
        faults.push(
            &nodes.path,
            "a node points to nothing",
            "count nodes from 1, and results from 100000001",
        );
    }
    rules
}

struct Diagram<'v> {
    conditions: Vec<Placed<'v>>,
    results: Vec<Placed<'v>>,
    nodes: Vec<Node>,
    met: usize,
    /// Conditions that hold where the unfolding is.
    held: usize,
}

/// A condition, and what follows.
#[derive(Clone, Copy)]
struct Node {
    condition: i32,
    high: i32,
    low: i32,
}

impl Node {
    fn read(bytes: &[u8]) -> Option<Self> {
        let number = |at: usize| {
            let bytes = bytes.get(at..at + 4)?;
            Some(i32::from_be_bytes(bytes.try_into().ok()?))
        };
        Some(Self { condition: number(0)?, high: number(4)?, low: number(8)? })
    }
}

impl Diagram<'_> {
    /// The rules that a reference stands for: none where no rule matches.
    fn unfold(
        &mut self,
        mut reference: i32,
        mut scope: Scope<'_>,
        faults: &mut Faults<'_>,
    ) -> Option<Vec<Rule>> {
        let mut rules = Vec::new();
        loop {
            self.met += 1;
            if self.met > MOST {
                return None;
            }
            if let Some(result) = reference.unsigned_abs().checked_sub(RESULTS) {
                if let Some(index) = result.checked_sub(1) {
                    let result = self.results.get(usize::try_from(index).ok()?)?;
                    rules.push(rule(result, &scope, faults)?);
                }
                return Some(rules);
            }
            let index = reference.unsigned_abs().checked_sub(1)?;
            let node = *self.nodes.get(usize::try_from(index).ok()?)?;
            // The first node is the end: neither `true` nor `false` is an endpoint.
            if index == 0 {
                return Some(rules);
            }
            // The reference to a node that is to be read the other way round is negative.
            let (high, low) =
                if reference < 0 { (node.low, node.high) } else { (node.high, node.low) };
            let mut learnt = scope.clone();
            let place = self.conditions.get(usize::try_from(node.condition).ok()?)?;
            match condition(place, &mut learnt, faults)? {
                Met::Always => (reference, scope) = (high, learnt),
                Met::Never => reference = low,
                Met::If(condition) => {
                    let outcome = self.held(high, learnt, faults)?;
                    rules.push(Rule { conditions: vec![condition], outcome });
                    reference = low;
                }
            }
        }
    }

    /// What follows from a condition that holds. Rules within one another use up the stack, here and in whoever prints them.
    fn held(
        &mut self,
        reference: i32,
        scope: Scope<'_>,
        faults: &mut Faults<'_>,
    ) -> Option<Outcome> {
        self.held += 1;
        if self.held > DEEPEST {
            return None;
        }
        let rules = self.unfold(reference, scope, faults)?;
        self.held -= 1;
        Some(tree(rules))
    }
}
