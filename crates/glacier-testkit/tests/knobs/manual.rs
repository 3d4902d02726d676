//! The manual's table of knobs is that of the code.

use std::fs;
use std::path::Path;

use glacier_testkit::control::ROUTES;

#[test]
fn the_manual_has_the_table_of_the_code() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/testing-without-aws.md");
    let manual = fs::read_to_string(path).unwrap();
    let (_, after) = manual
        .split_once(
            "<!-- The table is that of the code: a test of glacier-testkit compares them. -->\n",
        )
        .expect("the start of the table");
    let (table, _) =
        after.split_once("<!-- The end of the table. -->").expect("the end of the table");
    let expected: String =
        ["| method | path | takes | what it does |\n| --- | --- | --- | --- |\n".to_owned()]
            .into_iter()
            .chain(ROUTES.iter().map(|route| {
                let takes = if route.takes.is_empty() {
                    String::new()
                } else {
                    format!(" {}", route.takes)
                };
                format!("| {} | `{}` |{takes} | {} |\n", route.method, route.path, route.about)
            }))
            .collect();
    assert!(table == expected, "the manual needs this table:\n\n{expected}");
}
