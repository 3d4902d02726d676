//! The crate that is tested, with its tests, on disk.

use std::fs;
use std::path::PathBuf;

use anyhow::Context as _;
use smithy_sdk::disk;
use smithy_sdk_codegen::emit::PrintedTests;
use smithy_sdk_codegen::tree::Tree;

use crate::inputs;

/// The name of the package.
pub(super) const PACKAGE: &str = "protocol-tests";

/// What the tests need beside the crate; the versions are those of this workspace.
const DEV_DEPENDENCIES: [(&str, &str); 7] = [
    ("aws-smithy-eventstream", "[]"),
    ("aws-smithy-http-client", r#"["test-util"]"#),
    ("aws-smithy-types", r#"["http-body-1-x"]"#),
    ("futures-util", "[]"),
    ("http", "[]"),
    ("serde_json", "[]"),
    ("tokio", r#"["macros", "rt"]"#),
];

/// What the printed tests are written against.
const HARNESS: &str = include_str!("harness.rs");

/// What those of streams of events are written against, too; crates without lack what it names.
const EVENTS_HARNESS: &str = include_str!("events_harness.rs");

/// Writes the crate and its tests; the folder that they are in.
pub(super) fn write(mut tree: Tree, tests: &PrintedTests) -> anyhow::Result<PathBuf> {
    let folder = inputs::root().join("target").join(PACKAGE);
    let workspace = fs::read_to_string(inputs::root().join("Cargo.toml"))?;
    let manifest = tree.files.get_mut("Cargo.toml").context("the crate has no manifest")?;
    manifest.push_str("\n[dev-dependencies]\n");
    for (name, features) in DEV_DEPENDENCIES {
        let version = version(&workspace, name)
            .with_context(|| format!("the workspace has no dependency `{name}`"))?;
        manifest
            .push_str(&format!("{name} = {{ version = \"{version}\", features = {features} }}\n"));
    }
    manifest.push_str("\n[lints.rust]\nwarnings = \"deny\"\n");
    // Not a member of the workspace that it lies in; what it depends on is built as it is there.
    manifest.push_str("\n[profile.dev]\ndebug = \"line-tables-only\"\n\n[workspace]\n");
    let mut text = HARNESS.replace("include!(\"cases.rs\");", &tests.text);
    if tests.has_events {
        text = text.replace("mod cases {\n", "mod cases {\n    use super::events::*;\n");
        text.push_str(EVENTS_HARNESS);
    }
    tree.files.insert("tests/protocol.rs".to_owned(), text);

    let disk = disk::read(&folder)?;
    disk::apply(&folder, &tree.changes_from(&disk))?;
    fs::copy(inputs::root().join("Cargo.lock"), folder.join("Cargo.lock"))
        .context("cannot copy Cargo.lock")?;
    Ok(folder)
}

/// The version that the manifest of the workspace has for a dependency.
fn version<'a>(manifest: &'a str, name: &str) -> Option<&'a str> {
    let line = manifest.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(" = "))?;
    let value = match line.split_once("version = ") {
        Some((_, value)) => value,
        None => line,
    };
    value.split('"').nth(1)
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn versions_are_found() {
        let manifest = "a = \"1.2\"\nab = { version = \"3\", features = [\"x\"] }\nc = { features = [], version = \"4\" }\n";
        for (name, expected) in
            [("a", Some("1.2")), ("ab", Some("3")), ("c", Some("4")), ("d", None)]
        {
            assert_eq!(version(manifest, name), expected, "{name}");
        }
    }
}
