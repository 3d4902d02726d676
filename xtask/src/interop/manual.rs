//! Blocks of the manual that other programs run: Python with boto3, Node with AWS's SDK, and the AWS CLI.

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::Command;

use anstream::println;
use anyhow::{Context as _, bail};
use command_manners::Progress;
use manual::{Block, Console, Page, Proof, Runner, compare};

use super::clean;
use crate::inputs;
use crate::written::write;

/// The page with such blocks.
const PAGE: &str = "docs/testing-without-aws.md";

/// Where the page has the emulator.
const ADDRESS: &str = "127.0.0.1:4566";

/// What `npm` installs.
const JAVASCRIPT: &str = "interop/javascript";

/// Runs them all against an emulator, and says which were left out because their program is not there.
pub(super) fn run(python: &Path, url: &str) -> anyhow::Result<()> {
    let address = url.strip_prefix("http://").context("the emulator's URL has no address")?;
    let page = Page::read(PAGE)?;
    let blocks = page.blocks()?;
    let mut ran = 0;
    let progress = Progress::spinner();
    progress.says(format!("running the blocks of {PAGE}"));
    for (number, block) in blocks.iter().enumerate() {
        let program = match block.language.as_str() {
            _ if block.proof != Proof::RunBy(Runner::Interop) => continue,
            // All of these share a session, below.
            "console" => continue,
            "python" => Some(python.as_os_str().to_owned()),
            "js" => node(&progress)?,
            other => bail!("{PAGE}:{}: nothing here runs a block of `{other}`", block.line),
        };
        let Some(program) = program else { continue };
        let printed = blocks.get(number + 1).filter(|next| next.proof == Proof::Printed);
        block_prints(&program, block, printed, address)?;
        ran += 1;
    }
    ran += console(address, &progress)?;
    drop(progress);
    println!("{ran} blocks and commands of {PAGE} do what stands there");
    Ok(())
}

/// Runs a block in a file of its own, and compares what it prints.
fn block_prints(
    program: &OsString,
    block: &Block,
    printed: Option<&Block>,
    address: &str,
) -> anyhow::Result<()> {
    // Node looks for packages beside the program.
    let (folder, extension) = match block.language.as_str() {
        "js" => (inputs::root().join("target").join(JAVASCRIPT), "mjs"),
        _ => (inputs::root().join("target/interop"), "py"),
    };
    let file = folder.join(format!("block-{}.{extension}", block.line));
    write(&file, block.text.replace(ADDRESS, address))?;
    let output = clean(&mut Command::new(program))
        .arg(&file)
        .output()
        .with_context(|| format!("cannot start `{}`", program.display()))?;
    let place = format!("{PAGE}:{}", block.line);
    if !output.status.success() {
        bail!("{place} fails\n{}", String::from_utf8_lossy(&output.stderr));
    }
    let came = String::from_utf8(output.stdout).with_context(|| place.clone())?;
    let shown = printed.map(|block| block.text.as_str()).unwrap_or_default();
    compare(&place, shown, &came)
}

/// Runs the console blocks; gives how many commands there were.
fn console(address: &str, progress: &Progress) -> anyhow::Result<usize> {
    let mut console = Console::of(PAGE)?
        .with_info(&format!("console run by {}", Runner::Interop.name()))
        .with_server("cargo run --release --package glacier-emulator", address);
    for program in ["aws", "curl"] {
        if !is_there(program) {
            left_out(
                progress,
                &format!("commands of `{program}` are left out, because it is not there"),
            );
            console = console.without(program);
        }
    }
    Ok(console.check()?.commands)
}

/// Node, with the packages that the blocks need; none, with the reason told, if it or they can't be had.
fn node(progress: &Progress) -> anyhow::Result<Option<OsString>> {
    if !is_there("node") || !is_there("npm") {
        left_out(progress, "JavaScript is left out, because Node and npm are not there");
        return Ok(None);
    }
    let [source, folder] = ["", "target"].map(|it| inputs::root().join(it).join(JAVASCRIPT));
    let wanted = fs::read_to_string(source.join("package-lock.json"))
        .context("cannot read what JavaScript needs")?;
    // Written last, so an installation that was interrupted is begun anew.
    let installed = folder.join("installed.txt");
    if fs::read_to_string(&installed).is_ok_and(|it| it == wanted) {
        return Ok(Some("node".into()));
    }
    fs::create_dir_all(&folder).with_context(|| format!("cannot make `{}`", folder.display()))?;
    for file in ["package.json", "package-lock.json"] {
        fs::copy(source.join(file), folder.join(file))
            .with_context(|| format!("cannot write to `{}`", folder.display()))?;
    }
    let mut install = Command::new("npm");
    install.args(["ci", "--no-audit", "--no-fund"]).current_dir(&folder);
    if !install.status().is_ok_and(|status| status.success()) {
        left_out(progress, "JavaScript is left out, because npm can't install AWS's SDK");
        return Ok(None);
    }
    write(&installed, wanted)?;
    Ok(Some("node".into()))
}

/// Says what was not run, and why.
fn left_out(progress: &Progress, what: &str) {
    progress.aside(|| println!("{PAGE}: {what}"));
}

/// Whether a program can be started.
fn is_there(program: &str) -> bool {
    let mut command = Command::new(program);
    clean(command.arg("--version")).output().is_ok_and(|output| output.status.success())
}
