//! `cargo xtask model`: looks into models.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

use anstream::{eprint, print, println};
use smithy_sdk::differences;
use smithy_sdk::inputs::{File, parse_model, read, report};
use smithy_sdk_codegen::ast::Model;
use smithy_sdk_codegen::diagnostics::{Diagnostics, Input, Sources};
use smithy_sdk_codegen::diff::diff;
use smithy_sdk_codegen::plan::Plan;
use smithy_sdk_codegen::resolve::Part;
use smithy_sdk_codegen::resolve::{self, traits};

use crate::inputs::InputArgs;

/// Shows what the plan reaches, and what becomes of each trait there.
pub(crate) fn show(args: &InputArgs) -> anyhow::Result<ExitCode> {
    let (model_file, plan_file) = (args.model()?, args.plan()?);
    let sources = Sources::new().with(Input::Model, &model_file.name, &model_file.text).with(
        Input::Plan,
        &plan_file.name,
        &plan_file.text,
    );
    let fail = |faults: &Diagnostics| {
        eprint!("{}", report(faults, &sources, "there is nothing to show"));
        Ok(ExitCode::FAILURE)
    };
    let (model, plan) = match (Model::parse(&model_file.text), Plan::parse(&plan_file.text)) {
        (Ok(model), Ok(plan)) => (model, plan),
        (Err(faults), _) | (_, Err(faults)) => return fail(&faults),
    };
    match resolve::closure(&model, &plan) {
        Ok(parts) => show_parts(&parts),
        Err(faults) => return fail(&faults),
    }
    Ok(ExitCode::SUCCESS)
}

fn show_parts(parts: &[Part<'_>]) {
    let mut by_place: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for part in parts {
        by_place.entry(part.place).or_default().push(part);
    }
    println!("The plan reaches {} shapes.", parts.len());
    for (place, parts) in &by_place {
        let name = place.name();
        println!("\n{}", name.split_once(' ').map_or(name, |(_article, name)| name));
        for part in parts {
            let members = match part.members.len() {
                0 => String::new(),
                1 => "1 member".to_owned(),
                count => format!("{count} members"),
            };
            println!("{}", format!("  {:<60}{members}", part.id.to_string()).trim_end());
        }
    }
    println!("\n{:<40} {:<26} what becomes of it", "trait", "on");
    for row in traits::TABLE {
        let places: Vec<_> = row.places.iter().map(|place| place.name()).collect();
        let treatment = match row.treatment {
            traits::Treatment::Used => "used".to_owned(),
            traits::Treatment::Ignored(reason) => format!("ignored: {reason}"),
        };
        for (number, place) in places.iter().enumerate() {
            let (id, treatment) = if number == 0 { (row.id, treatment.as_str()) } else { ("", "") };
            println!("{}", format!("{id:<40} {place:<26} {treatment}").trim_end());
        }
    }
    println!("\nAny other trait on a shape that the plan reaches is an error.");
}

/// Says how two models differ, and what that means for callers.
pub(crate) fn diff_models(old: &Path, new: &Path) -> anyhow::Result<ExitCode> {
    let (old, new) = (read(old)?, read(new)?);
    let (Some(old), Some(new)) = (parse(&old), parse(&new)) else {
        return Ok(ExitCode::FAILURE);
    };
    let differences = diff(&old, &new);
    print!("{}", differences::report(&differences));
    Ok(if differences.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn parse(file: &File) -> Option<Model> {
    parse_model(file, "nothing was compared").inspect_err(|report| eprint!("{report}")).ok()
}
