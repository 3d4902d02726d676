//! Small programs, each with one client and one feature set, that are built and looked at.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context as _;

use super::run::cargo;
use crate::inputs::root;
use crate::packages::wanted_version;
use crate::written::write;

/// Which client a program uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sdk {
    Official,
    Generated,
}

impl Sdk {
    pub(crate) const ALL: [Self; 2] = [Self::Official, Self::Generated];

    /// The name of its package.
    pub(crate) fn package(self) -> &'static str {
        match self {
            Self::Official => "aws-sdk-glacier",
            Self::Generated => "glacier-sdk",
        }
    }

    /// The name of its crate, as rustc has it.
    pub(crate) fn krate(self) -> String {
        self.package().replace('-', "_")
    }
}

/// Features of the client, and what the program gives it to send requests with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Features {
    /// What a manifest has that says nothing.
    Default,
    /// As the default, but with AWS-LC in the place of ring.
    AwsLc,
    /// Without TLS, and with an HTTP client for plain HTTP.
    Plain,
    /// `default-features = false`, and nothing else.
    Nothing,
}

impl Features {
    /// Its name in figures and in the list of forbidden crates.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::AwsLc => "aws-lc",
            Self::Plain => "plain-http",
            Self::Nothing => "no-default-features",
        }
    }

    fn of_sdk(self) -> &'static str {
        match self {
            Self::Default => "",
            Self::AwsLc => {
                r#", default-features = false, features = ["aws-lc-https-client", "rt-tokio"]"#
            }
            Self::Plain => r#", default-features = false, features = ["rt-tokio"]"#,
            Self::Nothing => ", default-features = false",
        }
    }
}

/// A program: a package in a folder of its own, below `target/bench/programs`.
#[derive(Debug)]
pub(crate) struct Program {
    pub(crate) sdk: Sdk,
    folder: PathBuf,
}

impl Program {
    /// Writes it.
    pub(crate) fn new(sdk: Sdk, features: Features) -> anyhow::Result<Self> {
        let folder = root().join(folder(sdk, features));
        write(&folder.join("Cargo.toml"), manifest(sdk, features, root())?)?;
        write(&folder.join("src/main.rs"), main(features))?;
        // The same versions as everywhere else; what the file has too much, cargo takes out.
        fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock"))
            .context("cannot copy Cargo.lock")?;
        Ok(Self { sdk, folder })
    }

    /// A command of cargo for this program. What it builds goes to a place of its own.
    pub(crate) fn cargo(&self, arguments: &[&str]) -> Command {
        let mut cargo = cargo(arguments);
        cargo.current_dir(&self.folder).env("CARGO_TARGET_DIR", self.target());
        // A path dependency would otherwise be compiled in another way than one from a registry.
        cargo.env("CARGO_INCREMENTAL", "0");
        cargo
    }

    /// Where its builds go.
    pub(crate) fn target(&self) -> PathBuf {
        self.folder.join("target")
    }

    /// The program as a release build leaves it.
    pub(crate) fn executable(&self) -> PathBuf {
        self.target().join("release").join(format!("program{}", std::env::consts::EXE_SUFFIX))
    }
}

/// Where a program is, from the root of the repository.
fn folder(sdk: Sdk, features: Features) -> String {
    format!("target/bench/programs/{}-{}", sdk.package(), features.name())
}

fn manifest(sdk: Sdk, features: Features, root: &Path) -> anyhow::Result<String> {
    let client = match sdk {
        Sdk::Official => format!("version = {:?}", wanted_version("aws-sdk-glacier")?),
        Sdk::Generated => format!(
            r#"package = "glacier-sdk", path = {:?}"#,
            root.join("crates/glacier-sdk").display().to_string()
        ),
    };
    let http = match features {
        Features::Plain => format!(
            "aws-smithy-http-client = {{ version = {:?}, features = [\"default-client\"] }}\n",
            wanted_version("aws-smithy-http-client")?
        ),
        _ => String::new(),
    };
    Ok(format!(
        "[package]\nname = \"program\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [dependencies]\naws-sdk-glacier = {{ {client}{features} }}\n{http}\
         tokio = {{ version = \"1\", default-features = false, features = [\"rt\"] }}\n\n\
         [profile.release]\nstrip = true\n\n\
         [workspace]\n",
        features = features.of_sdk(),
    ))
}

/// The source of the program.
fn main(features: Features) -> String {
    let http = match features {
        Features::Plain => {
            "\n        .http_client(aws_smithy_http_client::Builder::new().build_http())"
        }
        _ => "",
    };
    format!(
        r#"//! One call through a client with an explicit configuration.

use aws_sdk_glacier::config::{{BehaviorVersion, Config, Credentials, Region}};
use aws_sdk_glacier::types::VaultLockPolicy;

fn main() {{
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("us-west-2"))
        .credentials_provider(Credentials::new("AKIDEXAMPLE", "not a secret", None, None, "here")){http}
        .build();
    let client = aws_sdk_glacier::Client::from_conf(config);
    let call = client.initiate_vault_lock().account_id("-").vault_name("records");
    let policy = VaultLockPolicy::builder().policy("{{}}").build();
    let answer = runtime.block_on(call.policy(policy).send());
    println!("{{answer:?}}");
}}
"#
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::part::Part;

    #[test]
    fn the_help_names_a_program_that_is_there() {
        let folder = folder(Sdk::Generated, Features::Default);
        assert!(Part::Program.help().contains(&format!("`{folder}`")), "{folder}");
    }
}
