//! A client with generated options, and a service that answers as it is told.

use super::super::support::{PingResult, chain};
use crate::Config;
use crate::config::composition::Composition;
use crate::config::retry::{RetryConfig, RetryMode, RetryPartition, TokenBucket};
use crate::config::runtime_plugins::call_plugins;
use crate::config::timeout::TimeoutConfig;
use crate::config::{AppName, Builder, Credentials, FrameworkMetadata, Region};
use crate::config::{BehaviorVersion, StalledStreamProtectionConfig};
use crate::operation::ping::{Ping, PingInput};
use crate::plumbing::operation::invoke;
use crate::primitives::SdkBody;
use aws_runtime::invocation_id::{InvocationId, InvocationIdGenerator};
use aws_smithy_async::rt::sleep::{AsyncSleep, Sleep};
use aws_smithy_async::time::{SharedTimeSource, StaticTimeSource};
use aws_smithy_http_client::test_util::infallible_client_fn;
use proptest::prelude::*;
use std::sync::{Arc, Mutex};
use std::time::{Duration, UNIX_EPOCH};

/// The clock of the client stands here; that of the service is some seconds off.
pub(super) const NOW: u64 = 1_790_000_000;

/// Which way to compose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Official,
    Ours,
}

/// What a client may have besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extra {
    /// Names for the user agent.
    Names,
    /// A source of invocation IDs.
    Generator,
    /// The clock is not corrected.
    Uncorrected,
    /// Streams may stall.
    Unguarded,
}

/// What a client is made of, and what the service answers to its calls.
#[derive(Clone, Debug)]
pub(super) struct World {
    pub(super) region: &'static str,
    pub(super) endpoint_url: Option<&'static str>,
    pub(super) retries: (RetryMode, u32),
    pub(super) quota: usize,
    pub(super) read_timeout: Option<u64>,
    pub(super) session_token: Option<&'static str>,
    pub(super) extras: Vec<Extra>,
    /// Status, code and seconds that the service's clock is ahead.
    pub(super) answers: Vec<(u16, &'static str, i64)>,
}

pub(super) fn world() -> impl Strategy<Value = World> {
    let answer = (
        prop_oneof![Just(201_u16), Just(400), Just(403), Just(404), Just(500), Just(503)],
        prop_oneof![
            Just(""),
            Just("ResourceNotFoundException"),
            Just("RequestTimeTooSkewed"),
            Just("ThrottlingException"),
            Just("AccessDeniedException"),
            Just("Unknown")
        ],
        prop_oneof![Just(0_i64), -2_i64..3, Just(-700), Just(90_000)],
    );
    let modes = prop_oneof![Just(RetryMode::Standard), Just(RetryMode::Adaptive)];
    (
        prop_oneof![Just("us-east-1"), Just("eu-central-1"), Just("us-gov-west-1")],
        proptest::option::of(Just("http://localhost:1/base")),
        (modes, 1_u32..5),
        prop_oneof![Just(0_usize), Just(12), Just(500)],
        proptest::option::of(1_u64..100),
        proptest::option::of(Just("a token")),
        proptest::sample::subsequence(
            vec![Extra::Names, Extra::Generator, Extra::Uncorrected, Extra::Unguarded],
            0..=4,
        ),
        prop_oneof![
            1 => Just(vec![(201, "", 1)]),
            4 => proptest::collection::vec(answer, 1..7),
        ],
    )
        .prop_map(|it| {
            let (
                region,
                endpoint_url,
                retries,
                quota,
                read_timeout,
                session_token,
                extras,
                answers,
            ) = it;
            World {
                region,
                endpoint_url,
                retries,
                quota,
                read_timeout,
                session_token,
                extras,
                answers,
            }
        })
}

/// What came of some calls.
#[derive(Debug, PartialEq)]
pub(super) struct Story {
    pub(super) requests: Vec<String>,
    pub(super) results: Vec<String>,
}

impl World {
    /// Makes three calls, one after the other, with what `customize` makes of an override for each.
    pub(super) async fn play(
        &self,
        way: Way,
        customize: impl FnOnce(Builder) -> Builder,
        for_call: impl Fn() -> Option<Builder>,
    ) -> Story {
        let seen = Arc::new(Mutex::new(Vec::new()));
        let config = customize(self.config(&seen)).build();
        let composition = Composition::new(config).unwrap();
        let mut results = Vec::new();
        for thing in ["one", "two", "two"] {
            let plugins = match way {
                Way::Official => Arc::new(call_plugins(&composition.official, Ping, for_call())),
                Way::Ours => composition.plugins::<Ping>(for_call().map(Box::new)),
            };
            let input = PingInput { thing_name: Some(thing.to_owned()), ..PingInput::default() };
            let result: PingResult = invoke::<Ping>(&plugins, input).await;
            results.push(match result {
                Ok(output) => format!("{output:?}"),
                Err(err) => chain(&err).join(": "),
            });
        }
        let requests = std::mem::take(&mut *seen.lock().unwrap());
        Story { requests, results }
    }

    fn config(&self, seen: &Arc<Mutex<Vec<String>>>) -> Builder {
        let (mode, attempts) = self.retries;
        let retries = match mode {
            // A throttled client would wait until its clock moves, which it never does.
            RetryMode::Adaptive if self.answers.iter().all(|it| it.0 == 201) => {
                RetryConfig::adaptive()
            }
            _ => RetryConfig::standard(),
        };
        let mut timeouts = TimeoutConfig::builder();
        timeouts.set_read_timeout(self.read_timeout.map(Duration::from_secs));
        let credentials =
            Credentials::new("AKID", "secret", self.session_token.map(str::to_owned), None, "test");
        let time = StaticTimeSource::new(UNIX_EPOCH + Duration::from_secs(NOW));
        let mut config = Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new(self.region))
            .credentials_provider(credentials)
            .retry_config(retries.with_max_attempts(attempts))
            .timeout_config(timeouts.build())
            .time_source(SharedTimeSource::new(time))
            .sleep_impl(NoSleep)
            .retry_partition(self.quota())
            .http_client(self.service(seen));
        if let Some(url) = self.endpoint_url {
            config = config.endpoint_url(url);
        }
        if self.has(Extra::Names) {
            config = config
                .app_name(AppName::new("the-app").unwrap())
                .framework_metadata(FrameworkMetadata::new("frame", None::<&str>).unwrap());
        }
        if self.has(Extra::Generator) {
            config = config.invocation_id_generator(Counting(Mutex::default()));
        }
        if self.has(Extra::Uncorrected) {
            config = config.disable_clock_skew_correction(true);
        }
        if self.has(Extra::Unguarded) {
            config = config.stalled_stream_protection(StalledStreamProtectionConfig::disabled());
        }
        config
    }

    fn has(&self, extra: Extra) -> bool {
        self.extras.contains(&extra)
    }

    /// That of other clients would tell of their calls.
    fn quota(&self) -> RetryPartition {
        let bucket = TokenBucket::builder().capacity(self.quota).build();
        RetryPartition::custom("test").token_bucket(bucket).build()
    }

    fn service(&self, seen: &Arc<Mutex<Vec<String>>>) -> crate::config::SharedHttpClient {
        let (seen, answers, hides_id) =
            (Arc::clone(seen), self.answers.clone(), !self.has(Extra::Generator));
        infallible_client_fn(move |request| {
            let mut seen = seen.lock().unwrap();
            let (status, code, ahead) = answers[seen.len() % answers.len()];
            seen.push(text(&request, hides_id));
            let date = aws_smithy_types::DateTime::from_secs(NOW.cast_signed() + ahead)
                .fmt(aws_smithy_types::date_time::Format::HttpDate)
                .unwrap();
            http::Response::builder()
                .status(status)
                .header("date", date)
                .header("x-amzn-requestid", "r-1")
                .header("x-amzn-errortype", code)
                .body(SdkBody::from("{}"))
                .unwrap()
        })
    }
}

/// A request but for the order of its headers, and for its ID if that is drawn by lot.
fn text(request: &http::Request<SdkBody>, hides_id: bool) -> String {
    let header = |(name, value): (&http::HeaderName, &http::HeaderValue)| {
        let value = value.to_str().unwrap();
        if hides_id && name == "amz-sdk-invocation-id" {
            assert_eq!((value.len(), value.as_bytes()[14]), (36, b'4'), "{value}");
            return format!("{name}: a UUID");
        }
        format!("{name}: {value}")
    };
    let mut headers: Vec<_> = request.headers().iter().map(header).collect();
    headers.sort();
    let body = String::from_utf8_lossy(request.body().bytes().unwrap());
    format!("{} {}\n{}\n\n{body}", request.method(), request.uri(), headers.join("\n"))
}

#[derive(Clone, Debug)]
struct NoSleep;

impl AsyncSleep for NoSleep {
    fn sleep(&self, _: Duration) -> Sleep {
        Sleep::new(std::future::ready(()))
    }
}

#[derive(Debug)]
struct Counting(Mutex<u32>);

impl InvocationIdGenerator for Counting {
    fn generate(&self) -> Result<Option<InvocationId>, crate::error::BoxError> {
        let mut count = self.0.lock().unwrap();
        *count += 1;
        // Every third call has none.
        Ok((!count.is_multiple_of(3)).then(|| InvocationId::new(format!("call-{count}"))))
    }
}
