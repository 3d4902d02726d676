//! What a changed model means for those who call the generated crate.

use std::collections::HashSet;
use std::process::Command;

use anstream::println;
use smithy_sdk::differences;
use smithy_sdk::inputs::File;
use smithy_sdk_codegen::ast::{Model, ShapeId};
use smithy_sdk_codegen::diff::{Change, Difference, diff};
use smithy_sdk_codegen::plan::Plan;
use smithy_sdk_codegen::resolve;

use crate::inputs::{InputArgs, read_or, root};

/// Says how the model differs from the one before it, as far as the plan reaches; nothing if it does not.
///
/// Before a model that was named on the command line was the one of this repository, before that the one of the last commit.
pub(crate) fn show(args: &InputArgs) -> anyhow::Result<()> {
    let (new, plan) = (args.model()?, args.plan()?);
    let old = match &args.model {
        Some(_) => Some(read_or(None, "model/glacier.json")?),
        None => committed("model/glacier.json"),
    };
    let Some(old) = old.filter(|old| old.text != new.text) else { return Ok(()) };
    let models = (Model::parse(&old.text), Model::parse(&new.text), Plan::parse(&plan.text));
    // The new model was generated from, so only the old one can be faulty; then there is nothing to compare with.
    let (Ok(old_model), Ok(new_model), Ok(plan)) = models else { return Ok(()) };
    let differences = for_callers(&old_model, &new_model, &plan);
    if !differences.is_empty() {
        println!("from {} to {}, for callers of these operations:", old.name, new.name);
        println!("{}", differences::report(&differences));
    }
    Ok(())
}

/// The file as the last commit has it; none where git, or the file, is not there.
fn committed(path: &str) -> Option<File> {
    // From this folder on, which may be a part of somebody else's repository.
    let object = format!("HEAD:./{path}");
    let output = Command::new("git").args(["show", &object]).current_dir(root()).output().ok()?;
    let text = output.status.success().then(|| String::from_utf8(output.stdout).ok()).flatten()?;
    Some(File { name: format!("{path} of the last commit"), text })
}

/// The differences in shapes that the plan reaches in one model or the other.
fn for_callers(old: &Model, new: &Model, plan: &Plan) -> Vec<Difference> {
    let mut reached: HashSet<ShapeId> = HashSet::from([plan.service.id.value.clone()]);
    for model in [old, new] {
        // An operation that only one of the two has is told as a difference of the service.
        let parts = resolve::closure(model, plan).unwrap_or_default();
        reached.extend(parts.iter().map(|part| part.id.clone()));
    }
    let is_chosen =
        |id: &ShapeId| plan.service.operations.iter().any(|choice| choice.value == id.name());
    let mut differences = diff(old, new);
    differences.retain(|difference| match &difference.change {
        Change::OperationAdded(id) | Change::OperationRemoved(id) => is_chosen(id),
        _ => reached.contains(&difference.subject.container()),
    });
    differences
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    /// A service of two operations, each with an input of one member.
    const MODEL: &str = r#"{"smithy": "2.0", "shapes": {
        "a#Bakery": {"type": "service", "version": "1",
            "operations": [{"target": "a#Bake"}, {"target": "a#Sell"}],
            "traits": {"aws.protocols#restJson1": {}}},
        "a#Bake": {"type": "operation", "input": {"target": "a#BakeInput"},
            "traits": {"smithy.api#http": {"method": "POST", "uri": "/bake"}}},
        "a#BakeInput": {"type": "structure", "members": {"cake": {"target": "smithy.api#String"}}},
        "a#Sell": {"type": "operation", "input": {"target": "a#SellInput"},
            "traits": {"smithy.api#http": {"method": "POST", "uri": "/sell"}}},
        "a#SellInput": {"type": "structure", "members": {"price": {"target": "smithy.api#Integer"}}}}}"#;

    const PLAN: &str = "[package]\nname = \"a\"\nversion = \"0.1.0\"\ndescription = \"a\"\n\n\
                        [service]\nid = \"a#Bakery\"\noperations = [\"Bake\"]\n";

    /// The subjects of the differences that callers of `Bake` are told of, once the texts are replaced.
    fn told(replaced: &[(&str, &str)]) -> Vec<String> {
        let mut new = MODEL.to_owned();
        for (old, with) in replaced {
            assert!(new.contains(old), "{old}");
            new = new.replace(old, with);
        }
        let [old, new] = [MODEL, &new].map(|text| Model::parse(text).unwrap());
        let differences = for_callers(&old, &new, &Plan::parse(PLAN).unwrap());
        differences.iter().map(|it| it.subject.to_string()).collect()
    }

    #[test]
    fn callers_hear_of_what_the_plan_reaches_and_of_nothing_else() {
        let nothing = [""; 0];
        assert_eq!(told(&[]), nothing);
        assert_eq!(told(&[("smithy.api#String", "smithy.api#Integer")]), ["a#BakeInput$cake"]);
        assert_eq!(told(&[("smithy.api#Integer", "smithy.api#Long")]), nothing);
        assert_eq!(told(&[("/bake", "/oven")]), ["a#Bake"]);
        assert_eq!(told(&[("/sell", "/shop")]), nothing);
    }

    #[test]
    fn callers_hear_of_operations_that_they_chose() {
        assert_eq!(told(&[(r#", {"target": "a#Sell"}"#, "")]), [""; 0]);
        assert_eq!(told(&[(r#"{"target": "a#Bake"}, "#, "")]), ["a#Bakery"]);
    }
}
