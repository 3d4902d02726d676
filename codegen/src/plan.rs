//! The plan: which package to make, of which service, with which operations.
//!
//! ```toml
//! [package]
//! name = "glacier-sdk"
//! version = "0.1.0"
//! description = "A client for Amazon Glacier"
//!
//! [service]
//! id = "com.amazonaws.glacier#Glacier"
//! operations = ["InitiateVaultLock", "CompleteVaultLock"]
//! shapes = ["CannedACL"]  # generated although no chosen operation reaches them
//! ```

use std::collections::HashSet;
use std::ops::Range;

use semver::Version;
use serde::Deserialize;
use toml::Spanned;

use crate::ast::ShapeId;
use crate::diagnostics::{Diagnostic, Diagnostics, Input};
use crate::ir::Name;
use crate::json;

/// A plan that was checked. Its [module](self) shows one as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The package to make.
    pub package: Package,
    /// What to put in it.
    pub service: Service,
}

/// The package to make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    /// `glacier-sdk`
    pub name: String,
    /// `0.1.0`
    pub version: Version,
    /// One line.
    pub description: String,
}

/// The part of a service to make a client of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// `com.amazonaws.glacier#Glacier`
    pub id: Choice<ShapeId>,
    /// Names of operations, each once.
    pub operations: Vec<Choice<String>>,
    /// Names of structures and enumerations that are wanted even if no chosen operation reaches them, each once.
    pub shapes: Vec<Choice<String>>,
}

/// A value, and where the plan has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice<T> {
    /// The value.
    pub value: T,
    /// Its bytes in the text of the plan.
    pub span: Range<usize>,
}

impl Plan {
    /// Parses the text of a plan.
    ///
    /// # Errors
    ///
    /// All faults at once: text that isn't TOML of this form, a package name that Cargo would refuse, a version that isn't
    /// semantic, a malformed shape ID, no operation, a name that stands twice.
    pub fn parse(text: &str) -> Result<Self, Diagnostics> {
        let mut faults = Faults::default();
        let file: File = match toml::from_str(text) {
            Ok(file) => file,
            Err(error) => {
                let span = error.span().unwrap_or(0..0);
                let message = json::words(&error.message().replace('\n', ", "));
                let help = "a plan has the tables `package` (name, version, description) and `service` (id, operations, shapes)";
                faults.push("the plan", span, message, help);
                return Err(faults.0);
            }
        };
        file.into_draft().check()
    }
}

/// A plan that nobody has checked yet: values as they are written, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The name of the package.
    pub name: Choice<String>,
    /// Its version.
    pub version: Choice<String>,
    /// What it is for.
    pub description: Choice<String>,
    /// The shape ID of the service.
    pub service: Choice<String>,
    /// Names of operations.
    pub operations: Choice<Vec<Choice<String>>>,
    /// Names of shapes that are wanted although no operation may reach them.
    pub shapes: Vec<Choice<String>>,
}

impl Draft {
    /// Checks everything that can be checked without a model.
    ///
    /// # Errors
    ///
    /// All faults at once: a package name that Cargo would refuse, a version that isn't semantic, a malformed shape ID, no
    /// operation, a name that stands twice.
    pub fn check(self) -> Result<Plan, Diagnostics> {
        let mut faults = Faults::default();
        let package = package(self.name, &self.version, self.description, &mut faults);
        let service = service(&self.service, self.operations, self.shapes, &mut faults);
        match (package, service) {
            (Some(package), Some(service)) => faults.0.into_result(Plan { package, service }),
            _ => Err(faults.0),
        }
    }
}

/// The file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    package: PackageTable,
    service: ServiceTable,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PackageTable {
    name: Spanned<String>,
    version: Spanned<String>,
    description: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ServiceTable {
    id: Spanned<String>,
    operations: Spanned<Vec<Spanned<String>>>,
    #[serde(default)]
    shapes: Vec<Spanned<String>>,
}

impl File {
    fn into_draft(self) -> Draft {
        let choices = |names: Vec<Spanned<String>>| names.into_iter().map(choice).collect();
        let Self { package, service } = self;
        Draft {
            name: choice(package.name),
            version: choice(package.version),
            description: choice(package.description),
            service: choice(service.id),
            operations: Choice {
                span: service.operations.span(),
                value: choices(service.operations.into_inner()),
            },
            shapes: choices(service.shapes),
        }
    }
}

fn choice<T>(spanned: Spanned<T>) -> Choice<T> {
    Choice { span: spanned.span(), value: spanned.into_inner() }
}

fn package(
    name: Choice<String>,
    version: &Choice<String>,
    description: Choice<String>,
    faults: &mut Faults,
) -> Option<Package> {
    if !is_package_name(&name.value) {
        let message = format!("`{}` is not a name for a package", name.value);
        let help = "use letters, digits, `-` and `_`, starting with a letter, and no reserved word";
        faults.push("package.name", name.span, message, help);
    }
    let parsed = version.value.parse();
    if let Err(error) = &parsed {
        let message = format!("`{}` is not a version: {error}", version.value);
        let help = "write a semantic version, such as `0.1.0`";
        faults.push("package.version", version.span.clone(), message, help);
    }
    if description.value.trim().is_empty() || description.value.contains('\n') {
        let message = "the description is not one line of text";
        let help = "say in one line what the package is for";
        faults.push("package.description", description.span, message, help);
    }
    Some(Package { name: name.value, version: parsed.ok()?, description: description.value })
}

fn service(
    id: &Choice<String>,
    operations: Choice<Vec<Choice<String>>>,
    shapes: Vec<Choice<String>>,
    faults: &mut Faults,
) -> Option<Service> {
    let parsed = id.value.parse::<ShapeId>();
    if let Err(error) = &parsed {
        let help = "write it as `namespace#Service`";
        faults.push("service.id", id.span.clone(), error.to_string(), help);
    }
    if operations.value.is_empty() {
        let message = "no operation is chosen";
        let help = "name at least one operation of the service";
        faults.push("service.operations", operations.span, message, help);
    }
    Some(Service {
        operations: each_once("service.operations", operations.value, faults),
        shapes: each_once("service.shapes", shapes, faults),
        id: Choice { span: id.span.clone(), value: parsed.ok()? },
    })
}

fn each_once(
    subject: &str,
    names: Vec<Choice<String>>,
    faults: &mut Faults,
) -> Vec<Choice<String>> {
    let mut seen = HashSet::new();
    let mut once = Vec::new();
    for name in names {
        if seen.insert(name.value.clone()) {
            once.push(name);
        } else {
            let message = format!("`{}` stands here twice", name.value);
            faults.push(subject, name.span, message, "keep one of the two");
        }
    }
    once
}

/// Whether Cargo and crates.io take the name.
fn is_package_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.len() <= 64
        && Name::new(&name.replace('-', "_")).is_some_and(|name| !name.is_raw())
}

#[derive(Default)]
struct Faults(Diagnostics);

impl Faults {
    fn push(
        &mut self,
        subject: &str,
        span: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.0.push(Diagnostic {
            span: Some(span),
            ..Diagnostic::new(Input::Plan, subject, message, help)
        });
    }
}
