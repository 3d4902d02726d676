//! The files of this repository that the generator reads.

use std::path::{Path, PathBuf};

use smithy_sdk::inputs::{File, read, report};
use smithy_sdk_codegen::diagnostics::{Input, Sources};
use smithy_sdk_codegen::tree::Tree;

/// Which files to read; by default those of this repository.
#[derive(clap::Args)]
pub(crate) struct InputArgs {
    /// The Smithy model, as JSON AST [default: model/glacier.json]
    #[arg(long, value_name = "FILE")]
    pub(crate) model: Option<PathBuf>,
    /// What to generate [default: model/plan.toml]
    #[arg(long, value_name = "FILE")]
    pub(crate) plan: Option<PathBuf>,
}

impl InputArgs {
    pub(crate) fn model(&self) -> anyhow::Result<File> {
        read_or(self.model.as_deref(), "model/glacier.json")
    }

    pub(crate) fn plan(&self) -> anyhow::Result<File> {
        read_or(self.plan.as_deref(), "model/plan.toml")
    }
}

/// Generates the crate, or reports what is wrong with the inputs.
pub(crate) fn generate(args: &InputArgs) -> anyhow::Result<Result<Tree, String>> {
    let (model, plan, partitions) = (args.model()?, args.plan()?, partitions()?);
    let sources = Sources::new()
        .with(Input::Model, &model.name, &model.text)
        .with(Input::Plan, &plan.name, &plan.text)
        .with(Input::Partitions, &partitions.name, &partitions.text);
    let generated = smithy_sdk_codegen::generate(&model.text, &plan.text, &partitions.text);
    Ok(generated.map_err(|faults| report(&faults, &sources, "nothing was written")))
}

/// Where AWS's partitions are in this repository.
pub(crate) const PARTITIONS: &str = "codegen/partitions.json";

/// AWS's partitions.
pub(crate) fn partitions() -> anyhow::Result<File> {
    read_or(None, PARTITIONS)
}

pub(crate) fn read_or(path: Option<&Path>, default: &str) -> anyhow::Result<File> {
    match path {
        Some(path) => read(path),
        None => Ok(File { name: default.to_owned(), ..read(&root().join(default))? }),
    }
}

/// The root of the repository.
pub(crate) fn root() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package)
}

/// The path of a file in this repository from its root, written with slashes on each system.
pub(crate) fn name_of(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string().replace('\\', "/")
}
