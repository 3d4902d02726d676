//! Settings of a client that endpoint rules look at: those that `smithy.rules#clientContextParams` names, and built-in ones
//! that only some services have.

use std::collections::HashSet;

use crate::ast::traits::ids;
use crate::diagnostics::Diagnostics;
use crate::ir::{Name, Parameter, ParameterSource, ParameterType, Setting};
use crate::resolve::{docs, names};

use super::parameters::{self, Lookup, Parameters};
use super::path::Faults;
use super::value::Placed;

/// The settings, by the names of the model, as the trait has them.
#[derive(Default)]
pub(super) struct Settings {
    named: Vec<(String, Setting)>,
}

/// Methods that the configuration of a client and its builder have, whatever the model says; of those that set something,
/// what they set.
const TAKEN: [&str; 57] = [
    "account_id_endpoint_mode",
    "allow_no_auth",
    "app_name",
    "apply_test_defaults",
    "apply_test_defaults_v2",
    "auth_scheme_preference",
    "auth_scheme_resolver",
    "auth_schemes",
    "bearer_token",
    "bearer_token_resolver",
    "behavior_version",
    "behavior_version_latest",
    "capture_input_attributes",
    "credentials_provider",
    "disable_clock_skew_correction",
    "disable_request_compression",
    "emit_input_attributes",
    "endpoint_resolver",
    "endpoint_url",
    "fix_idempotency_token",
    "fix_token",
    "framework_metadata",
    "http_client",
    "idempotency_token_provider",
    "identity_cache",
    "interceptor",
    "interceptors",
    "invocation_id_generator",
    "new",
    "push_auth_scheme",
    "push_framework_metadata",
    "push_interceptor",
    "push_retry_classifier",
    "region",
    "request_attributes",
    "request_min_compression_size_bytes",
    "retry_classifier",
    "retry_classifiers",
    "retry_config",
    "retry_partition",
    "share_account_id_endpoint_mode",
    "share_environment_token",
    "share_request_compression",
    "share_sigv4a",
    "share_token_provider",
    "signing_name",
    "sleep_impl",
    "stalled_stream_protection",
    "time_source",
    "timeout_config",
    "to_builder",
    "token_provider",
    "use_dual_stack",
    "use_fips",
    "with",
    "with_test_defaults",
    "with_test_defaults_v2",
];

impl Settings {
    /// Reads the trait of a service.
    pub(super) fn read(
        service: &dyn std::fmt::Display,
        value: Option<&serde_json::Value>,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut settings = Self::default();
        let Some(value) = value else { return settings };
        let mut faults = Faults::new(service, ids::CLIENT_CONTEXT_PARAMS, diagnostics);
        let Some(object) = Placed::root(value).any_object(&mut faults) else { return settings };
        let mut methods = Methods::default();
        for (model_name, definition) in object.entries() {
            if let Some(setting) = setting(model_name, &definition, &mut methods, &mut faults) {
                settings.named.push((model_name.to_owned(), setting));
            }
        }
        settings
    }

    /// Whether the trait names the parameter.
    pub(super) fn has(&self, model_name: &str) -> bool {
        self.named.iter().any(|(name, _)| name == model_name)
    }

    /// All settings, when the parameters are known; one that is at odds with its parameter is told.
    pub(super) fn into_list(
        self,
        service: &dyn std::fmt::Display,
        parameters: &Parameters,
        diagnostics: &mut Diagnostics,
    ) -> Vec<Setting> {
        let mut faults = Faults::new(service, ids::CLIENT_CONTEXT_PARAMS, diagnostics);
        for (model_name, setting) in &self.named {
            let path = super::path::Path::default().key(model_name);
            let Lookup::Known(_, parameter) = parameters.lookup(model_name) else { continue };
            if parameter.source != ParameterSource::Setting {
                let message = format!("`{model_name}` is a parameter that every client sets");
                faults.push(&path, message, "remove it here");
            } else if parameter.ty != setting.ty {
                let message = "the parameter has another type in the rules";
                faults.push(&path, message, "give it the same type in both");
            }
        }
        let mut settings: Vec<_> = self.named.into_iter().map(|(_, setting)| setting).collect();
        for parameter in parameters.iter().filter(|it| it.source == ParameterSource::Setting) {
            if !settings.iter().any(|setting| setting.name == parameter.name) {
                settings.extend(built_in(parameter));
            }
        }
        settings
    }
}

fn setting(
    model_name: &str,
    definition: &Placed<'_>,
    methods: &mut Methods,
    faults: &mut Faults<'_>,
) -> Option<Setting> {
    let definition = definition.object(&["documentation", "type"], faults)?;
    let ty = parameters::ty(&definition, faults)?;
    let text = definition.get("documentation");
    let text = text.map_or(Some(""), |text| text.string(faults))?;
    let name = names::field_name(model_name).filter(|name| methods.take(name));
    let (Some(name), Some(type_name)) = (name, holder(model_name)) else {
        let message = format!("`{model_name}` can't be the name of a setting");
        let help = "rename the parameter: there is a setting or a method of this name";
        faults.push(&definition.path, message, help);
        return None;
    };
    Some(Setting { name, type_name, docs: docs::markdown(text), ty })
}

/// Methods that settings have taken; each has two.
#[derive(Default)]
struct Methods(HashSet<String>);

impl Methods {
    fn take(&mut self, name: &Name) -> bool {
        let own = [name.text().to_owned(), format!("set_{}", name.text())];
        let is_free = |method: &String| {
            let set = method.strip_prefix("set_").unwrap_or(method);
            !TAKEN.contains(&set) && !self.0.contains(method)
        };
        let are_free = own.iter().all(is_free);
        self.0.extend(own);
        are_free
    }
}

/// The type that holds a setting: `ForcePathStyleSetting`, which no other type in the module can be called.
fn holder(name: &str) -> Option<Name> {
    names::type_name(name).map(|name| name.suffixed("Setting"))
}

fn built_in(parameter: &Parameter) -> Option<Setting> {
    Some(Setting {
        name: parameter.name.clone(),
        type_name: holder(parameter.name.text())?,
        docs: parameter.docs.clone(),
        ty: parameter.ty,
    })
}

/// The type of a built-in parameter that becomes a setting, if it is one.
pub(super) fn type_of_built_in(id: &str) -> Option<ParameterType> {
    BUILT_INS.contains(&id).then_some(ParameterType::Boolean)
}

/// Built-in parameters that only some services have.
pub(super) const BUILT_INS: [&str; 7] = [
    "AWS::S3::Accelerate",
    "AWS::S3::DisableMultiRegionAccessPoints",
    "AWS::S3::ForcePathStyle",
    "AWS::S3::UseArnRegion",
    "AWS::S3::UseGlobalEndpoint",
    "AWS::S3Control::UseArnRegion",
    "AWS::STS::UseGlobalEndpoint",
];
