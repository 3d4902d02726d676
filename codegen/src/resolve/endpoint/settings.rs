//! Settings of a client that endpoint rules look at: those that `smithy.rules#clientContextParams` names, and built-in ones
//! that only some services have.

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

/// What every client has settings for, as far as a model could think of the same name.
const TAKEN: [&str; 17] = [
    "app_name",
    "auth_scheme",
    "auth_scheme_resolver",
    "behavior_version",
    "credentials_provider",
    "endpoint_resolver",
    "endpoint_url",
    "http_client",
    "identity_cache",
    "interceptor",
    "region",
    "retry_config",
    "sleep_impl",
    "time_source",
    "timeout_config",
    "use_dual_stack",
    "use_fips",
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
        for (model_name, definition) in object.entries() {
            if let Some(setting) = setting(model_name, &definition, &mut faults) {
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

fn setting(model_name: &str, definition: &Placed<'_>, faults: &mut Faults<'_>) -> Option<Setting> {
    let definition = definition.object(&["documentation", "type"], faults)?;
    let ty = parameters::ty(&definition, faults)?;
    let text = definition.get("documentation");
    let text = text.map_or(Some(""), |text| text.string(faults))?;
    let name = names::field_name(model_name).filter(|name| !TAKEN.contains(&name.text()));
    let (Some(name), Some(type_name)) = (name, names::type_name(model_name)) else {
        let message = format!("`{model_name}` can't be the name of a setting");
        faults.push(&definition.path, message, "rename the parameter");
        return None;
    };
    Some(Setting { name, type_name, docs: docs::markdown(text), ty })
}

fn built_in(parameter: &Parameter) -> Option<Setting> {
    let type_name: Option<Name> = names::type_name(parameter.name.text());
    Some(Setting {
        name: parameter.name.clone(),
        type_name: type_name?,
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
