//! What a page shows against what came out. `…` stands for whatever differs from run to run.

use anyhow::bail;
use similar::TextDiff;

/// Whether a text is what a page shows of it; if not, an error that shows the difference.
///
/// In a line `…` stands for any characters, and alone on a line for any lines.
///
/// # Errors
///
/// If it is not.
pub fn compare(what: &str, shown: &str, came: &str) -> anyhow::Result<()> {
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let reconciled = reconcile(&lines(shown), &lines(came));
    if reconciled == lines(shown) {
        return Ok(());
    }
    let diff = TextDiff::from_lines(shown, came);
    bail!("{what} shows something else\n{}", diff.unified_diff().header("shown", "came out"))
}

/// The lines as a page shows them if that is what came, or else those that came.
pub fn reconcile(shown: &[String], came: &[String]) -> Vec<String> {
    if matches(shown, came) { shown.to_vec() } else { came.to_vec() }
}

fn matches(shown: &[String], came: &[String]) -> bool {
    let Some((first, rest)) = shown.split_first() else { return came.is_empty() };
    if first.trim() == "…" {
        return (0..=came.len()).any(|skipped| matches(rest, came.get(skipped..).unwrap_or(&[])));
    }
    came.split_first().is_some_and(|(line, others)| fits(first, line) && matches(rest, others))
}

/// Whether a line is what another shows of it.
fn fits(shown: &str, line: &str) -> bool {
    let Some((begin, rest)) = shown.split_once('…') else { return shown == line };
    let Some(mut line) = line.strip_prefix(begin) else { return false };
    let Some((middle, end)) = rest.rsplit_once('…') else { return line.ends_with(rest) };
    for part in middle.split('…') {
        let Some((_, after)) = line.split_once(part) else { return false };
        line = after;
    }
    line.ends_with(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_from_run_to_run_is_left_open() {
        let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
        let cases = [
            ("a", "a", true),
            ("a", "b", false),
            ("a", "a\nb", false),
            ("a\nb", "a", false),
            ("at …", "at 5", true),
            ("at … s", "at 5 s", true),
            ("at … s", "at 5 h", false),
            ("… of … files", "3 of 40 files", true),
            ("… of … files", "3 from 40 files", false),
            ("a\n…\nd", "a\nb\nc\nd", true),
            ("a\n…\nd", "a\nd", true),
            ("a\n…\nd", "a\nb\nc", false),
            ("a\n…", "a", true),
        ];
        for (shown, came, fits) in cases {
            assert_eq!(matches(&lines(shown), &lines(came)), fits, "{shown:?} {came:?}");
        }
    }
}
