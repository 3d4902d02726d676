//! What is known at a point of the rules: parameters that are set, partitions that are bound.

use crate::ir::{Name, ParameterId, ParameterKind};

use super::parameters::{Lookup, Parameters};
use super::path::{Faults, Path};

/// Knowledge at one point; each rule works on a copy, so that what it learns ends with it.
#[derive(Clone)]
pub(super) struct Scope<'p> {
    parameters: &'p Parameters,
    set: Vec<ParameterId>,
    partitions: Vec<Binding>,
}

#[derive(Clone)]
struct Binding {
    model_name: String,
    /// `None` if the condition that binds it is faulty.
    name: Option<Name>,
}

/// What a reference stands for.
pub(super) enum Referent {
    /// A flag, which always has a value.
    Flag(ParameterId),
    /// A string that is known to be set.
    Text(ParameterId),
    /// A string that may be unset.
    Unset(ParameterId),
    /// A partition that was bound before.
    Partition(Name),
}

impl<'p> Scope<'p> {
    pub(super) fn new(parameters: &'p Parameters) -> Self {
        Self { parameters, set: Vec::new(), partitions: Vec::new() }
    }

    /// From here on the parameter is known to be set.
    pub(super) fn learn_set(&mut self, parameter: ParameterId) {
        self.set.push(parameter);
    }

    /// From here on the name stands for a partition, or for one that could not be resolved.
    pub(super) fn bind(&mut self, model_name: &str, name: Option<Name>) {
        self.partitions.push(Binding { model_name: model_name.to_owned(), name });
    }

    /// Whether a Rust variable has this name here.
    pub(super) fn has(&self, name: &Name) -> bool {
        let mut bound = self.partitions.iter();
        self.parameters.has(name) || bound.any(|binding| binding.name.as_ref() == Some(name))
    }

    pub(super) fn resolve(
        &self,
        reference: &str,
        path: &Path,
        faults: &mut Faults<'_>,
    ) -> Option<Referent> {
        let mut bound = self.partitions.iter();
        if let Some(binding) = bound.find(|binding| binding.model_name == reference) {
            return binding.name.clone().map(Referent::Partition);
        }
        match self.parameters.lookup(reference) {
            Lookup::Known(id, parameter) => Some(match parameter.kind {
                ParameterKind::UseDualStack { .. } | ParameterKind::UseFips { .. } => {
                    Referent::Flag(id)
                }
                ParameterKind::Region | ParameterKind::Endpoint if self.set.contains(&id) => {
                    Referent::Text(id)
                }
                ParameterKind::Region | ParameterKind::Endpoint => Referent::Unset(id),
            }),
            Lookup::Faulty => None,
            Lookup::Unknown => {
                faults.push(
                    path,
                    format!("unknown reference `{reference}`"),
                    "declare it as a parameter, or bind it with `assign` in a condition before",
                );
                None
            }
        }
    }
}
