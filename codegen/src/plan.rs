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

use std::ops::Range;

use indexmap::IndexMap;
use semver::Version;
use serde::Deserialize;
use toml::Spanned;

use crate::ast::ShapeId;
use crate::diagnostics::{Diagnostic, Diagnostics, Input};
use crate::ir::Name;
use crate::json;

/// A plan.
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
        let package = package(file.package, &mut faults);
        let service = service(file.service, &mut faults);
        match (package, service) {
            (Some(package), Some(service)) => faults.0.into_result(Self { package, service }),
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

fn package(table: PackageTable, faults: &mut Faults) -> Option<Package> {
    if !is_package_name(table.name.get_ref()) {
        let message = format!("`{}` is not a name for a package", table.name.get_ref());
        let help = "use letters, digits, `-` and `_`, starting with a letter, and no reserved word";
        faults.push("package.name", table.name.span(), message, help);
    }
    let version = table.version.get_ref().parse();
    if let Err(error) = &version {
        let message = format!("`{}` is not a version: {error}", table.version.get_ref());
        let help = "write a semantic version, such as `0.1.0`";
        faults.push("package.version", table.version.span(), message, help);
    }
    if table.description.get_ref().trim().is_empty() || table.description.get_ref().contains('\n') {
        let message = "the description is not one line of text";
        let help = "say in one line what the package is for";
        faults.push("package.description", table.description.span(), message, help);
    }
    Some(Package {
        name: table.name.into_inner(),
        version: version.ok()?,
        description: table.description.into_inner(),
    })
}

fn service(table: ServiceTable, faults: &mut Faults) -> Option<Service> {
    let id = table.id.get_ref().parse::<ShapeId>();
    if let Err(error) = &id {
        let help = "write it as `namespace#Service`";
        faults.push("service.id", table.id.span(), error.to_string(), help);
    }
    if table.operations.get_ref().is_empty() {
        let message = "no operation is chosen";
        let help = "name at least one operation of the service";
        faults.push("service.operations", table.operations.span(), message, help);
    }
    Some(Service {
        operations: each_once("service.operations", table.operations.into_inner(), faults),
        shapes: each_once("service.shapes", table.shapes, faults),
        id: Choice { span: table.id.span(), value: id.ok()? },
    })
}

fn each_once(
    subject: &str,
    names: Vec<Spanned<String>>,
    faults: &mut Faults,
) -> Vec<Choice<String>> {
    let mut seen = IndexMap::new();
    for name in names {
        let span = name.span();
        if seen.contains_key(name.get_ref()) {
            let message = format!("`{}` stands here twice", name.get_ref());
            faults.push(subject, span, message, "keep one of the two");
        } else {
            seen.insert(name.into_inner(), span);
        }
    }
    let choice = |(value, span)| Choice { value, span };
    seen.into_iter().map(choice).collect()
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
