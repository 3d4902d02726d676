//! Every operation of the model through two clients: the half of `cargo xtask whole` that no operation is named in.
//!
//! What names them is printed by the generator into a scratch crate, once for all clients: a function [`Call`] that takes an
//! operation and its input as JSON. The inputs and answers are drawn from the model itself, which the generator reads in
//! another way: what it overlooks shows.

mod model;
mod strategies;

use std::collections::{BTreeSet, HashMap};
use std::fmt::Debug;
use std::pin::Pin;

use aws_smithy_types::byte_stream::ByteStream;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, TestCaseError, TestError, TestRunner};
use serde_json::Value;

use crate::{Answer, Reply, Script, Verdict, compare, paused};
pub use model::Model;

/// Carries an operation out, by its name and its input as JSON, through a new client of one kind.
pub type Call =
    for<'a> fn(Script, &'a str, &'a Value) -> Pin<Box<dyn Future<Output = Verdict> + 'a>>;

/// How many inputs, and how many answers, each operation is given.
const CASES: u32 = 32;

/// The same input becomes the same request, or the same refusal, whichever client sends it.
///
/// # Panics
///
/// If it does not; with the smallest input that shows it.
pub fn requests(model: &Model, official: Call, generated: Call) {
    for operation in model.operations() {
        let inputs = strategies::input(model, operation);
        check(operation, &inputs, |input| {
            let [ours, theirs] = [(); 2].map(|()| accepting());
            let verdicts = [
                paused(official(theirs.clone(), operation, input)),
                paused(generated(ours.clone(), operation, input)),
            ];
            compare::compare("requests", &theirs.sent(), &ours.sent())?;
            let [theirs, ours] = verdicts;
            compare::compare("verdicts", &[theirs], &[ours])
        });
    }
}

/// The same answer is read in the same way.
///
/// # Panics
///
/// If it is not; with the smallest answer that shows it.
pub fn answers(model: &Model, official: Call, generated: Call) {
    for operation in model.operations() {
        let answers = strategies::answer(model, operation);
        let input = model.smallest_input(operation);
        check(operation, &answers, |answer| {
            let [theirs, ours] = [official, generated]
                .map(|call| paused(call(Script::answering(answer.clone()), operation, &input)));
            compare::compare("verdicts", &[theirs], &[ours])
        });
    }
}

/// What is drawn reaches what it is meant for: each operation is sent, succeeds, and fails with each of its errors.
///
/// # Panics
///
/// If something is never reached.
pub fn reach(model: &Model, official: Call) {
    for operation in model.operations() {
        let mut runner = TestRunner::deterministic();
        let (answers, input) =
            (strategies::answer(model, operation), model.smallest_input(operation));
        let mut reached = BTreeSet::new();
        for _ in 0..CASES * 4 {
            let Ok(answer) = answers.new_tree(&mut runner) else { continue };
            let script = Script::answering(answer.current());
            match paused(official(script, operation, &input)) {
                Verdict::Success(_) => reached.insert("success".to_owned()),
                Verdict::Failure(failure) => {
                    reached.insert(format!("{} {:?}", failure.kind, failure.predicates))
                }
            };
        }
        let errors = model.errors(operation).into_iter();
        let wanted = errors.map(|error| format!("ServiceError [\"{error}\"]"));
        for wanted in wanted.chain(["success".to_owned(), "ServiceError []".to_owned()]) {
            assert!(reached.contains(&wanted), "{operation}: never {wanted}, but {reached:#?}");
        }
    }
}

/// Does something that takes several calls, with a new client of one kind, and tells what came of it.
pub type Poll = fn(Script) -> Pin<Box<dyn Future<Output = String>>>;

/// What calls an operation again and again does so with the same requests, whichever client it is.
///
/// # Panics
///
/// If it does not.
pub fn polls(replies: &[Answer], official: Poll, generated: Poll) {
    let script = || Script::new(replies.iter().cloned().map(Reply::Answer));
    let [theirs, ours] = [script(), script()];
    let results = [paused(official(theirs.clone())), paused(generated(ours.clone()))];
    let same = compare::compare("requests", &theirs.sent(), &ours.sent());
    assert_eq!(same, Ok(()));
    assert_eq!(theirs.sent().len(), replies.len(), "calls");
    let [theirs, ours] = results;
    assert_eq!(theirs, ours);
}

fn accepting() -> Script {
    Script::answering(Answer::new(200, &[], ""))
}

#[expect(clippy::panic, reason = "an assertion")]
fn check<T: Clone + Debug>(
    operation: &str,
    strategy: &impl Strategy<Value = T>,
    same: impl Fn(&T) -> Result<(), String>,
) {
    let config = Config { cases: CASES, failure_persistence: None, ..Config::default() };
    let result =
        TestRunner::new(config).run(strategy, |value| same(&value).map_err(TestCaseError::fail));
    match result {
        Ok(()) => {}
        Err(TestError::Fail(reason, value)) => panic!("{operation} with {value:#?}\n{reason}"),
        Err(error) => panic!("{operation}: {error}"),
    }
}

/// A member of an object, as the printed code takes it; `null` is as good as none.
pub fn member<'a, T>(object: &'a Value, name: &str, read: impl Fn(&'a Value) -> T) -> Option<T> {
    object.get(name).filter(|value| !value.is_null()).map(read)
}

/// A text.
pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// A flag.
pub fn flag(value: &Value) -> bool {
    value.as_bool().unwrap_or_default()
}

/// A whole number of any type that it fits.
pub fn number<T: TryFrom<i64> + Default>(value: &Value) -> T {
    value.as_i64().and_then(|number| number.try_into().ok()).unwrap_or_default()
}

/// A list.
pub fn list<'a, T>(value: &'a Value, read: impl Fn(&'a Value) -> T) -> Vec<T> {
    value.as_array().into_iter().flatten().map(read).collect()
}

/// A map.
pub fn map<'a, T>(value: &'a Value, read: impl Fn(&'a Value) -> T) -> HashMap<String, T> {
    value.as_object().into_iter().flatten().map(|(key, value)| (key.clone(), read(value))).collect()
}

/// A stream of the bytes of a text.
pub fn stream(value: &Value) -> ByteStream {
    ByteStream::from(text(value).into_bytes())
}

/// A client of a kind, whose requests depend on nothing but what is called.
#[macro_export]
macro_rules! whole_client {
    ($sdk:ident, $script:expr) => {
        $sdk::Client::from_conf(
            $sdk::Config::builder()
                .with_test_defaults_v2()
                .behavior_version($sdk::config::BehaviorVersion::latest())
                .http_client($script)
                .retry_config($sdk::config::retry::RetryConfig::disabled())
                .time_source($crate::Clock::default())
                .invocation_id_generator($crate::Counter::default())
                .build(),
        )
    };
}
