//! `cargo xtask model`: looks into models.

use std::collections::BTreeMap;
use std::path::Path;

use anstream::eprint;
use command_manners::{Ending, print};
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
pub(crate) fn show(args: &InputArgs) -> anyhow::Result<Ending> {
    let (model_file, plan_file) = (args.model()?, args.plan()?);
    let sources = Sources::new().with(Input::Model, &model_file.name, &model_file.text).with(
        Input::Plan,
        &plan_file.name,
        &plan_file.text,
    );
    let fail = |faults: &Diagnostics| {
        eprint!("{}", report(faults, &sources, "there is nothing to show"));
        Ok(Ending::Bad)
    };
    let (model, plan) = match (Model::parse(&model_file.text), Plan::parse(&plan_file.text)) {
        (Ok(model), Ok(plan)) => (model, plan),
        (Err(faults), _) | (_, Err(faults)) => return fail(&faults),
    };
    match resolve::closure(&model, &plan) {
        Ok(parts) => print(&[shapes(&parts), table_of_traits()].concat())?,
        Err(faults) => return fail(&faults),
    }
    Ok(Ending::Good)
}

/// The shapes that the plan reaches, by what they are.
fn shapes(parts: &[Part<'_>]) -> String {
    let mut by_place: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for part in parts {
        by_place.entry(part.place).or_default().push(part);
    }
    let mut text = format!("The plan reaches {} shapes.\n", parts.len());
    for (place, parts) in &by_place {
        let name = place.name();
        let name = name.split_once(' ').map_or(name, |(_article, name)| name);
        text.push_str(&format!("\n{name}\n"));
        for part in parts {
            let members = match part.members.len() {
                0 => String::new(),
                1 => "1 member".to_owned(),
                count => format!("{count} members"),
            };
            let line = format!("  {:<60}{members}", part.id.to_string());
            text.push_str(&format!("{}\n", line.trim_end()));
        }
    }
    text
}

/// The table of traits.
fn table_of_traits() -> String {
    let mut text = format!("\n{:<40} {:<26} what becomes of it\n", "trait", "on");
    for row in traits::TABLE {
        let places: Vec<_> = row.places.iter().map(|place| place.name()).collect();
        let treatment = match row.treatment {
            traits::Treatment::Used => "used".to_owned(),
            traits::Treatment::Ignored(reason) => format!("ignored: {reason}"),
        };
        for (number, place) in places.iter().enumerate() {
            let (id, treatment) = if number == 0 { (row.id, treatment.as_str()) } else { ("", "") };
            let line = format!("{id:<40} {place:<26} {treatment}");
            text.push_str(&format!("{}\n", line.trim_end()));
        }
    }
    text + "\nAny other trait on a shape that the plan reaches is an error.\n"
}

/// Says how two models differ, and what that means for callers.
pub(crate) fn diff_models(old: &Path, new: &Path) -> anyhow::Result<Ending> {
    let (old, new) = (read(old)?, read(new)?);
    let (Some(old), Some(new)) = (parse(&old), parse(&new)) else {
        return Ok(Ending::Bad);
    };
    let differences = diff(&old, &new);
    print(&differences::report(&differences))?;
    Ok(Ending::good_if(differences.is_empty()))
}

fn parse(file: &File) -> Option<Model> {
    parse_model(file, "nothing was compared").inspect_err(|report| eprint!("{report}")).ok()
}
