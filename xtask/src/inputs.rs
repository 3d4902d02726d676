//! The files that the generator reads.

use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use smithy_sdk_codegen::diagnostics::{Diagnostics, Input, Sources};
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

/// A file with its text.
pub(crate) struct File {
    /// As the user would name it.
    pub(crate) name: String,
    pub(crate) text: String,
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

/// The faults as text, with a line at the end that counts them and says what that means.
pub(crate) fn report(faults: &Diagnostics, sources: &Sources<'_>, outcome: &str) -> String {
    let is_terminal = std::io::stderr().is_terminal();
    let count = match faults.len() {
        1 => "1 fault".to_owned(),
        count => format!("{count} faults"),
    };
    format!("{}error: {count} in the inputs; {outcome}\n", faults.render(sources, is_terminal))
}

/// AWS's partitions.
pub(crate) fn partitions() -> anyhow::Result<File> {
    read_or(None, "model/partitions.json")
}

/// Reads a file that the user named.
pub(crate) fn read(path: &Path) -> anyhow::Result<File> {
    let name = path.display().to_string();
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read `{name}`"))?;
    Ok(File { name, text })
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
