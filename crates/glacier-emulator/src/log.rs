//! A line on stderr for each request.

use std::io::Write as _;

use glacier_testkit::Glacier;
use glacier_testkit::requests::LoggedRequest;

/// Writes a line for each request from now on.
pub(crate) fn follow(glacier: &Glacier) {
    glacier.requests().observe(|request| {
        // Nobody may be reading any more; the emulator goes on.
        let _ = writeln!(std::io::stderr().lock(), "{}", line(request));
    });
}

/// Clock, operation, request line, status, error code and fault if there are any, and the rule that decided.
fn line(request: &LoggedRequest) -> String {
    let answer = request.answer();
    let query = match request.query() {
        "" => String::new(),
        query => format!("?{query}"),
    };
    let mut line = format!(
        "{} {} {} {}{query} {}",
        request.clock(),
        request.operation().map_or("-", |operation| operation.name()),
        request.method(),
        request.path(),
        answer.status,
    );
    if let Some(code) = answer.code {
        line += &format!(" {code}");
    }
    line += &format!(" [{}]", answer.rule.id);
    if let Some(effect) = &request.fault().effect {
        line += &format!(" fault: {effect:?}");
    }
    line
}
