//! The package `compare`: what the generator prints, included once over each client.

use std::path::Path;

/// The workspace and the package, by path.
pub(super) fn package(
    root: &Path,
    name: &str,
    driver: &str,
    protocol_tests: &str,
) -> [(&'static str, String); 6] {
    let root = root.display().to_string();
    [
        ("Cargo.toml", workspace(name)),
        ("compare/Cargo.toml", manifest(&root, name)),
        ("compare/src/lib.rs", lib(&root, &name.replace('-', "_"))),
        ("compare/src/suite.rs", SUITE.to_owned()),
        ("compare/src/driver.rs", driver.to_owned()),
        ("compare/src/cases.rs", protocol_tests.to_owned()),
    ]
}

/// The same profile as that of this repository, so that what is compiled for one serves the other.
fn workspace(name: &str) -> String {
    format!(
        r#"[workspace]
resolver = "3"
members = [{name:?}, "compare"]

[profile.dev]
debug = "line-tables-only"

[profile.dev.package.sha2]
opt-level = 3
"#
    )
}

/// The same features as `conformance` asks for, so that the official client is compiled once for both.
fn manifest(root: &str, name: &str) -> String {
    format!(
        r#"[package]
name = "compare"
version = "0.0.0"
edition = "2024"

[dependencies]
aws-sdk-glacier = {{ version = "1", default-features = false, features = ["rt-tokio", "test-util"] }}
aws-smithy-types = "1"
conformance = {{ path = {conformance:?} }}
{name} = {{ path = "../{name}", default-features = false, features = ["rt-tokio", "test-util"] }}
serde_json = "1"
tokio = {{ version = "1", features = ["macros", "rt"] }}
"#,
        conformance = format!("{root}/crates/conformance"),
    )
}

fn lib(root: &str, module: &str) -> String {
    format!(
        r#"//! Every operation through the official client and the generated one.

#[cfg(test)]
#[path = "."]
mod official {{
    use aws_sdk_glacier as sdk;

    #[path = "suite.rs"]
    pub(crate) mod suite;
}}

#[cfg(test)]
#[path = "."]
mod generated {{
    use {module} as sdk;

    #[path = "suite.rs"]
    pub(crate) mod suite;
}}

#[cfg(test)]
mod comparison {{
    use super::{{generated, official}};
    use conformance::whole::{{self, Model}};

    fn model() -> Model {{
        Model::parse(include_str!("{root}/model/glacier.json")).unwrap()
    }}

    #[test]
    fn requests() {{
        whole::requests(&model(), official::suite::call, generated::suite::call);
    }}

    #[test]
    fn answers() {{
        whole::answers(&model(), official::suite::call, generated::suite::call);
    }}

    #[test]
    fn reach() {{
        whole::reach(&model(), official::suite::call);
    }}
}}
"#
    )
}

/// What the printed files refer to.
const SUITE: &str = r#"//! The suite. `sdk` is the client that it is compiled over.

use super::sdk;

pub(crate) use driver::call;

mod driver {
    use super::sdk;
    use conformance::{Script, Verdict, whole};
    use serde_json::Value;
    use std::pin::Pin;

    fn client(script: Script) -> sdk::Client {
        conformance::whole_client!(sdk, script)
    }

    include!("driver.rs");
}

mod cases {
    use super::sdk;
    use conformance::protocol::{Body, Request, canned, capture, endpoint};
    use sdk::config::HttpClient;
    use sdk::config::endpoint::{DefaultResolver, ResolveEndpoint as _};

    fn client(http: impl HttpClient + 'static, host: Option<&str>) -> sdk::Client {
        let mut config = sdk::Config::builder().with_test_defaults_v2().http_client(http);
        config.set_endpoint_url(host.map(|host| format!("https://{host}")));
        let retries = sdk::config::retry::RetryConfig::disabled();
        sdk::Client::from_conf(config.retry_config(retries).build())
    }

    async fn resolve(params: &sdk::config::endpoint::Params) -> Result<String, String> {
        let endpoint = DefaultResolver::new().resolve_endpoint(params).await;
        endpoint.map(|endpoint| endpoint.url().to_owned()).map_err(|error| error.to_string())
    }

    include!("cases.rs");
}
"#;
