//! Expressions, printed again in one spelling, and what is none.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;

/// The tree with all its parentheses.
fn show(expression: &Expression) -> String {
    match expression {
        Expression::Path(steps) if steps.is_empty() => "@".to_owned(),
        Expression::Path(steps) => {
            steps.iter().map(show_step).collect::<String>().trim_start_matches('.').to_owned()
        }
        Expression::Literal(value) => format!("`{value}`"),
        Expression::Call(name, arguments) => format!("{name}({})", show_all(arguments)),
        Expression::Not(inner) => format!("!{}", show(inner)),
        Expression::And(left, right) => format!("({} && {})", show(left), show(right)),
        Expression::Or(left, right) => format!("({} || {})", show(left), show(right)),
        Expression::Compare(left, comparator, right) => {
            format!("({} {comparator:?} {})", show(left), show(right))
        }
    }
}

fn show_step(step: &Step) -> String {
    match step {
        Step::Field(name) => format!(".{name}"),
        Step::Items => "[*]".to_owned(),
        Step::Flatten => "[]".to_owned(),
        Step::Values => ".*".to_owned(),
        Step::Index(index) => format!("[{index}]"),
        Step::Filter(condition) => format!("[?{}]", show(condition)),
        Step::Select(all) => format!(".[{}]", show_all(all)),
    }
}

fn show_all(all: &[Expression]) -> String {
    all.iter().map(show).collect::<Vec<_>>().join(", ")
}

#[test]
fn expressions() {
    let cases = [
        ("status", "status"),
        ("a.b_c.\"d-e\"", "a.b_c.d-e"),
        ("@", "@"),
        ("@.a", "a"),
        ("a[].b", "a[].b"),
        ("a[*].b[]", "a[*].b[]"),
        ("a[*][b, c][]", "a[*].[b, c][]"),
        ("a[?b][c]", "a[?b].[c]"),
        ("a.*.b", "a.*.b"),
        ("a[0].b[-1]", "a[0].b[-1]"),
        ("[a, b.c][]", "[a, b.c][]"),
        ("a.[b]", "a.[b]"),
        ("a[?b == 'x'].c", "a[?(b Equal `\"x\"`)].c"),
        ("a == `1`", "(a Equal `1`)"),
        ("a != ` \"x\" `", "(a NotEqual `\"x\"`)"),
        ("a <= `true` ", "(a LessOrEqual `true`)"),
        ("a == `x`", "(a Equal `\"x\"`)"),
        ("a == 'it\\'s'", "(a Equal `\"it's\"`)"),
        ("a && b || c && !d", "((a && b) || (c && !d))"),
        ("a && (b || c)", "(a && (b || c))"),
        ("!a == b", "(!a Equal b)"),
        ("!!a", "!!a"),
        ("length(a[?b]) > `0`", "(length(a[?b]) Greater `0`)"),
        ("contains(a[].b, 'x')", "contains(a[].b, `\"x\"`)"),
        ("keys(a)", "keys(a)"),
        (
            "status != 'CANCELLING' && status != 'CANCELLED'",
            "((status NotEqual `\"CANCELLING\"`) && (status NotEqual `\"CANCELLED\"`))",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(parse(text).map(|it| show(&it)), Ok(expected.to_owned()), "{text}");
    }
}

#[test]
fn what_is_no_expression() {
    let (deep, long) = ("(".repeat(80), "a||".repeat(2000));
    let cases = [
        ("", "the expression ends too early at offset 0"),
        ("a.", "the expression ends too early at offset 2"),
        ("a b", "unexpected `b` at offset 2"),
        ("a | b", "unexpected `|` at offset 2"),
        ("a[0:2]", "expected `]` at offset 3"),
        ("a[b]", "expected an index at offset 2"),
        ("a[?b", "expected `]` at offset 4"),
        ("f(a", "expected `)` at offset 3"),
        ("f(&a, b)", "unexpected `&` at offset 2"),
        ("{a: b}", "unexpected `{` at offset 0"),
        ("'a", "' is missing at offset 2"),
        ("a ==", "the expression ends too early at offset 4"),
        (&long, "the expression is longer than 4096 bytes at offset 4096"),
        (&deep, "the expression nests too deeply at offset 64"),
    ];
    for (text, expected) in cases {
        assert_eq!(parse(text).map_err(|err| err.to_string()), Err(expected.to_owned()), "{text}");
    }
}

proptest! {
    /// No text makes the parser fall over.
    #[test]
    fn any_text(text in r#"([a-c.\[\]*?!&|=<>()'"`@,0-2 \\-]|é){0,24}"#) {
        if let Err(error) = parse(&text) {
            let mut shown = String::new();
            let _ = write!(shown, "{error}");
            prop_assert!(error.offset <= text.len());
        }
    }
}
