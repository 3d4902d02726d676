//! Runs the programs, and cuts what they print down to what is the same each time.

use std::process::Command;

/// The first words of each line that begins a step or a result, without values that differ from run to run.
pub(crate) fn outline(text: &str) -> Vec<String> {
    let is_fixed =
        |name: &String| !["lock ID", "kept in", "vault arn"].iter().any(|it| name.starts_with(it));
    let names = |line: &str| line.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
    let lines = text.lines().filter(|line| !line.starts_with("    "));
    lines.map(names).filter(|line| !line.is_empty()).filter(is_fixed).collect()
}

/// Whether it succeeded, and what it wrote to standard output and standard error.
pub(crate) fn run(
    program: &str,
    arguments: &[&str],
    variables: &[(&str, &str)],
) -> (bool, String, String) {
    let mut command = Command::new(program);
    for (name, _) in std::env::vars_os() {
        let name_text = name.to_string_lossy();
        if name_text.starts_with("AWS_") || name_text.starts_with("VAULT_LOCK_") {
            command.env_remove(&name);
        }
    }
    // No file of the user's home has a say.
    command.env("AWS_CONFIG_FILE", "none").env("AWS_SHARED_CREDENTIALS_FILE", "none");
    let output = command.args(arguments).envs(variables.iter().copied()).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.success(), text(output.stdout), text(output.stderr))
}
