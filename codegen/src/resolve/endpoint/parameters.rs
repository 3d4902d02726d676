//! The parameters of a rule set: what a client knows before the first rule is tried.

use crate::ir::{
    Name, Parameter, ParameterId, ParameterPresence, ParameterSource, ParameterType, ParameterValue,
};
use crate::resolve::{docs, names};

use super::path::Faults;
use super::settings::{self, Settings};
use super::value::{Object, Placed, list};

/// The parameters, by the names of the model.
#[derive(Default)]
pub(super) struct Parameters {
    declared: Vec<Declared>,
}

struct Declared {
    model_name: String,
    /// `None` if the declaration is faulty, which is told once and not again at each use.
    parameter: Option<Parameter>,
}

/// What a name stands for among the parameters.
pub(super) enum Lookup<'p> {
    Known(ParameterId, &'p Parameter),
    Faulty,
    Unknown,
}

impl Parameters {
    pub(super) fn lookup(&self, model_name: &str) -> Lookup<'_> {
        let mut id = 0;
        for declared in &self.declared {
            let is_it = declared.model_name == model_name;
            match &declared.parameter {
                Some(parameter) if is_it => return Lookup::Known(ParameterId(id), parameter),
                None if is_it => return Lookup::Faulty,
                Some(_) => id += 1,
                None => {}
            }
        }
        Lookup::Unknown
    }

    /// Whether a parameter has this Rust name.
    pub(super) fn has(&self, name: &Name) -> bool {
        let mut names = self.declared.iter().filter_map(|it| it.parameter.as_ref());
        names.any(|parameter| parameter.name == *name)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Parameter> {
        self.declared.iter().filter_map(|declared| declared.parameter.as_ref())
    }

    pub(super) fn into_list(self) -> Vec<Parameter> {
        self.declared.into_iter().filter_map(|declared| declared.parameter).collect()
    }
}

pub(super) fn resolve(
    parameters: &Object<'_>,
    settings: &Settings,
    faults: &mut Faults<'_>,
) -> Parameters {
    let mut resolved = Parameters::default();
    for (model_name, declaration) in parameters.entries() {
        let mut parameter = parameter(model_name, &declaration, settings, faults);
        if let Some(name) = parameter.as_ref().map(|parameter| &parameter.name)
            && resolved.iter().any(|other| clash(&other.name, name))
        {
            faults.push(
                &declaration.path,
                format!("`{name}` is the Rust name of another parameter too"),
                "rename one of the two",
            );
            parameter = None;
        }
        resolved.declared.push(Declared { model_name: model_name.to_owned(), parameter });
    }
    resolved
}

/// Whether two parameters have a method in common: each has one of its name, and one that sets it.
fn clash(one: &Name, other: &Name) -> bool {
    let sets = |one: &Name, other: &Name| one.prefixed("set_").text() == other.text();
    one == other || sets(one, other) || sets(other, one)
}

/// Names that the code around the rules has for itself.
pub(super) const TAKEN: [&str; 2] = ["from_config", "params"];

fn parameter(
    model_name: &str,
    declaration: &Placed<'_>,
    settings: &Settings,
    faults: &mut Faults<'_>,
) -> Option<Parameter> {
    let declaration = declaration.object(&KEYS, faults)?;
    let ty = ty(&declaration, faults);
    let unbound = if settings.has(model_name) {
        ParameterSource::Setting
    } else {
        ParameterSource::Operation
    };
    let source = source(&declaration, unbound, faults);
    let presence = presence(&declaration, ty?, faults);
    let docs = declaration.get("documentation");
    let docs = docs.map_or(Some(""), |docs| docs.string(faults))?;
    let (ty, source, presence) = (ty?, source?, presence?);
    let Some(name) = names::field_name(model_name) else {
        faults.push(
            &declaration.path,
            format!("`{model_name}` can't be a Rust name"),
            "rename the parameter",
        );
        return None;
    };
    if TAKEN.contains(&name.text()) {
        let message = format!("generated code needs the name `{name}` for itself");
        faults.push(&declaration.path, message, "rename the parameter");
        return None;
    }
    check_type(source, ty, &declaration, faults)?;
    Some(Parameter { name, docs: docs::markdown(docs), source, ty, presence })
}

/// What a declaration may say. That a parameter is deprecated changes nothing: it still has to be passed on.
const KEYS: [&str; 6] = ["builtIn", "required", "default", "documentation", "type", "deprecated"];

/// The built-in parameters that are understood.
const BUILT_INS: [&str; 6] = [
    "AWS::Auth::AccountId",
    "AWS::Auth::AccountIdEndpointMode",
    "AWS::Region",
    "AWS::UseDualStack",
    "AWS::UseFIPS",
    "SDK::Endpoint",
];

fn source(
    declaration: &Object<'_>,
    unbound: ParameterSource,
    faults: &mut Faults<'_>,
) -> Option<ParameterSource> {
    let Some(built_in) = declaration.get("builtIn") else {
        return Some(unbound);
    };
    Some(match built_in.string(faults)? {
        "AWS::Auth::AccountId" => ParameterSource::AccountId,
        "AWS::Auth::AccountIdEndpointMode" => ParameterSource::AccountIdEndpointMode,
        "AWS::Region" => ParameterSource::Region,
        "AWS::UseDualStack" => ParameterSource::UseDualStack,
        "AWS::UseFIPS" => ParameterSource::UseFips,
        "SDK::Endpoint" => ParameterSource::Endpoint,
        other if settings::type_of_built_in(other).is_some() => ParameterSource::Setting,
        other => {
            let supported = [BUILT_INS.as_slice(), &settings::BUILT_INS].concat();
            faults.push(
                &built_in.path,
                format!("unsupported built-in parameter `{other}`"),
                format!("built-ins that are supported: {}", list(&supported)),
            );
            return None;
        }
    })
}

/// The type in the spelling of today or in that of the first rule sets, which was with a capital.
pub(super) fn ty(declaration: &Object<'_>, faults: &mut Faults<'_>) -> Option<ParameterType> {
    let ty = declaration.demand("type", faults)?;
    let found = ty.string(faults)?;
    match found.to_ascii_lowercase().as_str() {
        "string" => Some(ParameterType::String),
        "boolean" => Some(ParameterType::Boolean),
        "stringarray" => Some(ParameterType::StringList),
        _ => {
            faults.push(
                &ty.path,
                format!("unknown type of parameter `{found}`"),
                "write `string`, `boolean` or `stringArray`",
            );
            None
        }
    }
}

fn check_type(
    source: ParameterSource,
    ty: ParameterType,
    declaration: &Object<'_>,
    faults: &mut Faults<'_>,
) -> Option<()> {
    let (expected, name) = match source {
        ParameterSource::Region
        | ParameterSource::Endpoint
        | ParameterSource::AccountId
        | ParameterSource::AccountIdEndpointMode => (ParameterType::String, "string"),
        ParameterSource::UseDualStack | ParameterSource::UseFips => {
            (ParameterType::Boolean, "boolean")
        }
        ParameterSource::Setting => {
            let built_in = declaration.get("builtIn").and_then(|it| it.value.as_str());
            match built_in.and_then(settings::type_of_built_in) {
                Some(ty) => (ty, "boolean"),
                None => return Some(()),
            }
        }
        ParameterSource::Operation => return Some(()),
    };
    if ty == expected {
        return Some(());
    }
    let path = declaration.path.key("type");
    faults.push(&path, "the built-in is of another type", format!("write `{name}`"));
    None
}

fn presence(
    declaration: &Object<'_>,
    ty: ParameterType,
    faults: &mut Faults<'_>,
) -> Option<ParameterPresence> {
    let required = declaration.get("required");
    let required = required.map_or(Some(false), |required| required.boolean(faults))?;
    Some(match declaration.get("default") {
        Some(default) => ParameterPresence::Default(value(&default, ty, faults)?),
        None if required => ParameterPresence::Required,
        None => ParameterPresence::Optional,
    })
}

/// A value for a parameter.
pub(super) fn value(
    value: &Placed<'_>,
    ty: ParameterType,
    faults: &mut Faults<'_>,
) -> Option<ParameterValue> {
    Some(match ty {
        ParameterType::String => ParameterValue::String(value.string(faults)?.to_owned()),
        ParameterType::Boolean => ParameterValue::Boolean(value.boolean(faults)?),
        ParameterType::StringList => {
            let items = value.array(faults)?;
            let items = items.iter().map(|item| item.string(faults).map(str::to_owned));
            ParameterValue::StringList(items.collect::<Option<_>>()?)
        }
    })
}
