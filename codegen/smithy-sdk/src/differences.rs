//! How two models differ, as lines for people, with what that means for callers and for the next version.

use smithy_sdk_codegen::diff::{Difference, Release, Verdict};

/// A line for each difference, then how many there are of each kind, then which release they call for.
///
/// ```
/// use smithy_sdk_codegen::{ast::Model, diff::diff};
///
/// let old = Model::parse(r#"{"smithy": "2.0", "shapes": {"a#Cake": {"type": "string"}}}"#).unwrap();
/// let new = Model::parse(r#"{"smithy": "2.0", "shapes": {"a#Cake": {"type": "integer"}}}"#).unwrap();
/// assert_eq!(
///     smithy_sdk::differences::report(&diff(&old, &new)),
///     "a#Cake: changed from string to integer; breaks callers: its Rust type is another\n\
///      1 difference: 1 breaking callers, 0 that may, 0 that don't\n\
///      the next version is a major one: programs that use what breaks no longer compile, or are no longer understood\n",
/// );
/// ```
pub fn report(differences: &[Difference]) -> String {
    let mut text: String = differences.iter().map(|it| format!("{it}\n")).collect();
    let count = |verdict| differences.iter().filter(|it| it.verdict == verdict).count();
    text.push_str(&format!(
        "{} difference{}: {} breaking callers, {} that may, {} that don't\n",
        differences.len(),
        if differences.len() == 1 { "" } else { "s" },
        count(Verdict::Breaks),
        count(Verdict::MayBreak),
        count(Verdict::Keeps),
    ));
    if let Some(release) = Release::for_differences(differences) {
        text.push_str(&format!(
            "the next version is a {release} one: {}\n",
            meaning(release, count(Verdict::MayBreak))
        ));
    }
    text
}

fn meaning(release: Release, may_break: usize) -> &'static str {
    match (release, may_break) {
        (Release::Major, _) => {
            "programs that use what breaks no longer compile, or are no longer understood"
        }
        (Release::Minor | Release::Patch, 1..) => {
            "programs go on compiling, but look at what may break"
        }
        (Release::Minor, 0) => "there is more to use, and programs go on as they are",
        (Release::Patch, 0) => "programs go on as they are",
    }
}
