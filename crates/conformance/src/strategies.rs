//! What the property tests draw from: calls, configurations and answers.
//!
//! What Glacier itself is given and answers comes from the testkit; here stands what goes beyond it, as SDKs have to do.

use std::fmt::Debug;
use std::time::Duration;

use glacier_testkit::{state, strategies};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::{
    Answer, Behavior, Call, Change, Manner, Operation, PerCall, Policy, Reply, Route, Setup,
};

/// A call with any input that the types allow, unset and empty labels included.
pub fn call() -> impl Strategy<Value = Call> {
    let labels = (account_id(), label(), label());
    (select(&Operation::ALL[..]), labels, policy(), manner()).prop_map(
        |(operation, (account_id, vault_name, lock_id), policy, manner)| Call {
            operation,
            account_id,
            vault_name,
            lock_id,
            policy,
            manner,
        },
    )
}

/// An account: unset, empty, a hyphen, a number or any text.
pub fn account_id() -> impl Strategy<Value = Option<String>> {
    let odd = prop_oneof![Just(String::new()), strategies::malformed_account_id()];
    option::weighted(0.8, prop_oneof![2 => strategies::account_id(), 1 => odd])
}

/// A label: mostly something sensible, sometimes any text, sometimes empty or unset.
pub fn label() -> impl Strategy<Value = Option<String>> {
    let sensible = prop_oneof![strategies::vault_name(), strategies::lock_id()];
    let awkward = prop_oneof![strategies::awkward_lock_id(), strategies::invalid_vault_name()];
    let odd = select(vec!["", "a/../b", "a b+c", "{vaultName}", "*'()", "e\u{301}"]);
    let any = prop_oneof![text(20), odd.prop_map(str::to_owned)];
    option::weighted(0.95, prop_oneof![4 => sensible, 3 => awkward, 2 => any]).boxed()
}

/// Text of any characters, controls included.
pub fn text(length: usize) -> impl Strategy<Value = String> {
    vec(any::<char>(), 0..length).prop_map(String::from_iter)
}

/// A payload: unset, without a text, any text, text that needs escapes, or a whole policy of up to 20 KB.
pub fn policy() -> impl Strategy<Value = Policy> {
    let escapes = r#"["\\/\x00-\x1f\x7f\u{2028}\u{2029}a-c]{0,60}"#;
    prop_oneof![
        1 => Just(Policy::Unset),
        1 => Just(Policy::Empty),
        2 => text(60).prop_map(Policy::Text),
        2 => escapes.prop_map(Policy::Text),
        2 => strategies::policy().prop_map(Policy::Text),
        1 => strategies::invalid_policy().prop_map(Policy::Text),
        1 => strategies::largest_policy().prop_map(Policy::Text),
    ]
}

/// A client's configuration, valid or not.
pub fn setup() -> impl Strategy<Value = Setup> {
    let place = (region(), endpoint_url(), rarely_true(), rarely_true());
    let rest = (
        option::weighted(0.3, session_token()),
        select(&Behavior::ALL[..]),
        option::weighted(0.3, app_name()),
    );
    (place, rest).prop_map(
        |(
            (region, endpoint_url, use_fips, use_dual_stack),
            (session_token, behavior, app_name),
        )| Setup {
            region,
            endpoint_url,
            session_token,
            use_fips,
            use_dual_stack,
            behavior,
            app_name,
            ..Setup::default()
        },
    )
}

/// A way to make a call: mostly plain, sometimes with headers, configuration for the call, or a later clock.
pub fn manner() -> impl Strategy<Value = Manner> {
    let route =
        select(vec![Route::Fluent, Route::InputBuilder, Route::Customized, Route::Customized]);
    let header = ("x-[a-z]{1,10}", "[!-~]([ -~]{0,20}[!-~])?");
    let clock = prop_oneof![3 => Just(0), 1 => 0..86_400_u64 * 3].prop_map(Duration::from_secs);
    (route, vec(header, 0..3), option::weighted(0.5, per_call()), clock)
        .prop_map(|(route, headers, per_call, clock)| Manner { route, headers, per_call, clock })
}

fn per_call() -> impl Strategy<Value = PerCall> {
    let place =
        (change(region()), change(endpoint_url()), change(rarely_true()), change(rarely_true()));
    let rest = (option::weighted(0.3, session_token()), change(option::weighted(0.3, app_name())));
    (place, rest).prop_map(
        |((region, endpoint_url, use_fips, use_dual_stack), (session_token, app_name))| PerCall {
            region,
            endpoint_url,
            session_token,
            use_fips,
            use_dual_stack,
            retries: Change::Keep,
            app_name,
        },
    )
}

/// A value to set; without one, mostly no change.
fn change<T: Clone + Debug>(
    value: impl Strategy<Value = Option<T>>,
) -> impl Strategy<Value = Change<T>> {
    (value, prop::bool::weighted(0.1)).prop_map(|(value, unset)| match value {
        Some(value) => Change::Set(value),
        None if unset => Change::Unset,
        None => Change::Keep,
    })
}

fn session_token() -> impl Strategy<Value = String> {
    "[A-Za-z0-9+/=]{1,40}"
}

fn region() -> impl Strategy<Value = Option<String>> {
    let real = vec![
        "us-east-1",
        "us-west-2",
        "eu-central-1",
        "cn-north-1",
        "us-gov-east-1",
        "us-gov-west-1",
        "us-iso-east-1",
        "us-isob-east-1",
        "eu-isoe-west-1",
        "eusc-de-east-1",
    ];
    let unreal = vec![
        "",
        "mars-north-7",
        "us-",
        "bad region",
        "a.b",
        "-",
        "fips-us-east-1",
        "us-east-1-fips",
        "\u{e9}",
    ];
    option::weighted(0.6, prop_oneof![5 => select(real), 1 => select(unreal)])
        .prop_map(|region| region.map(str::to_owned))
}

/// Not the empty text: the runtime's own builder panics on it.
fn endpoint_url() -> impl Strategy<Value = Option<String>> {
    let usable = vec![
        "http://localhost:4566",
        "http://localhost:4566/",
        "https://example.com/a/path",
        "https://example.com/a/path/",
        "http://[::1]:8080",
        "https://vpce-0.glacier.us-east-1.vpce.amazonaws.com",
    ];
    let unusable =
        vec!["localhost", "http://", "not a url", "/path", "http://example.com/?query=1"];
    option::weighted(0.3, prop_oneof![4 => select(usable), 1 => select(unusable)])
        .prop_map(|url| url.map(str::to_owned))
}

fn rarely_true() -> impl Strategy<Value = Option<bool>> {
    option::weighted(0.4, prop::bool::weighted(0.5))
}

fn app_name() -> impl Strategy<Value = String> {
    "[A-Za-z0-9-]{1,12}"
}

/// An answer as the service gives them, one that broke on its way, or one of any status with headers and a body that may or may not make sense.
pub fn answer() -> impl Strategy<Value = Answer> {
    let granted = select(state::Operation::ALL).prop_flat_map(strategies::success_response);
    prop_oneof![
        1 => granted.prop_map(from_response),
        1 => strategies::error_response().prop_map(from_response),
        1 => strategies::broken_error_response().prop_map(from_response),
        5 => odd_answer(),
    ]
}

fn from_response(response: http::Response<Vec<u8>>) -> Answer {
    let headers = response.headers().iter();
    let headers = headers.map(|(name, value)| (name.to_string(), value.as_bytes().to_vec()));
    Answer {
        status: response.status().as_u16(),
        headers: headers.collect(),
        body: response.into_body(),
    }
}

fn odd_answer() -> impl Strategy<Value = Answer> {
    let status = prop_oneof![
        3 => select(vec![200_u16, 201, 204]),
        3 => select(vec![400_u16, 403, 404, 408, 429, 500, 502, 503, 504]),
        1 => 100..600_u16,
    ];
    (status, vec(header(), 0..4), body()).prop_map(|(status, headers, body)| Answer {
        status,
        headers,
        body,
    })
}

fn header() -> impl Strategy<Value = (String, Vec<u8>)> {
    let one_of = |values: &[&'static str]| select(values.to_vec()).prop_map(str::to_owned);
    let dates = ["Fri, 13 Feb 2009 23:31:30 GMT", "Fri, 13 Feb 2009 23:51:30 GMT", "never"];
    let readable = prop_oneof![
        (Just("x-amz-lock-id"), "[!-~]{0,30}"),
        (Just("location"), "/[0-9]{0,12}/vaults/[a-z]{0,5}"),
        (Just("x-amzn-requestid"), "[A-Za-z0-9_-]{0,47}"),
        (Just("x-amz-request-id"), "[A-Za-z0-9_-]{0,47}"),
        (Just("x-amzn-errortype"), error_code()),
        (Just("content-type"), one_of(&["application/json", "text/html", ""])),
        (Just("date"), one_of(&dates)),
    ];
    let names =
        ["x-amz-lock-id", "location", "x-amzn-requestid", "x-amz-request-id", "x-amzn-errortype"];
    let bytes = vec(prop_oneof![0x20..0x7f_u8, 0x80..=0xff_u8], 0..12);
    prop_oneof![
        4 => readable.prop_map(|(name, value)| (name.to_owned(), value.into_bytes())),
        1 => (one_of(&names), bytes),
    ]
}

/// An error code: modelled or not, bare or with a namespace and a URL.
pub fn error_code() -> impl Strategy<Value = String> {
    let code = select(vec![
        "InvalidParameterValueException",
        "MissingParameterValueException",
        "NoLongerSupportedException",
        "ResourceNotFoundException",
        "ServiceUnavailableException",
        "LimitExceededException",
        "AccessDeniedException",
        "ThrottlingException",
        "",
    ]);
    let namespace = select(vec!["", "", "", "com.amazonaws.glacier#", "a#b#", "#"]);
    let url = select(vec![
        "",
        "",
        "",
        ":http://internal.amazon.com/coral/com.amazonaws.glacier/",
        ":",
        "#",
    ]);
    (namespace, code, url).prop_map(|(namespace, code, url)| format!("{namespace}{code}{url}"))
}

fn body() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        2 => Just(Vec::new()),
        6 => (document(), "[ \n\t]{0,3}").prop_map(|(value, space)| format!("{space}{value}{space}").into_bytes()),
        2 => (document(), 0..80_usize).prop_map(|(value, length)| {
            let mut text = value.to_string().into_bytes();
            text.truncate(length);
            text
        }),
        1 => (document(), select(vec!["{}", "x", "null", "]", "\0"])).prop_map(|(value, more)| format!("{value}{more}").into_bytes()),
        1 => Just(b"<html><body>502 Bad Gateway</body></html>".to_vec()),
        1 => vec(any::<u8>(), 0..40),
    ]
}

/// JSON, mostly an object with the names that the service uses.
fn document() -> impl Strategy<Value = serde_json::Value> {
    prop_oneof![4 => error_document(), 5 => object(member_name(), 6), 1 => value()]
}

fn error_document() -> impl Strategy<Value = serde_json::Value> {
    let key = select(vec!["code", "code", "__type"]);
    let message = (select(vec!["message", "Message", "errorMessage"]), text(12));
    (key, error_code(), option::of(message)).prop_map(|(key, code, message)| {
        let members = [(key, code.into()), ("type", "Client".into())].into_iter();
        into_object(members.chain(message.map(|(key, message)| (key, message.into()))))
    })
}

fn object(
    name: impl Strategy<Value = &'static str>,
    size: usize,
) -> impl Strategy<Value = serde_json::Value> {
    vec((name, value()), 0..size).prop_map(into_object)
}

fn into_object(
    members: impl IntoIterator<Item = (&'static str, serde_json::Value)>,
) -> serde_json::Value {
    serde_json::Value::Object(
        members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
    )
}

fn member_name() -> impl Strategy<Value = &'static str> {
    select(vec![
        "code",
        "__type",
        "message",
        "Message",
        "errorMessage",
        "type",
        "Policy",
        "State",
        "ExpirationDate",
        "CreationDate",
        "VaultARN",
        "VaultName",
        "LastInventoryDate",
        "NumberOfArchives",
        "SizeInBytes",
        "Unknown",
        "policy",
    ])
}

fn value() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        1 => Just(serde_json::Value::Null),
        1 => any::<bool>().prop_map(Into::into),
        2 => prop_oneof![any::<i64>().prop_map(serde_json::Value::from), any::<u64>().prop_map(Into::into), any::<f64>().prop_map(Into::into)],
        4 => text(12).prop_map(Into::into),
        3 => error_code().prop_map(Into::into),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(serde_json::Value::from),
            vec((select(vec!["a", "code", "Policy"]), inner), 0..3).prop_map(into_object),
        ]
    })
}

/// What a service does with a few attempts before it answers for good.
pub fn replies() -> impl Strategy<Value = Vec<Reply>> {
    let trouble = prop_oneof![
        4 => answer().prop_map(Reply::Answer),
        1 => answer().prop_map(Reply::Cut),
        2 => Just(Reply::Reset),
        2 => Just(Reply::Timeout),
        1 => Just(Reply::Silence),
    ];
    vec(trouble, 1..5)
}
