//! `cargo xtask reference`: holds model, generator and generated crate against AWS's own data, which is not part of this
//! repository.

use std::path::{Path, PathBuf};

use anstream::println;
use command_manners::{Ending, error};
use smithy_sdk::inputs::read;
use smithy_sdk::rustfmt;
use smithy_sdk_codegen::ast::Model;
use smithy_sdk_codegen::diff::{Change, diff};
use smithy_sdk_codegen::tree::Tree;

use crate::{inputs, surface};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The folder with `upstream/glacier.json`, AWS's own model, and `API-ITEMS.txt`, the public items of the official crate
    folder: PathBuf,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<Ending> {
    let upstream = args.folder.join("upstream/glacier.json");
    let holds = [
        same_shapes(&upstream)?,
        same_code(&upstream)?,
        surface::contains(&surface::public_items()?, &read(&args.folder.join("API-ITEMS.txt"))?)?,
    ];
    Ok(Ending::good_if(holds.iter().all(|holds| *holds)))
}

/// Each shape of our model is the same in AWS's, documentation and examples aside. AWS's has more.
fn same_shapes(upstream: &Path) -> anyhow::Result<bool> {
    let ours = inputs::read_or(None, "model/glacier.json")?;
    let theirs = read(upstream)?;
    let (Ok(ours), Ok(theirs)) = (Model::parse(&ours.text), Model::parse(&theirs.text)) else {
        error("cannot read one of the models", Some("`cargo xtask model diff` says why"));
        return Ok(false);
    };
    let differences = diff(&ours, &theirs);
    let is_more =
        |change: &Change| matches!(change, Change::ShapeAdded { .. } | Change::OperationAdded(_));
    let wrong: Vec<_> =
        differences.iter().filter(|difference| !is_more(&difference.change)).collect();
    for difference in &wrong {
        println!("{difference}");
    }
    println!(
        "{} shapes of the model; {} differ from AWS's model",
        ours.shapes().count(),
        wrong.len()
    );
    Ok(wrong.is_empty())
}

/// AWS's model generates the same code, documentation aside.
fn same_code(upstream: &Path) -> anyhow::Result<bool> {
    let from_ours = generate(None)?;
    let from_theirs = generate(Some(upstream))?;
    let (Ok(from_ours), Ok(from_theirs)) = (from_ours, from_theirs) else {
        error("one of the models does not generate", Some("`cargo xtask regen` says why"));
        return Ok(false);
    };
    let changes = from_theirs.changes_from(&from_ours);
    for path in changes.keys() {
        println!("different {path}");
    }
    println!(
        "{} files from AWS's model; {} have other code",
        from_theirs.files.len(),
        changes.len()
    );
    Ok(changes.is_empty())
}

/// The code of the crate: formatted, without documentation.
fn generate(model: Option<&Path>) -> anyhow::Result<Result<Tree, String>> {
    let args = inputs::InputArgs { model: model.map(Path::to_owned), plan: None };
    let mut tree = match inputs::generate(&args)? {
        Ok(tree) => tree,
        Err(report) => return Ok(Err(report)),
    };
    rustfmt::format(&mut tree, inputs::root())?;
    for text in tree.files.values_mut() {
        let is_code = |line: &&str| !line.trim_start().starts_with("//");
        *text = text.lines().filter(is_code).map(|line| format!("{line}\n")).collect();
    }
    Ok(Ok(tree))
}
