//! Cases of the endpoint rules through calls: `operationInputs` of `smithy.rules#endpointTests`. What the operation, its
//! input and the settings of the client say has to come to the same endpoint as the parameters of the case.

use serde_json::{Map, Value};

use crate::ast::Traits;
use crate::ir::{
    self, CallTest, Crate, EndpointTest, FieldId, HostPart, Operation, OperationId, ParameterId,
    ParameterType, ParameterValue,
};
use crate::resolve::names;

use super::params;

/// What doesn't fit in a case, and what to do about it.
pub(super) struct Fault {
    pub(super) case: String,
    pub(super) message: String,
    pub(super) help: String,
}

/// The calls of all cases whose operation is in the crate.
pub(super) fn resolve(service: &Traits, krate: &Crate, faults: &mut Vec<Fault>) -> Vec<CallTest> {
    let rules = service.endpoint_rule_set().or(service.endpoint_bdd());
    let built_ins = rules.and_then(|rules| rules.get("parameters")?.as_object());
    let cases = service.endpoint_tests().and_then(|tests| tests.get("testCases")?.as_array());
    let mut calls = Vec::new();
    for (case, test) in cases.into_iter().flatten().zip(&krate.endpoint.tests) {
        let Some(inputs) = case.get("operationInputs") else { continue };
        let Some(inputs) = inputs.as_array() else {
            faults.extend(fault(test, "`operationInputs` is no array", "write an array of inputs"));
            continue;
        };
        for input in inputs {
            let caller = Caller { krate, built_ins, test };
            match caller.call(input) {
                Ok(call) => calls.extend(call),
                Err(more) => faults.extend(more),
            }
        }
    }
    calls
}

fn fault(test: &EndpointTest, message: impl Into<String>, help: impl Into<String>) -> Vec<Fault> {
    vec![Fault { case: test.documentation.clone(), message: message.into(), help: help.into() }]
}

struct Caller<'a> {
    krate: &'a Crate,
    built_ins: Option<&'a Map<String, Value>>,
    test: &'a EndpointTest,
}

impl Caller<'_> {
    /// The call of one input; `None` if the crate does not have its operation.
    fn call(&self, input: &Value) -> Result<Option<CallTest>, Vec<Fault>> {
        let name = input.get("operationName").and_then(Value::as_str);
        let name = name.ok_or_else(|| self.fault("an input names no operation", "name one"))?;
        let mut operations = self.krate.operations.iter().enumerate();
        let found = operations.find(|(_, operation)| operation.model_name == name);
        let Some((number, operation)) = found else { return Ok(None) };
        let given = self.object(input, "operationParams")?;
        let values = params::structure(&given, &operation.input, self.krate);
        let values = values.map_err(|faults| -> Vec<_> {
            faults.into_iter().flat_map(|it| self.fault(it.message, it.help)).collect()
        })?;
        let mut settings = Vec::new();
        for (name, value) in &self.object(input, "builtInParams")? {
            if let Some(id) = self.built_in(name) {
                settings.push(self.setting(id, name, value)?);
            }
        }
        for (name, value) in &self.object(input, "clientParams")? {
            let id = self.parameter(name).ok_or_else(|| {
                let message = format!("no parameter of the rules is called `{name}`");
                self.fault(message, "name a parameter that the endpoint rules declare")
            })?;
            settings.push(self.setting(id, name, value)?);
        }
        Ok(Some(CallTest {
            documentation: self.test.documentation.clone(),
            operation: OperationId(number),
            host_prefix: self.host_prefix(operation, &values)?,
            input: values,
            settings,
            expect: self.test.expect.clone(),
        }))
    }

    fn object(&self, input: &Value, key: &str) -> Result<Map<String, Value>, Vec<Fault>> {
        match input.get(key) {
            None => Ok(Map::new()),
            Some(Value::Object(entries)) => Ok(entries.clone()),
            Some(_) => Err(self.fault(format!("`{key}` is no object"), "write an object")),
        }
    }

    /// The parameter that is built in under this name. One that the rules do not look at changes nothing.
    fn built_in(&self, id: &str) -> Option<ParameterId> {
        let mut declared = self.built_ins?.iter();
        let is_it = |value: &Value| value.get("builtIn").and_then(Value::as_str) == Some(id);
        let (name, _) = declared.find(|(_, value)| is_it(value))?;
        self.parameter(name)
    }

    fn parameter(&self, model_name: &str) -> Option<ParameterId> {
        let name = names::field_name(model_name)?;
        let mut parameters = self.krate.endpoint.parameters.iter();
        parameters.position(|parameter| parameter.name == name).map(ParameterId)
    }

    fn setting(
        &self,
        id: ParameterId,
        name: &str,
        value: &Value,
    ) -> Result<(ParameterId, ParameterValue), Vec<Fault>> {
        let ty = self.krate.endpoint.parameters.get(id.0).map(|parameter| parameter.ty);
        let value = match (ty, value) {
            (Some(ParameterType::String), Value::String(text)) => {
                Some(ParameterValue::String(text.clone()))
            }
            (Some(ParameterType::Boolean), Value::Bool(flag)) => {
                Some(ParameterValue::Boolean(*flag))
            }
            (Some(ParameterType::StringList), Value::Array(items)) => {
                let items = items.iter().map(|item| item.as_str().map(str::to_owned));
                items.collect::<Option<_>>().map(ParameterValue::StringList)
            }
            _ => None,
        };
        let value = value.ok_or_else(|| {
            let message = format!("the value of `{name}` is of another type");
            self.fault(message, "write one of the type that the parameter has")
        })?;
        Ok((id, value))
    }

    /// What the operation puts before the host.
    fn host_prefix(
        &self,
        operation: &Operation,
        values: &[(FieldId, ir::Value)],
    ) -> Result<String, Vec<Fault>> {
        let mut prefix = String::new();
        for part in &operation.host_prefix {
            match part {
                HostPart::Literal(text) => prefix.push_str(text),
                HostPart::Label(id) => {
                    let value = values.iter().find(|(field, _)| field == id);
                    let Some((_, ir::Value::String(text))) = value else {
                        let message = "a part of the host has no value";
                        return Err(self.fault(message, "set the member that is a host label"));
                    };
                    prefix.push_str(text);
                }
            }
        }
        Ok(prefix)
    }

    fn fault(&self, message: impl Into<String>, help: impl Into<String>) -> Vec<Fault> {
        fault(self.test, message, help)
    }
}
