//! Calls made again and again: pages of a list, and waiting.

use super::support::{Answer, answer, chain};
use crate::Config;
use crate::client::Handle;
use crate::config::composition::Composition;
use crate::config::http::HttpRequest;
use crate::error::BuildError;
use crate::operation::ping::{Ping, PingError, PingInput, PingOutput};
use crate::plumbing::paginator::{Paginated, pages};
use crate::plumbing::paginator_items::items;
use crate::plumbing::waiter::wait;
use aws_smithy_async::test_util::instant_time_and_sleep;
use aws_smithy_http_client::test_util::{ReplayEvent, StaticReplayClient};
use aws_smithy_runtime::client::waiters::AcceptorState;
use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

/// As if the reply named the thing to ask for next.
impl Paginated for Ping {
    fn next_token(output: &PingOutput) -> Option<&str> {
        output.reply.as_deref()
    }

    fn token(input: &mut PingInput) -> &mut Option<String> {
        &mut input.thing_name
    }
}

/// A client that gets these answers in a row, what it was asked, and the clock that its pauses move.
fn service(answers: Vec<Answer>) -> (Arc<Handle>, StaticReplayClient, impl Fn() -> Duration) {
    let event = |answer| ReplayEvent::new(HttpRequest::empty(), answer);
    let http_client = StaticReplayClient::new(answers.into_iter().map(event).collect());
    let (time, sleep) = instant_time_and_sleep(UNIX_EPOCH);
    let conf = Config::builder()
        .with_test_defaults_v2()
        .time_source(time.clone())
        .sleep_impl(sleep.clone())
        .http_client(http_client.clone())
        .build();
    let composition = Composition::new(conf.clone()).unwrap();
    (Arc::new(Handle { conf, composition }), http_client, move || sleep.total_duration())
}

fn page(reply: &str) -> Answer {
    answer(200, &[], &format!("{{\"Reply\":\"{reply}\"}}"))
}

fn not_found() -> Answer {
    answer(404, &[("x-amzn-errortype", b"ResourceNotFoundException")], "{}")
}

fn first(thing_name: &str) -> PingInput {
    PingInput { thing_name: Some(thing_name.to_owned()), ..PingInput::default() }
}

fn asked_for(http_client: &StaticReplayClient) -> Vec<&str> {
    let thing = |request: &'_ HttpRequest| request.uri().rsplit('/').next().map(str::to_owned);
    let things: Vec<_> = http_client.actual_requests().filter_map(thing).collect();
    things.into_iter().map(|it| &*it.leak()).collect()
}

#[tokio::test]
async fn pages_follow_their_tokens() {
    let cases: [(&str, &[&str], bool, &[&str]); 6] = [
        ("no page after the first", &[""], true, &["a"]),
        ("each page names the next", &["b", "c", ""], true, &["a", "b", "c"]),
        ("a token twice in a row ends it", &["b", "b", "never"], true, &["a", "b"]),
        ("the first token counts too", &["a", "never"], true, &["a"]),
        ("unless it shall go on", &["b", "b", ""], false, &["a", "b", "b"]),
        (
            "a token that comes back later is none",
            &["b", "a", "b", ""],
            true,
            &["a", "b", "a", "b"],
        ),
    ];
    for (case, replies, stop, asked) in cases {
        let (handle, http_client, _) = service(replies.iter().map(|it| page(it)).collect());
        let mut stream = pages::<Ping>(handle, Ok(first("a")), stop);
        let mut seen = Vec::new();
        while let Some(page) = stream.next().await {
            seen.push(page.unwrap().reply.unwrap_or_default());
        }
        assert_eq!(seen, replies[..asked.len()], "{case}");
        assert_eq!(asked_for(&http_client), asked, "{case}");
    }
}

#[tokio::test]
async fn pages_are_fetched_when_they_are_asked_for() {
    let (handle, http_client, _) = service(vec![page("b"), page("c")]);
    let mut stream = pages::<Ping>(handle, Ok(first("a")), true);
    assert_eq!(asked_for(&http_client), Vec::<&str>::new());
    stream.next().await.unwrap().unwrap();
    assert_eq!(asked_for(&http_client), ["a"]);
}

#[tokio::test]
async fn an_error_is_the_last_page() {
    let (handle, _, _) = service(vec![page("b"), not_found(), page("c")]);
    let mut stream = pages::<Ping>(handle, Ok(first("a")), true);
    assert!(stream.next().await.unwrap().is_ok());
    let err = stream.next().await.unwrap().unwrap_err().into_service_error();
    assert!(matches!(err, PingError::ResourceNotFoundException(_)), "{err:?}");
    assert!(stream.next().await.is_none());

    let (handle, http_client, _) = service(vec![]);
    let missing = Err(BuildError::missing_field("thing_name", "it is not there"));
    let mut stream = pages::<Ping>(handle, missing, true);
    let err = stream.next().await.unwrap().unwrap_err();
    assert_eq!(
        chain(&err),
        ["failed to construct request", "thing_name was missing: it is not there"]
    );
    assert!(stream.next().await.is_none());
    assert_eq!(asked_for(&http_client), Vec::<&str>::new());
}

#[tokio::test]
async fn items_of_all_pages() {
    let letters = |page: PingOutput| page.reply.unwrap_or_default().chars().collect::<Vec<_>>();
    let (handle, _, _) = service(vec![page("bc"), page("d"), page("")]);
    let all = items(pages::<Ping>(handle, Ok(first("a")), true), letters);
    assert_eq!(all.collect::<Result<Vec<_>, _>>().await.unwrap(), ['b', 'c', 'd']);

    let (handle, _, _) = service(vec![page("bc"), not_found()]);
    let mut all = items(pages::<Ping>(handle, Ok(first("a")), true), letters);
    assert_eq!(
        [all.next().await.unwrap().unwrap(), all.next().await.unwrap().unwrap()],
        ['b', 'c']
    );
    assert!(all.next().await.unwrap().is_err());
    assert!(all.next().await.is_none());
}

/// Content with the reply `yes` only, and goes on after `no` and when nothing is found.
fn accept(_: &PingInput, result: Result<&PingOutput, &PingError>) -> AcceptorState {
    match result {
        Ok(output) if output.reply.as_deref() == Some("yes") => AcceptorState::Success,
        Ok(output) if output.reply.as_deref() == Some("no") => AcceptorState::Retry,
        Ok(output) if output.reply.as_deref() == Some("never") => AcceptorState::Failure,
        Err(PingError::ResourceNotFoundException(_)) => AcceptorState::Retry,
        _ => AcceptorState::NoAcceptorsMatched,
    }
}

#[tokio::test]
async fn waiting_ends_when_an_answer_is_accepted() {
    let denied = || answer(403, &[("x-amzn-errortype", b"AccessDeniedException")], "{}");
    let minute = Duration::from_mins(1);
    let cases: [(Vec<Answer>, &str, Option<usize>); 5] = [
        (vec![page("yes")], "accepted", Some(1)),
        (vec![not_found(), page("no"), page("maybe"), page("yes")], "accepted", Some(4)),
        (vec![page("no"), page("never"), page("yes")], "waiter failed: failure state", Some(2)),
        (vec![not_found(), denied(), page("yes")], "waiter failed: operation failed", Some(2)),
        ((0..99).map(|_| page("no")).collect(), "waiter failed: exceeded max wait time", None),
    ];
    for (answers, expected, calls) in cases {
        let (handle, http_client, slept) = service(answers);
        let result = wait::<Ping>(&handle, Ok(first("a")), 2..=10, minute, accept).await;
        let came_to = match &result {
            Ok(poll) => poll.as_result().map_or("an error", |_| "accepted").to_owned(),
            Err(err) => kind(err).to_owned(),
        };
        assert_eq!(came_to, expected);
        let asked = asked_for(&http_client).len();
        assert!(calls.is_none_or(|calls| asked == calls), "{expected} after {asked}");
        // All but one that may follow at once at the very end come after a pause of 2 to 10 seconds.
        let pauses = u32::try_from(asked.saturating_sub(2)).unwrap();
        let longest = minute + Duration::from_secs(10);
        assert!((pauses * Duration::from_secs(2)..=longest).contains(&slept()), "{expected}");
    }
}

fn kind<O, E>(
    err: &aws_smithy_runtime_api::client::waiters::error::WaiterError<O, E>,
) -> &'static str {
    use aws_smithy_runtime_api::client::waiters::error::WaiterError;
    match err {
        WaiterError::ExceededMaxWait(_) => "waiter failed: exceeded max wait time",
        WaiterError::FailureState(_) => "waiter failed: failure state",
        WaiterError::OperationFailed(_) => "waiter failed: operation failed",
        _ => "waiter failed: construction failure",
    }
}

#[tokio::test]
async fn waiting_for_nothing_that_can_be_asked() {
    let (handle, http_client, _) = service(vec![page("yes")]);
    let missing = Err(BuildError::missing_field("thing_name", "it is not there"));
    let err = wait::<Ping>(&handle, missing, 2..=10, Duration::from_mins(1), accept).await;
    assert_eq!(chain(&err.unwrap_err())[1..], ["thing_name was missing: it is not there"],);
    assert_eq!(asked_for(&http_client), Vec::<&str>::new());
}

/// The trait is what users call it through.
#[tokio::test]
async fn a_client_waits() {
    use crate::client::Waiters as _;
    let answers = vec![not_found(), page("yes")];
    let event = |answer| ReplayEvent::new(HttpRequest::empty(), answer);
    let http_client = StaticReplayClient::new(answers.into_iter().map(event).collect());
    let (time, sleep) = instant_time_and_sleep(UNIX_EPOCH);
    let config = Config::builder().with_test_defaults_v2().time_source(time).sleep_impl(sleep);
    let client = crate::Client::from_conf(config.http_client(http_client.clone()).build());
    let wait = client.wait_until_ping_answered().thing_name("t").wait(Duration::from_mins(1));
    assert!(wait.await.is_ok());
    assert_eq!(asked_for(&http_client), ["t", "t"]);
}

/// The user agent tells paging and waiting from single calls.
#[tokio::test]
async fn user_agents_tell_what_a_call_is_for() {
    let metrics = |http_client: &StaticReplayClient| {
        let request = http_client.actual_requests().next().unwrap();
        let agent = request.headers().get("x-amz-user-agent").unwrap();
        let metrics = agent.split(' ').find_map(|part| part.strip_prefix("m/")).unwrap();
        metrics.split(',').map(str::to_owned).collect::<Vec<_>>()
    };
    let (handle, http_client, _) = service(vec![page("")]);
    pages::<Ping>(handle, Ok(first("a")), true).next().await.unwrap().unwrap();
    assert!(metrics(&http_client).contains(&"C".to_owned()), "{:?}", metrics(&http_client));

    let (handle, http_client, _) = service(vec![page("yes")]);
    wait::<Ping>(&handle, Ok(first("a")), 2..=10, Duration::from_mins(1), accept).await.unwrap();
    assert!(metrics(&http_client).contains(&"B".to_owned()), "{:?}", metrics(&http_client));
}
