//! `Cargo.toml` and the licences of the generated crate.

use super::paths::Paths;
use crate::ir::Crate;
use crate::tree::Tree;

/// The crates that code can name, and their lines: a client has those that it names.
const DEPENDENCIES: [(&str, &str); 25] = [
    ("aws_credential_types", r#"aws-credential-types = "1.3.1""#),
    ("aws_runtime", r#"aws-runtime = "1.10.2""#),
    (
        "aws_sigv4",
        r#"aws-sigv4 = { version = "1.6.4", default-features = false, features = ["sign-http"] }"#,
    ),
    ("aws_smithy_async", r#"aws-smithy-async = "1.3.1""#),
    ("aws_smithy_compression", r#"aws-smithy-compression = "0.2.0""#),
    ("aws_smithy_eventstream", r#"aws-smithy-eventstream = "0.61.6""#),
    ("aws_smithy_http", r#"aws-smithy-http = "0.64.3""#),
    (
        "aws_smithy_http_client",
        r#"aws-smithy-http-client = { version = "1.5.2", features = ["rustls-ring"], optional = true }"#,
    ),
    ("aws_smithy_json", r#"aws-smithy-json = "0.65.1""#),
    ("aws_smithy_observability", r#"aws-smithy-observability = "0.3.1""#),
    ("aws_smithy_runtime", r#"aws-smithy-runtime = { version = "1.16.2", features = ["client"] }"#),
    (
        "aws_smithy_runtime_api",
        r#"aws-smithy-runtime-api = { version = "1.20.0", features = ["client", "http-1x"] }"#,
    ),
    (
        "aws_smithy_types",
        r#"aws-smithy-types = { version = "1.9.3", features = ["http-body-1-x"] }"#,
    ),
    ("aws_types", r#"aws-types = "1.7.0""#),
    ("bytes", r#"bytes = "1.12.2""#),
    ("fastrand", r#"fastrand = "2.5.0""#),
    ("hex", r#"hex = "0.4.3""#),
    ("hmac", r#"hmac = "0.13.0""#),
    ("http", r#"http = "1.5.0""#),
    ("http_body", r#"http-body = "1.1.0""#),
    ("http_body_util", r#"http-body-util = "0.1.5""#),
    ("md5", r#"md-5 = "0.11.0""#),
    ("sha2", r#"sha2 = { version = "0.11.1", features = ["zeroize"] }"#),
    ("tracing", r#"tracing = "0.1.44""#),
    ("zeroize", r#"zeroize = "1.9.2""#),
];

/// Features of those crates that some clients need: how code names what needs the feature, the crate, the feature.
const OPTIONAL_FEATURES: [(&str, &str, &str); 4] = [
    ("DeferredSigner::", "aws-runtime", "event-stream"),
    ("aws_smithy_http::event_stream::", "aws-smithy-http", "event-stream"),
    ("client::auth::http::", "aws-smithy-runtime", "http-auth"),
    ("client::auth::http::", "aws-smithy-runtime-api", "http-auth"),
];

/// The features of the official crate beside its default, by the same names, and `aws-lc-https-client`. The official default also
/// has `rustls`, which switches on a second, older HTTP and TLS stack; and its `default-https-client` is the one with AWS-LC, a
/// library in C that takes a third of the build.
const FEATURES: &str = r#"aws-lc-https-client = ["aws-smithy-runtime/default-https-client"]
behavior-version-latest = []
default-https-client = ["dep:aws-smithy-http-client"]
gated-tests = []
legacy-https-client = ["aws-smithy-runtime/tls-rustls"]
legacy-test-util = ["test-util", "aws-smithy-runtime/legacy-test-util"]
rt-tokio = ["aws-smithy-async/rt-tokio", "aws-smithy-types/rt-tokio"]
rustls = ["aws-smithy-runtime/tls-rustls"]
test-util = ["aws-credential-types/test-util"]
"#;

/// The licences that the manifest names, word for word: each asks to go along with what is copied, and half of a client is.
pub(super) const LICENCES: [(&str, &str); 2] = [
    ("LICENSE-APACHE", include_str!("../../LICENSE-APACHE")),
    ("LICENSE-MIT", include_str!("../../LICENSE-MIT")),
];

/// That of clients with asymmetric signatures. It is on by default.
const SIGV4A: &str = "sigv4a = [\"aws-runtime/sigv4a\"]\n";

/// The manifest of a crate with these sources: it names what they name.
pub(super) fn manifest(krate: &Crate, sources: &Tree) -> String {
    let package = &krate.package;
    let mut paths = Paths::default();
    let lines = || sources.files.values().flat_map(|text| text.lines());
    let code = lines().filter(|line| !line.trim_start().starts_with("//"));
    code.for_each(|line| paths.read(line));
    let is_named = |name: &str| lines().any(|line| line.contains(name));
    let features: Vec<_> = OPTIONAL_FEATURES.iter().filter(|(name, ..)| is_named(name)).collect();
    let dependencies = DEPENDENCIES.iter().filter(|(name, _)| paths.has_crate(name));
    let dependencies: String =
        dependencies.map(|(_, line)| with_features(line, &features)).collect();
    let features = crate_features(signs_asymmetrically(sources));
    let (name, version, description) =
        (&package.name, &package.version, quoted(&package.description));
    format!(
        "# {}\n\n\
         [package]\n\
         name = \"{name}\"\n\
         version = \"{version}\"\n\
         description = {description}\n\
         edition = \"2024\"\n\
         rust-version = \"1.94.1\"\n\
         license = \"MIT OR Apache-2.0\"\n\
         readme = \"README.md\"\n\
         keywords = [{keywords}]\n\
         categories = [\"api-bindings\", \"web-programming::http-client\"]\n\n\
         [package.metadata.docs.rs]\n\
         all-features = true\n\n\
         [package.metadata.smithy]\n\
         protocol = \"aws.protocols#restJson1\"\n\
         service = \"{service}\"\n\n\
         [features]\n{features}\n\
         [dependencies]\n{dependencies}",
        super::NOTICE,
        service = krate.service.shape_id,
        keywords = keywords(krate),
    )
}

/// A dependency with the features that it needs beside its own: `aws-runtime = { version = "1", features = ["event-stream"] }`
fn with_features(line: &str, features: &[&(&str, &str, &str)]) -> String {
    let Some((name, value)) = line.split_once(" = ") else { return format!("{line}\n") };
    let more = features.iter().filter(|(_, owner, _)| *owner == name);
    let more: Vec<String> = more.map(|(.., feature)| format!("{feature:?}")).collect();
    if more.is_empty() {
        return format!("{line}\n");
    }
    let more = more.join(", ");
    match value.strip_suffix("] }") {
        Some(own) => format!("{name} = {own}, {more}] }}\n"),
        None => format!("{name} = {{ version = {value}, features = [{more}] }}\n"),
    }
}

/// The features; asymmetric signatures are one in clients that have them.
fn crate_features(signs_asymmetrically: bool) -> String {
    let (default, more) = if signs_asymmetrically { ("\"sigv4a\", ", SIGV4A) } else { ("", "") };
    format!("default = [{default}\"default-https-client\", \"rt-tokio\"]\n{FEATURES}{more}")
}

/// Whether some of the code is for asymmetric signatures only.
pub(super) fn signs_asymmetrically(sources: &Tree) -> bool {
    sources.files.values().any(|text| text.contains("feature = \"sigv4a\""))
}

/// What people look for, where crates.io takes it for a keyword: at most 20 characters.
fn keywords(krate: &Crate) -> String {
    let service = krate.service.id_in_names();
    let is_of_aws = krate.service.is_of_aws();
    let words = [is_of_aws.then_some("aws"), Some(service.as_str()), Some("sdk"), Some("smithy")];
    let words = words.into_iter().flatten().filter(|word| word.len() <= 20);
    words.map(quoted).collect::<Vec<_>>().join(", ")
}

/// A TOML string. Control characters are escaped, so any text can stand in it.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => quoted.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
