//! The texts that the generator reads, and its faults in them as compilers print faults.

use std::path::Path;

use anyhow::Context as _;
use smithy_sdk_codegen::ast::Model;
use smithy_sdk_codegen::diagnostics::{Diagnostics, Input, Sources};

/// A text with the name under which the user knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// A path, as the user wrote it.
    pub name: String,
    /// What it says.
    pub text: String,
}

/// Reads a file that the user named.
///
/// # Errors
///
/// If it can't be read, or is not UTF-8.
pub fn read(path: &Path) -> anyhow::Result<File> {
    let name = path.display().to_string();
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read `{name}`"))?;
    Ok(File { name, text })
}

/// Reads a model; its faults come as text, with `outcome` behind their number.
///
/// # Errors
///
/// Each fault of form in the model, pointed at.
pub fn parse_model(file: &File, outcome: &str) -> Result<Model, String> {
    let sources = Sources::new().with(Input::Model, &file.name, &file.text);
    Model::parse(&file.text).map_err(|faults| report(&faults, &sources, outcome))
}

/// The faults as text in colour, with a line at the end that counts them and says what came of it.
///
/// Print it with `anstream`, which leaves out the colour where it is not wanted.
pub fn report(faults: &Diagnostics, sources: &Sources<'_>, outcome: &str) -> String {
    let count = match faults.len() {
        1 => "1 fault".to_owned(),
        count => format!("{count} faults"),
    };
    format!("{}error: {count} in the inputs; {outcome}\n", faults.render(sources, true))
}
