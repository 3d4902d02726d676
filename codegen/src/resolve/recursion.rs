//! Structures that contain themselves, which no Rust type can without a box.

use std::collections::HashMap;

use crate::ast::ShapeId;
use crate::diagnostics::Diagnostics;

use super::closure::{Closure, Structure};

/// Tells of each member by which a structure comes to contain itself.
///
/// Walks depth first, without recursion of its own: a model can nest deeper than a stack.
pub(super) fn check(closure: &Closure<'_>, diagnostics: &mut Diagnostics) {
    let mut states = HashMap::new();
    for id in closure.structures.keys() {
        let mut path = Vec::new();
        enter(closure, id, &mut path, &mut states);
        while let Some((id, targets)) = path.last_mut() {
            let Some((member, target)) = targets.pop() else {
                states.insert(*id, State::Done);
                path.pop();
                continue;
            };
            if states.get(target) == Some(&State::Open) {
                let message = format!(
                    "the structure contains itself by way of `{target}`, which is not supported yet"
                );
                let help = "leave out the operations that reach it";
                diagnostics.model_at(id.with_member(member), &["target"], message, help);
            } else {
                enter(closure, target, &mut path, &mut states);
            }
        }
    }
}

/// Whether all below a structure has been seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Open,
    Done,
}

/// A structure on the path, with the members that are still to be followed.
type Step<'a> = (&'a ShapeId, Vec<(&'a str, &'a ShapeId)>);

fn enter<'a>(
    closure: &Closure<'a>,
    id: &'a ShapeId,
    path: &mut Vec<Step<'a>>,
    states: &mut HashMap<&'a ShapeId, State>,
) {
    let Some(structure) = closure.structures.get(id) else {
        return;
    };
    if !states.contains_key(id) {
        states.insert(id, State::Open);
        path.push((id, targets(structure)));
    }
}

/// Members and their targets, last first.
fn targets<'a>(structure: &Structure<'a>) -> Vec<(&'a str, &'a ShapeId)> {
    let members = structure.members.iter().rev();
    members.map(|(name, member)| (name.as_str(), &member.target)).collect()
}
