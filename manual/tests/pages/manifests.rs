//! Dependencies on a page are those that this workspace has.

use manual::root;
use toml::{Table, Value};

use crate::read;

/// Packages of this workspace are where the page says, and others are used here too.
pub(crate) fn check(text: &str) -> Result<(), String> {
    let manifest: Table = text.parse().map_err(|error| format!("{error}"))?;
    let known: Table = read("Cargo.toml").parse().unwrap();
    let known = known["workspace"]["dependencies"].as_table().unwrap();
    for (section, dependencies) in &manifest {
        let dependencies = dependencies.as_table().filter(|_| section.ends_with("dependencies"));
        let dependencies = dependencies.ok_or_else(|| format!("`{section}` is no dependencies"))?;
        for (name, dependency) in dependencies {
            match dependency.get("path").and_then(Value::as_str) {
                Some(path) => check_package(name, dependency, path)?,
                None if known.contains_key(name) => {}
                None => return Err(format!("`{name}` is not a dependency of this workspace")),
            }
        }
    }
    Ok(())
}

fn check_package(name: &str, dependency: &Value, path: &str) -> Result<(), String> {
    let wanted = dependency.get("package").and_then(Value::as_str).unwrap_or(name);
    let path = path.trim_start_matches("…/");
    let manifest = format!("{path}/Cargo.toml");
    if !root().join(&manifest).exists() {
        return Err(format!("`{path}` is no package"));
    }
    let manifest: Table = read(&manifest).parse().unwrap();
    let found = manifest["package"]["name"].as_str().unwrap();
    if found != wanted {
        return Err(format!("`{path}` is the package `{found}`, not `{wanted}`"));
    }
    let features = dependency.get("features").and_then(Value::as_array).into_iter().flatten();
    for feature in features.filter_map(Value::as_str) {
        if manifest["features"].get(feature).is_none() {
            return Err(format!("`{found}` has no feature `{feature}`"));
        }
    }
    Ok(())
}
