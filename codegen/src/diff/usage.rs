//! What the shapes of a model are there for, which decides what becomes of them in a client.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::ast::{Kind, Model, Service, Shape, ShapeId};

/// A model seen from its operations.
pub(super) struct Usage<'m> {
    pub(super) shapes: BTreeMap<&'m ShapeId, &'m Shape>,
    inputs: HashSet<&'m ShapeId>,
    outputs: HashSet<&'m ShapeId>,
    /// Reached from an input, which is among them.
    written: HashSet<&'m ShapeId>,
    /// Reached from an operation in any way.
    reached: HashSet<&'m ShapeId>,
    /// Reached as the target of a member.
    nested: HashSet<&'m ShapeId>,
}

impl<'m> Usage<'m> {
    pub(super) fn of(model: &'m Model) -> Self {
        let mut usage = Self {
            shapes: model.shapes().collect(),
            inputs: HashSet::new(),
            outputs: HashSet::new(),
            written: HashSet::new(),
            reached: HashSet::new(),
            nested: HashSet::new(),
        };
        let mut read = Vec::new();
        for (id, shape) in model.shapes() {
            match &shape.kind {
                Kind::Operation(operation) => {
                    usage.reached.insert(id);
                    usage.inputs.extend(&operation.input);
                    usage.outputs.extend(&operation.output);
                    read.extend(operation.output.iter().chain(&operation.errors));
                }
                Kind::Service(service) => {
                    usage.reached.insert(id);
                    read.extend(&service.errors);
                }
                _ => {}
            }
        }
        let written = usage.inputs.iter().copied().collect();
        usage.written = usage.reach(written);
        let read = usage.reach(read);
        usage.reached.extend(read);
        usage.reached.extend(&usage.written);
        usage
    }

    /// The shapes that members lead to, the roots included.
    fn reach(&mut self, mut pending: Vec<&'m ShapeId>) -> HashSet<&'m ShapeId> {
        let mut reached = HashSet::new();
        while let Some(id) = pending.pop() {
            if !reached.insert(id) {
                continue;
            }
            if let Some(shape) = self.shapes.get(id) {
                for (_, member) in shape.members() {
                    pending.push(&member.target);
                    self.nested.insert(&member.target);
                }
            }
        }
        reached
    }

    /// Whether the structure is nothing but the input of operations: its fields are all optional then.
    pub(super) fn is_only_input(&self, id: &ShapeId) -> bool {
        self.inputs.contains(id) && !self.nested.contains(id) && !self.outputs.contains(id)
    }

    /// Whether the structure is nothing but what operations take and give: its Rust type is named after them then.
    pub(super) fn is_only_message(&self, id: &ShapeId) -> bool {
        (self.inputs.contains(id) || self.outputs.contains(id)) && !self.nested.contains(id)
    }

    /// Whether callers fill it in.
    pub(super) fn is_written(&self, id: &ShapeId) -> bool {
        self.written.contains(id)
    }

    /// Whether any operation has to do with it.
    pub(super) fn is_reached(&self, id: &ShapeId) -> bool {
        self.reached.contains(id)
    }

    /// The operations of a service, those of its resources included.
    pub(super) fn operations(&self, service: &'m Service) -> BTreeSet<&'m ShapeId> {
        let mut operations: BTreeSet<_> = service.operations.iter().collect();
        let mut seen = HashSet::new();
        let mut pending: Vec<_> = service.resources.iter().collect();
        while let Some(id) = pending.pop() {
            if let Some(Kind::Resource(resource)) = self.shapes.get(id).map(|shape| &shape.kind)
                && seen.insert(id)
            {
                operations.extend(&resource.operations);
                pending.extend(&resource.resources);
            }
        }
        operations
    }
}
