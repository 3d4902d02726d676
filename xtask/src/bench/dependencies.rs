//! Which crates each feature set pulls in.

use std::collections::BTreeSet;

use anyhow::{Context as _, bail};
use semver::Version;

use super::budgets::Budgets;
use super::figure::{Figure, Unit};
use super::part::Part;
use super::programs::{Features, Program, Sdk};
use super::run::output;

/// One crate in one version.
type Package = (String, Version);

/// Counts, and faults: what is in a tree although it is forbidden there.
pub(crate) fn measure(budgets: &Budgets) -> anyhow::Result<(Vec<Figure>, Vec<String>)> {
    let (mut figures, mut faults) = (Vec::new(), Vec::new());
    let sets = [Features::Default, Features::AwsLc, Features::Plain, Features::Nothing];
    if let Some(unknown) =
        budgets.forbidden.keys().find(|name| !sets.iter().any(|set| set.name() == *name))
    {
        bail!("no feature set is called `{unknown}`, of which crates are forbidden");
    }
    for set in sets {
        let ours = crates(Sdk::Generated, set)?;
        faults.extend(forbidden(budgets, set.name(), &ours));
        let number = count(&ours)?;
        // The official crate has AWS-LC by default.
        let official = if set == Features::AwsLc { Features::Default } else { set };
        let official = count(&crates(Sdk::Official, official)?)?;
        figures.push(Figure::of_both(
            Part::Dependencies,
            set.name(),
            Unit::Count,
            official,
            number,
        ));
        let twice = f64::from(u32::try_from(in_several_versions(&ours).len())?);
        let what = format!("{}, in two versions", set.name());
        figures.push(Figure::of_ours(Part::Dependencies, &what, Unit::Count, twice));
    }
    Ok((figures, faults))
}

fn count(crates: &BTreeSet<Package>) -> anyhow::Result<f64> {
    Ok(f64::from(u32::try_from(crates.len())?))
}

/// What is compiled for a program with this client, for Linux, the client included and the program not.
fn crates(sdk: Sdk, features: Features) -> anyhow::Result<BTreeSet<Package>> {
    let program = Program::new(sdk, features)?;
    let tree = output(&mut program.cargo(&[
        "tree",
        "--edges=normal,build",
        "--prefix=none",
        "--no-dedupe",
        "--target=x86_64-unknown-linux-gnu",
        "--format={p}",
    ]))?;
    parse(&tree).with_context(|| "cargo prints another tree than expected")
}

/// The packages of a tree, its root left out.
fn parse(tree: &str) -> Option<BTreeSet<Package>> {
    let lines = tree.lines().skip(1).filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let mut words = line.split_whitespace();
            let name = words.next()?;
            let version = words.next()?.strip_prefix('v')?.parse().ok()?;
            Some((name.to_owned(), version))
        })
        .collect()
}

fn in_several_versions(crates: &BTreeSet<Package>) -> BTreeSet<&str> {
    let names = crates.iter().map(|(name, _)| name.as_str());
    names.clone().zip(names.skip(1)).filter(|(one, next)| one == next).map(|(one, _)| one).collect()
}

fn forbidden(budgets: &Budgets, set: &str, crates: &BTreeSet<Package>) -> Vec<String> {
    let rules = budgets.forbidden.get(set).into_iter().flatten();
    let found = rules.flat_map(|rule| {
        crates.iter().filter(|(name, version)| *name == rule.name && rule.versions.matches(version))
    });
    found
        .map(|(name, version)| {
            format!(
                "the feature set {set} pulls in `{name}` {version}, which is forbidden there ({})\n  \
                 help: {}",
                super::budgets::FILE,
                Part::Dependencies.help()
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TREE: &str = "program v0.0.0 (/somewhere)\nglacier-sdk v0.1.0 (/else)\nhttp v1.5.0\nhttp v0.2.12\nsyn v2.0.1 (proc-macro)\nhttp v1.5.0 (*)\n";

    #[test]
    fn trees() {
        let crates = parse(TREE).unwrap();
        let names: Vec<_> =
            crates.iter().map(|(name, version)| format!("{name} {version}")).collect();
        assert_eq!(names, ["glacier-sdk 0.1.0", "http 0.2.12", "http 1.5.0", "syn 2.0.1"]);
        assert_eq!(in_several_versions(&crates), BTreeSet::from(["http"]));
        assert_eq!(parse("program v0.0.0\nno-version\n"), None);
    }

    #[test]
    fn what_is_forbidden_is_named() {
        let budgets =
            Budgets::parse("[forbidden.default]\nhttp = \"<1\"\nhyper = \"*\"\n").unwrap();
        let crates = parse(TREE).unwrap();
        assert_eq!(
            forbidden(&budgets, "default", &crates),
            [
                "the feature set default pulls in `http` 0.2.12, which is forbidden there (xtask/budgets.toml)\n  help: \
                 `cargo tree --package glacier-sdk --edges normal,features --invert CRATE` shows who asks for a crate"
            ]
        );
        assert_eq!(forbidden(&budgets, "aws-lc", &crates), [""; 0]);
    }
}
