//! What is known at a point of the rules: parameters that are set, values that are bound.

use crate::ir::{
    Items, Name, Optional, Parameter, ParameterId, ParameterPresence, ParameterType, StringExpr,
    Truth,
};

use super::known::{Known, Type, Verdict};
use super::parameters::{Lookup, Parameters, TAKEN};
use super::path::{Faults, Path};

/// Knowledge at one point; each rule works on a copy, so that what it learns ends with it.
#[derive(Clone)]
pub(super) struct Scope<'p> {
    parameters: &'p Parameters,
    set: Vec<ParameterId>,
    bound: Vec<Binding>,
}

#[derive(Clone)]
struct Binding {
    model_name: String,
    /// `None` if the condition that binds it is faulty.
    value: Option<Known>,
    /// The Rust variable, if there is one.
    variable: Option<Name>,
}

impl<'p> Scope<'p> {
    pub(super) fn new(parameters: &'p Parameters) -> Self {
        Self { parameters, set: Vec::new(), bound: Vec::new() }
    }

    /// From here on the parameter is known to be set.
    pub(super) fn learn_set(&mut self, parameter: ParameterId) {
        self.set.push(parameter);
    }

    /// From here on the name stands for a value, or for one that could not be resolved.
    pub(super) fn bind(&mut self, model_name: &str, value: Option<Known>) {
        let model_name = model_name.to_owned();
        self.bound.push(Binding { model_name, value, variable: None });
    }

    /// From here on the name stands for a Rust variable.
    pub(super) fn bind_variable(&mut self, model_name: &str, variable: Name, value: Known) {
        let model_name = model_name.to_owned();
        self.bound.push(Binding { model_name, value: Some(value), variable: Some(variable) });
    }

    /// Whether a Rust variable has this name here, the parameters as a whole among them.
    pub(super) fn has(&self, name: &Name) -> bool {
        let mut bound = self.bound.iter();
        TAKEN.contains(&name.text())
            || self.parameters.has(name)
            || bound.any(|binding| binding.variable.as_ref() == Some(name))
    }

    pub(super) fn resolve(
        &self,
        reference: &str,
        path: &Path,
        faults: &mut Faults<'_>,
    ) -> Option<Known> {
        let mut bound = self.bound.iter().rev();
        if let Some(binding) = bound.find(|binding| binding.model_name == reference) {
            return binding.value.clone();
        }
        match self.parameters.lookup(reference) {
            Lookup::Known(id, parameter) => Some(self.parameter(id, parameter)),
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

    fn parameter(&self, id: ParameterId, parameter: &Parameter) -> Known {
        let is_there = match parameter.presence {
            ParameterPresence::Optional => self.set.contains(&id),
            ParameterPresence::Required | ParameterPresence::Default(_) => true,
        };
        match parameter.ty {
            ParameterType::String if is_there => Known::Text(StringExpr::Parameter(id)),
            ParameterType::Boolean if is_there => Known::Flag(Verdict::If(Truth::Parameter(id))),
            ParameterType::StringList if is_there => Known::List(Items::Parameter(id)),
            ParameterType::String => Known::Maybe(Optional::Parameter(id), Type::Text),
            ParameterType::Boolean => Known::Maybe(Optional::Parameter(id), Type::Flag),
            ParameterType::StringList => Known::Maybe(Optional::Parameter(id), Type::List),
        }
    }
}
