//! Generated answers.

use aws_smithy_runtime_api::http::NonUtf8HeaderHandling;
use conformance::{Answer, Call, Operation, Script, Sdk, Setup, Verdict, paused, same, strategies};
use proptest::prelude::*;
use proptest::sample::select;

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    /// Any status, headers and body, for any operation.
    #[test]
    fn any_answer(
        answer in strategies::answer(),
        operation in select(&Operation::ALL[..]),
        skip in any::<bool>(),
    ) {
        let non_utf8_headers = skip.then_some(NonUtf8HeaderHandling::Skip);
        let setup = Setup { non_utf8_headers, ..Setup::default() };
        let script = || Script::answering(answer.clone());
        paused(same(&setup, &[Call::new(operation)], script)).map_err(TestCaseError::fail)?;
    }
}

/// The strategy reaches what it is meant for: outputs, each kind of error, and answers that can't be read.
#[test]
fn answers_are_of_every_kind() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;

    let mut runner = TestRunner::deterministic();
    let mut kinds = std::collections::BTreeMap::new();
    for number in 0..2000 {
        let answer: Answer = strategies::answer().new_tree(&mut runner).unwrap().current();
        let operation = Operation::ALL[number % Operation::ALL.len()];
        let verdicts = paused(Sdk::Official.send(
            &Setup::default(),
            &[Call::new(operation)],
            Script::answering(answer),
        ));
        let kind = match &verdicts[0] {
            Verdict::Success(_) => "success".to_owned(),
            Verdict::Failure(failure) => {
                format!("{} {:?} {}", failure.kind, failure.predicates, failure.code.is_some())
            }
        };
        *kinds.entry(kind).or_insert(0) += 1;
    }
    let expected = [
        "success",
        "ServiceError [] false",
        "ServiceError [] true",
        "ServiceError [\"InvalidParameterValueException\"] true",
        "ServiceError [\"MissingParameterValueException\"] true",
        "ServiceError [\"NoLongerSupportedException\"] true",
        "ServiceError [\"ServiceUnavailableException\"] true",
        "ServiceError [\"LimitExceededException\"] true",
        "ServiceError [\"ResourceNotFoundException\"] true",
    ];
    for kind in expected {
        assert!(kinds.contains_key(kind), "none is `{kind}`: {kinds:#?}");
    }
}
