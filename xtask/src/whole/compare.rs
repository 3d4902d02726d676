//! The package `compare`: what the generator prints, included once over each client.

use std::path::Path;

/// The workspace and the package, by path. `lib.rs` and `suite.rs` beside this file are a part of it, not of this program.
pub(super) fn package(
    root: &Path,
    name: &str,
    driver: String,
    protocol_tests: String,
) -> [(&'static str, String); 6] {
    [
        ("Cargo.toml", workspace(name)),
        ("compare/Cargo.toml", manifest(root, name)),
        ("compare/src/lib.rs", include_str!("lib.rs").to_owned()),
        ("compare/src/suite.rs", include_str!("suite.rs").to_owned()),
        ("compare/src/driver.rs", driver),
        ("compare/src/cases.rs", protocol_tests),
    ]
}

/// The same profile as that of this repository, so that what is compiled for one serves the other.
fn workspace(name: &str) -> String {
    format!(
        r#"[workspace]
resolver = "3"
members = ["{name}", "compare"]
exclude = ["official"]

[profile.dev]
debug = "line-tables-only"

[profile.dev.package.sha2]
opt-level = 3
"#
    )
}

/// The same features as this repository asks for, so that what it has compiled is used.
fn manifest(root: &Path, name: &str) -> String {
    let path = |package: &str| root.join("crates").join(package).display().to_string();
    let (conformance, features) = (path("conformance"), path("workspace-features"));
    format!(
        r#"[package]
name = "compare"
version = "0.0.0"
edition = "2024"

[dependencies]
aws-sdk-glacier = {{ version = "1", default-features = false, features = ["rt-tokio", "test-util"] }}
conformance = {{ path = {conformance:?} }}
{name} = {{ path = "../{name}", default-features = false, features = ["rt-tokio", "test-util"] }}
serde_json = "1"
tokio = {{ version = "1", features = ["macros", "rt"] }}
workspace-features = {{ path = {features:?} }}
"#
    )
}
