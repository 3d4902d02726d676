//! The results as JUnit XML, for what collects test results.

use std::path::Path;

use glacier_testkit::contract::{CaseResult, Report, Verdict};
use quick_junit::{NonSuccessKind, Property, TestCase, TestCaseStatus, TestSuite};

/// Writes the file.
pub(crate) fn write(report: &Report, endpoint_url: &str, path: &Path) -> std::io::Result<()> {
    let xml = xml(report, endpoint_url).map_err(std::io::Error::other)?;
    std::fs::write(path, xml)
}

fn xml(report: &Report, endpoint_url: &str) -> Result<String, quick_junit::SerializeError> {
    let mut suite = TestSuite::new("glacier-contract");
    suite.add_property(Property::new("endpoint-url", endpoint_url));
    suite.add_property(Property::new("strict", report.strict.to_string()));
    for vault in &report.left_behind {
        suite.add_property(Property::new("left-behind", vault));
    }
    suite.add_test_cases(report.results.iter().map(test_case));
    suite.set_time(report.results.iter().map(|result| result.took).sum());
    let mut file = quick_junit::Report::new("glacier-contract");
    file.add_test_suite(suite);
    file.to_string()
}

/// JUnit has no word for a deviation. It is no failure, and to call it passed would hide it: it stands as skipped, and
/// its message says what it is.
fn test_case(result: &CaseResult) -> TestCase {
    let CaseResult { case, verdict, took } = result;
    let status = match verdict {
        Verdict::Passed => TestCaseStatus::success(),
        Verdict::Failed(failure) => {
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
            status.set_type(failure.rule.id).set_message(&failure.step);
            status.set_description(failure.to_string());
            status
        }
        Verdict::Deviates(failure) => {
            let mut status = TestCaseStatus::skipped();
            status.set_type(failure.rule.id);
            status.set_message(format!("deviates from a choice of this project: {}", failure.step));
            status.set_description(failure.to_string());
            status
        }
        Verdict::Skipped(_) => {
            let mut status = TestCaseStatus::skipped();
            status.set_message(verdict.skip_reason().unwrap_or_default());
            status
        }
    };
    let mut test_case = TestCase::new(case.name, status);
    test_case.set_classname("glacier-contract.endpoint").set_time(*took);
    let rules: Vec<&str> = case.rules.iter().map(|rule| rule.id).collect();
    test_case.add_property(Property::new("rules", rules.join(" ")));
    test_case.add_property(Property::new("mark", case.mark().as_str()));
    test_case.add_property(Property::new("compared", case.comparison.to_string()));
    test_case
}
