//! The parameters of a rule set: what a client knows before the first rule is tried.

use crate::ir::{Name, Parameter, ParameterId, ParameterKind};
use crate::resolve::{docs, names};

use super::path::Faults;
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

    pub(super) fn into_list(self) -> Vec<Parameter> {
        self.declared.into_iter().filter_map(|declared| declared.parameter).collect()
    }
}

pub(super) fn resolve(parameters: &Object<'_>, faults: &mut Faults<'_>) -> Parameters {
    let mut resolved = Parameters::default();
    for (model_name, declaration) in parameters.entries() {
        let mut parameter = parameter(model_name, &declaration, faults);
        if let Some(name) = parameter.as_ref().map(|parameter| &parameter.name)
            && resolved.has(name)
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

fn parameter(
    model_name: &str,
    declaration: &Placed<'_>,
    faults: &mut Faults<'_>,
) -> Option<Parameter> {
    let declaration =
        declaration.object(&["builtIn", "required", "default", "documentation", "type"], faults)?;
    let kind = kind(&declaration, faults)?;
    let docs = declaration.get("documentation");
    let docs = docs.map_or(Some(""), |docs| docs.string(faults))?;
    let Some(name) = names::field_name(model_name) else {
        faults.push(
            &declaration.path,
            format!("`{model_name}` can't be a Rust name"),
            "rename the parameter",
        );
        return None;
    };
    Some(Parameter { name, docs: docs::markdown(docs), kind })
}

/// The built-in parameters that are understood.
const BUILT_INS: [&str; 4] = ["AWS::Region", "AWS::UseDualStack", "AWS::UseFIPS", "SDK::Endpoint"];

fn kind(declaration: &Object<'_>, faults: &mut Faults<'_>) -> Option<ParameterKind> {
    let Some(built_in) = declaration.get("builtIn") else {
        faults.push(
            &declaration.path,
            "a parameter without `builtIn` is not supported",
            format!("bind it to one of {}", list(&BUILT_INS)),
        );
        return None;
    };
    match built_in.string(faults)? {
        "AWS::Region" => optional_string(declaration, ParameterKind::Region, faults),
        "SDK::Endpoint" => optional_string(declaration, ParameterKind::Endpoint, faults),
        "AWS::UseDualStack" => {
            let default = flag_with_default(declaration, faults)?;
            Some(ParameterKind::UseDualStack { default })
        }
        "AWS::UseFIPS" => {
            let default = flag_with_default(declaration, faults)?;
            Some(ParameterKind::UseFips { default })
        }
        other => {
            faults.push(
                &built_in.path,
                format!("unsupported built-in parameter `{other}`"),
                format!("built-ins that are supported: {}", list(&BUILT_INS)),
            );
            None
        }
    }
}

fn optional_string(
    declaration: &Object<'_>,
    kind: ParameterKind,
    faults: &mut Faults<'_>,
) -> Option<ParameterKind> {
    expect_type(declaration, "string", faults)?;
    if let Some(default) = declaration.get("default") {
        faults.push(
            &default.path,
            "a default for a string is not supported",
            "remove it, and let a rule without the parameter give the address",
        );
        return None;
    }
    if is_required(declaration, faults)? {
        faults.push(
            &declaration.path,
            "a required string is not supported",
            "make the parameter optional, and test it with `isSet`",
        );
        return None;
    }
    Some(kind)
}

fn flag_with_default(declaration: &Object<'_>, faults: &mut Faults<'_>) -> Option<bool> {
    expect_type(declaration, "boolean", faults)?;
    is_required(declaration, faults)?;
    let Some(default) = declaration.get("default") else {
        faults.push(
            &declaration.path,
            "a boolean without a default is not supported",
            "add `\"default\": false`",
        );
        return None;
    };
    default.boolean(faults)
}

/// The type in the spelling of today or in that of the first rule sets, which was with a capital.
fn expect_type(declaration: &Object<'_>, expected: &str, faults: &mut Faults<'_>) -> Option<()> {
    let ty = declaration.demand("type", faults)?;
    let found = ty.string(faults)?;
    if found.eq_ignore_ascii_case(expected) {
        return Some(());
    }
    faults.push(
        &ty.path,
        format!("the built-in is not of the type `{found}`"),
        format!("write `{expected}`"),
    );
    None
}

fn is_required(declaration: &Object<'_>, faults: &mut Faults<'_>) -> Option<bool> {
    let required = declaration.get("required");
    required.map_or(Some(false), |required| required.boolean(faults))
}
