//! `Cargo.toml` and `README.md` of the generated crate.

use crate::ir::Crate;
use crate::tree::Tree;

/// The runtime crates that every client needs, with the features it needs.
const DEPENDENCIES: &str = r#"aws-credential-types = "1.3.1"
aws-runtime = "1.10.2"
aws-smithy-async = "1.3.1"
aws-smithy-http = "0.64.3"
aws-smithy-http-client = { version = "1.5.2", features = ["rustls-ring"], optional = true }
aws-smithy-json = "0.65.1"
aws-smithy-observability = "0.3.1"
aws-smithy-runtime = { version = "1.16.2", features = ["client"] }
aws-smithy-runtime-api = { version = "1.20.0", features = ["client", "http-1x"] }
aws-smithy-types = { version = "1.9.3", features = ["http-body-1-x"] }
aws-types = "1.7.0"
fastrand = "2"
tracing = "0.1"
"#;

/// The crates that some clients need: how code names them, and their line.
const OPTIONAL_DEPENDENCIES: [(&str, &str); 7] = [
    (
        "aws_sigv4::",
        "aws-sigv4 = { version = \"1.6.4\", default-features = false, features = [\"sign-http\"] }\n",
    ),
    ("aws_smithy_compression::", "aws-smithy-compression = \"0.2.0\"\n"),
    ("bytes::", "bytes = \"1\"\n"),
    ("hex::", "hex = \"0.4\"\n"),
    ("http_body::", "http-body = \"1\"\n"),
    ("md5::", "md-5 = \"0.11\"\n"),
    ("sha2::", "sha2 = \"0.11\"\n"),
];

/// The features of the official crate, by the same names, and `aws-lc-https-client`. Its default also has `rustls`, which
/// switches on a second, older HTTP and TLS stack; and its `default-https-client` is the one with AWS-LC, a library in C that
/// takes a third of the build.
const FEATURES: &str = r#"default = ["default-https-client", "rt-tokio"]
aws-lc-https-client = ["aws-smithy-runtime/default-https-client"]
behavior-version-latest = []
default-https-client = ["dep:aws-smithy-http-client"]
gated-tests = []
legacy-https-client = ["aws-smithy-runtime/tls-rustls"]
legacy-test-util = ["test-util", "aws-smithy-runtime/legacy-test-util"]
rt-tokio = ["aws-smithy-async/rt-tokio", "aws-smithy-types/rt-tokio"]
rustls = ["aws-smithy-runtime/tls-rustls"]
test-util = ["aws-credential-types/test-util"]
"#;

/// The manifest of a crate with these sources: it names what they name.
pub(super) fn manifest(krate: &Crate, sources: &Tree) -> String {
    let package = &krate.package;
    let is_named = |name: &str| sources.files.values().any(|text| text.contains(name));
    let optional = OPTIONAL_DEPENDENCIES.iter().filter(|(name, _)| is_named(name));
    let mut dependencies: Vec<&str> = DEPENDENCIES.split_inclusive('\n').collect();
    dependencies.extend(optional.map(|(_, line)| *line));
    dependencies.sort_unstable();
    let dependencies: String = dependencies.concat();
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
         readme = \"README.md\"\n\n\
         [package.metadata.docs.rs]\n\
         all-features = true\n\n\
         [package.metadata.smithy]\n\
         protocol = \"aws.protocols#restJson1\"\n\
         service = \"{service}\"\n\n\
         [features]\n{FEATURES}\n\
         [dependencies]\n{dependencies}",
        super::NOTICE,
        service = krate.service.shape_id,
    )
}

/// What differs where the client hashes what is uploaded.
const UPLOADS: &str = "\
- A body to upload is read twice, to be hashed and to be sent, and never held in memory as a whole. One that can be read only
  once is refused: collect it first, or make it with `SdkBody::retryable`.
";

pub(super) fn readme(krate: &Crate) -> String {
    let (name, title) = (&krate.package.name, &krate.service.title);
    let module = name.replace('-', "_");
    let official = format!("aws-sdk-{}", krate.service.id_in_names());
    let operations: String = krate
        .operations
        .iter()
        .map(|operation| format!("- `Client::{}`\n", operation.module))
        .collect();
    let hashes = krate.operations.iter().any(|operation| operation.hashed_body.is_some());
    let uploads = if hashes { UPLOADS } else { "" };
    format!(
        "# {name}\n\n\
         {description}.\n\n\
         A client of {title}, generated from its Smithy model for these operations only:\n\n\
         {operations}\n\
         Every file of this crate is generated; change the model or the generator instead.\n\n\
         ## In place of `{official}`\n\n\
         A program that uses no other operations needs one line in its manifest:\n\n\
         ```toml\n\
         {official} = {{ package = \"{name}\", version = \"{version}\" }}\n\
         ```\n\n\
         Names, signatures and requests on the wire are the same. What differs:\n\n\
         - The default features leave out `rustls`, which in the official crate brings a second, older HTTP and TLS stack\n  \
           (hyper 0.14, rustls 0.21). The feature is there under its name.\n\
         - `default-https-client` is rustls with ring, which builds in half the time and takes half the space; with AWS-LC, as in\n  \
           the official crate, which has key exchange that withstands quantum computers, it is `aws-lc-https-client`.\n\
         - The types of other operations are not in the crate.\n\
         {uploads}\
         - The variable `SMITHY_CLIENT_SDK_CUSTOM_PARTITION` is not read: the partitions are compiled in.\n\
         - The user agent names this crate's version.\n\n\
         ## Use\n\n\
         ```rust,ignore\n\
         let shared = aws_config::load_defaults(aws_config::BehaviorVersion::latest()).await;\n\
         let client = {module}::Client::new(&shared);\n\
         ```\n",
        description = krate.package.description.trim_end_matches('.'),
        version = krate.package.version,
    )
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
