//! A command with manners that counts the lines of a file; the tests run it.

use std::path::PathBuf;
use std::process::ExitCode;

use command_manners::{DOUBTFUL, Ending, GOOD, Progress, end, parse, print, styled};

/// Counts the lines of a file
#[derive(clap::Parser)]
#[command(
    name = "count",
    version,
    after_help = "Exit codes: 0 there are lines, 1 there are none, 2 it can't be read"
)]
struct Cli {
    /// The file
    file: PathBuf,
    /// What to count
    #[arg(long, default_value = "lines", value_parser = ["lines", "words"])]
    what: String,
    /// How many make one
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    per: u32,
    /// Says nothing
    #[arg(long)]
    quiet: bool,
}

fn main() -> ExitCode {
    end(count(&parse()))
}

fn count(cli: &Cli) -> Result<Ending, String> {
    let progress = Progress::spinner();
    progress.says(format!("reading {}", cli.file.display()));
    let text = std::fs::read_to_string(&cli.file)
        .map_err(|_| format!("cannot read `{}`", cli.file.display()))?;
    drop(progress);
    let found =
        if cli.what == "lines" { text.lines().count() } else { text.split_whitespace().count() };
    let style = if found == 0 { DOUBTFUL } else { GOOD };
    if !cli.quiet {
        let shown = format!("{} {}\n", styled(style, &found.to_string()), cli.what);
        print(&shown).map_err(|problem| problem.to_string())?;
    }
    Ok(Ending::good_if(found > 0))
}
