//! Traits of endpoint rules, as they are written: the rules are taken apart in `resolve/endpoint/`.

use serde_json::Value;

use super::{Traits, ids};

impl Traits {
    /// `smithy.rules#contextParam`.
    pub fn context_param(&self) -> Option<&Value> {
        self.get(ids::CONTEXT_PARAM)
    }

    /// `smithy.rules#staticContextParams`.
    pub fn static_context_params(&self) -> Option<&Value> {
        self.get(ids::STATIC_CONTEXT_PARAMS)
    }

    /// `smithy.rules#clientContextParams`.
    pub fn client_context_params(&self) -> Option<&Value> {
        self.get(ids::CLIENT_CONTEXT_PARAMS)
    }

    /// `smithy.rules#operationContextParams`.
    pub fn operation_context_params(&self) -> Option<&Value> {
        self.get(ids::OPERATION_CONTEXT_PARAMS)
    }

    /// `smithy.rules#endpointBdd`.
    pub fn endpoint_bdd(&self) -> Option<&Value> {
        self.get(ids::ENDPOINT_BDD)
    }

    /// `smithy.rules#endpointRuleSet`
    pub fn endpoint_rule_set(&self) -> Option<&Value> {
        self.get(ids::ENDPOINT_RULE_SET)
    }

    /// `smithy.rules#endpointTests`
    pub fn endpoint_tests(&self) -> Option<&Value> {
        self.get(ids::ENDPOINT_TESTS)
    }
}
