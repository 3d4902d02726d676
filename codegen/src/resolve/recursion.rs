//! Types that contain themselves, which no Rust type can without a box, and lists that never end.

use std::collections::{HashMap, HashSet};

use crate::ast::{Kind, ShapeId};
use crate::diagnostics::Diagnostics;

use super::closure::Closure;

/// How deep lists and maps can be within each other.
pub(super) const DEEPEST: usize = 32;

/// What of the closure contains itself.
#[derive(Debug)]
pub(super) struct Recursion<'a> {
    /// Members of structures and unions that have to be in a box.
    boxed: HashSet<(&'a ShapeId, &'a str)>,
    /// Lists and maps that hold only themselves.
    endless: HashSet<&'a ShapeId>,
}

impl<'a> Recursion<'a> {
    /// Finds the members to box, as smithy-rs chooses them: of each cycle without a list or map the member of the shape
    /// whose ID comes first. Tells of lists and maps that hold only themselves.
    pub(super) fn new(closure: &Closure<'a>, diagnostics: &mut Diagnostics) -> Self {
        let mut edges = Edges::of(closure);
        let mut boxed = HashSet::new();
        let mut rest: Vec<Vec<&ShapeId>> = vec![edges.shapes()];
        while let Some(shapes) = rest.pop() {
            for mut cycle in edges.components(&shapes) {
                cycle.sort_unstable();
                let Some((&first, others)) = cycle.split_first() else { continue };
                let within: HashSet<&ShapeId> = cycle.iter().copied().collect();
                let members = edges.0.get_mut(first).map(std::mem::take).unwrap_or_default();
                let members = members.into_iter().filter(|(_, target)| within.contains(target));
                boxed.extend(members.map(|(member, _)| (first, member)));
                rest.push(others.to_vec());
            }
        }
        Self { boxed, endless: endless(closure, diagnostics) }
    }

    pub(super) fn is_boxed(&self, container: &ShapeId, member: &str) -> bool {
        self.boxed.contains(&(container, member))
    }

    pub(super) fn is_endless(&self, id: &ShapeId) -> bool {
        self.endless.contains(id)
    }
}

/// Which members of structures and unions hold structures and unions, without a list or map in between.
struct Edges<'a>(HashMap<&'a ShapeId, Vec<(&'a str, &'a ShapeId)>>);

impl<'a> Edges<'a> {
    fn of(closure: &Closure<'a>) -> Self {
        let known = |id: &ShapeId| {
            closure.structures.get_key_value(id).or_else(|| closure.unions.get_key_value(id))
        };
        let all = closure.structures.iter().chain(&closure.unions);
        let edges = all.map(|(id, shape)| {
            let members = shape.members.iter().filter_map(|(name, member)| {
                known(&member.target).map(|(target, _)| (name.as_str(), *target))
            });
            (*id, members.collect())
        });
        Self(edges.collect())
    }

    fn shapes(&self) -> Vec<&'a ShapeId> {
        self.0.keys().copied().collect()
    }

    /// Shapes among these that reach each other: the strongly connected components with a cycle.
    ///
    /// Tarjan's algorithm, without recursion of its own: a model can nest deeper than a stack.
    fn components(&self, among: &[&'a ShapeId]) -> Vec<Vec<&'a ShapeId>> {
        let mut search = Search {
            edges: self,
            among: among.iter().copied().collect(),
            numbers: HashMap::new(),
            open: Vec::new(),
            is_open: HashSet::new(),
            found: Vec::new(),
        };
        for shape in among {
            search.from(shape);
        }
        search.found
    }

    fn holds_itself(&self, id: &ShapeId) -> bool {
        self.0.get(id).is_some_and(|members| members.iter().any(|(_, target)| *target == id))
    }
}

struct Search<'e, 'a> {
    edges: &'e Edges<'a>,
    among: HashSet<&'a ShapeId>,
    /// When a shape was first seen, and the earliest open shape that it reaches.
    numbers: HashMap<&'a ShapeId, (usize, usize)>,
    open: Vec<&'a ShapeId>,
    is_open: HashSet<&'a ShapeId>,
    found: Vec<Vec<&'a ShapeId>>,
}

impl<'a> Search<'_, 'a> {
    fn from(&mut self, start: &'a ShapeId) {
        let mut path = Vec::new();
        self.enter(start, &mut path);
        while let Some((shape, targets)) = path.last_mut() {
            let shape = *shape;
            match targets.pop() {
                Some(target) if !self.numbers.contains_key(target) => {
                    self.enter(target, &mut path);
                }
                Some(target) => {
                    if self.is_open.contains(target) {
                        let seen = self.numbers.get(target).map_or(0, |(seen, _)| *seen);
                        self.reaches(shape, seen);
                    }
                }
                None => {
                    path.pop();
                    let (seen, lowest) = self.numbers.get(shape).copied().unwrap_or_default();
                    if let Some((parent, _)) = path.last() {
                        self.reaches(parent, lowest);
                    }
                    if seen == lowest {
                        self.close(shape);
                    }
                }
            }
        }
    }

    fn enter(&mut self, shape: &'a ShapeId, path: &mut Vec<(&'a ShapeId, Vec<&'a ShapeId>)>) {
        if self.numbers.contains_key(shape) {
            return;
        }
        let number = self.numbers.len();
        self.numbers.insert(shape, (number, number));
        self.open.push(shape);
        self.is_open.insert(shape);
        let targets = self.edges.0.get(shape).into_iter().flatten().map(|(_, target)| *target);
        let targets = targets.filter(|target| self.among.contains(target)).collect();
        path.push((shape, targets));
    }

    fn reaches(&mut self, shape: &'a ShapeId, number: usize) {
        if let Some((_, lowest)) = self.numbers.get_mut(shape) {
            *lowest = number.min(*lowest);
        }
    }

    fn close(&mut self, root: &'a ShapeId) {
        let mut component = Vec::new();
        while let Some(shape) = self.open.pop() {
            self.is_open.remove(shape);
            component.push(shape);
            if shape == root {
                break;
            }
        }
        if component.len() > 1 || self.edges.holds_itself(root) {
            self.found.push(component);
        }
    }
}

/// Lists and maps that hold only themselves, or nest deeper than anybody could mean.
fn endless<'a>(closure: &Closure<'a>, diagnostics: &mut Diagnostics) -> HashSet<&'a ShapeId> {
    let mut endless = HashSet::new();
    for (id, collection) in &closure.collections {
        let mut inner = Some(collection);
        let mut depth = 0;
        while let Some(collection) = inner {
            inner = match &collection.shape.kind {
                Kind::List(element) => closure.collections.get(&element.target),
                Kind::Map { value, .. } => closure.collections.get(&value.target),
                _ => None,
            };
            depth += 1;
            if depth > DEEPEST {
                let message = format!("lists and maps are within each other {DEEPEST} times");
                let help = "put a structure in between";
                diagnostics.model(*id, message, help);
                endless.insert(*id);
                break;
            }
        }
    }
    endless
}
