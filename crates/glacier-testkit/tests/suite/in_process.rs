//! The HTTP client without a socket, by the traits that AWS's SDKs know it by.

use std::error::Error;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use aws_credential_types::provider::ProvideCredentials;
use aws_smithy_async::rt::sleep::{AsyncSleep, SharedAsyncSleep, Sleep};
use aws_smithy_runtime_api::client::http::{HttpClient, HttpConnector, HttpConnectorSettings};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_types::body::SdkBody;
use aws_types::SdkConfig;
use glacier_testkit::faults::Fault;
use glacier_testkit::state::Operation;
use glacier_testkit::{Emulator, Glacier};
use http_body_util::BodyExt;

#[tokio::test]
async fn a_request_is_answered_without_a_socket() {
    let glacier = with_vault();
    let response = send(&glacier, "GET", "/-/vaults/v").await.unwrap();
    assert_eq!(response.status().as_u16(), 200);
    assert_eq!(response.headers().get("content-type"), Some("application/json"));
    let body = text(response).await.unwrap();
    assert!(body.contains(r#""VaultName":"v""#), "{body}");

    let logged = glacier.requests().last().unwrap();
    assert_eq!(logged.operation(), Some(Operation::DescribeVault));
    assert_eq!((logged.path(), logged.header("host")), ("/-/vaults/v", Some("glacier.localhost")));
}

#[tokio::test]
async fn a_body_arrives_whole() {
    let glacier = with_vault();
    let body = r#"{"Policy":"{\"Statement\":{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"glacier:DeleteArchive\",\"Resource\":\"arn:aws:glacier:us-east-1:111122223333:vaults/v\"}}"}"#;
    let mut request = request("POST", "/-/vaults/v/lock-policy");
    *request.body_mut() = SdkBody::from(body);
    let response = connect(&glacier, settings(None), request).await.unwrap();
    assert_eq!(response.status().as_u16(), 201);
    assert_eq!(response.headers().get("content-length"), Some("0"));
    let logged = glacier.requests().last().unwrap();
    assert_eq!((logged.body(), logged.header("content-length")), (body.as_bytes(), Some("172")));
}

#[tokio::test]
async fn a_broken_connection_is_the_error_of_a_connector() {
    for (fault, method, message) in [
        (Fault::lose_response(), "GET", "io error: the connection was broken by an injected fault"),
        (Fault::reset(), "GET", "io error: the connection was broken by an injected fault"),
        (Fault::cut_body(), "PUT", "io error: the connection was broken by an injected fault"),
    ] {
        let glacier = with_vault();
        glacier.faults().inject(fault.clone());
        let error = send(&glacier, method, "/-/vaults/v").await.unwrap_err();
        assert!(error.is_io(), "{fault:?}");
        assert_eq!(chain(&error), message, "{fault:?}");
    }
}

#[tokio::test]
async fn an_answer_that_breaks_off_is_a_body_that_fails() {
    let whole = text(send(&with_vault(), "GET", "/-/vaults/v").await.unwrap()).await.unwrap().len();
    for (fault, said, is_whole) in [
        (Fault::cut_body(), whole, false),
        (Fault::content_length_too_long(), whole + 1, false),
        (Fault::content_length_too_short(), whole - 1, true),
        (Fault::malformed_json(), whole / 2, true),
    ] {
        let glacier = with_vault();
        glacier.faults().inject(fault.clone());
        let response = send(&glacier, "GET", "/-/vaults/v").await.unwrap();
        assert_eq!(response.headers().get("content-length"), Some(&*said.to_string()), "{fault:?}");
        match text(response).await {
            Ok(text) => assert_eq!((text.len(), is_whole), (said, true), "{fault:?}"),
            Err(error) => assert_eq!(
                (error, is_whole),
                ("the connection was broken by an injected fault".to_owned(), false),
                "{fault:?}"
            ),
        }
    }
}

#[tokio::test]
async fn a_delay_passes_in_the_sleep_of_the_configuration() {
    let (delay, patience) = (Duration::from_mins(1), Duration::from_secs(5));
    let glacier = with_vault();
    glacier.faults().inject(Fault::delay(delay));
    let slept = RecordedSleep::default();
    let get = || request("GET", "/-/vaults/v");
    let answered = connect_sleeping(&glacier, settings(None), get(), slept.clone()).await;
    assert_eq!(answered.unwrap().status().as_u16(), 200);
    let late = connect_sleeping(&glacier, settings(Some(patience)), get(), slept.clone()).await;
    let late = late.unwrap_err();
    assert!(late.is_timeout());
    assert_eq!(chain(&late), "timeout: no answer within the read timeout of 5s");
    assert_eq!(*slept.0.lock().unwrap(), [delay, patience]);
    assert_eq!(glacier.requests().total(), 2);
}

#[tokio::test]
async fn configurations_have_all_that_a_client_needs() {
    let emulator = Emulator::builder().region("eu-west-1".parse().unwrap()).start().await;
    let in_process = emulator.glacier().sdk_config();
    for (config, endpoint) in [
        (emulator.sdk_config(), &*emulator.endpoint_url()),
        (in_process, "http://glacier.localhost"),
    ] {
        assert_eq!(config.endpoint_url(), Some(endpoint));
        assert_eq!(config.region().map(AsRef::as_ref), Some("eu-west-1"));
        assert!(config.http_client().is_some() && config.sleep_impl().is_some());
        assert!(config.time_source().is_some() && config.behavior_version().is_some());
        let credentials =
            config.credentials_provider().unwrap().provide_credentials().await.unwrap();
        assert_eq!(credentials.access_key_id(), "AKIAIOSFODNN7EXAMPLE");
        assert_eq!(status_through(&config).await, 400);
    }
    // A request without a signature came both ways.
    assert_eq!(emulator.requests().total(), 2);
}

/// What an unsigned request is answered through the HTTP client of a configuration.
async fn status_through(config: &SdkConfig) -> u16 {
    let components = RuntimeComponentsBuilder::for_tests()
        .with_time_source(config.time_source())
        .with_sleep_impl(config.sleep_impl())
        .build()
        .unwrap();
    let client = config.http_client().unwrap();
    let connector = client.http_connector(&HttpConnectorSettings::default(), &components);
    let url = format!("{}/-/vaults/v", config.endpoint_url().unwrap());
    connector.call(HttpRequest::get(url).unwrap()).await.unwrap().status().as_u16()
}

fn with_vault() -> Glacier {
    let glacier = Glacier::builder().allow_unsigned_requests().build();
    glacier.create_vault("v").unwrap();
    glacier
}

fn request(method: &str, path: &str) -> HttpRequest {
    let mut request = HttpRequest::new(SdkBody::empty());
    request.set_method(method).unwrap();
    request.set_uri(format!("http://glacier.localhost{path}")).unwrap();
    request.headers_mut().insert("x-amz-glacier-version", "2012-06-01");
    request
}

async fn send(glacier: &Glacier, method: &str, path: &str) -> Result<HttpResponse, ConnectorError> {
    connect(glacier, settings(None), request(method, path)).await
}

async fn connect(
    glacier: &Glacier,
    settings: HttpConnectorSettings,
    request: HttpRequest,
) -> Result<HttpResponse, ConnectorError> {
    connect_sleeping(glacier, settings, request, RecordedSleep::default()).await
}

async fn connect_sleeping(
    glacier: &Glacier,
    settings: HttpConnectorSettings,
    request: HttpRequest,
    sleep: RecordedSleep,
) -> Result<HttpResponse, ConnectorError> {
    let components = RuntimeComponentsBuilder::for_tests();
    let components =
        components.with_sleep_impl(Some(SharedAsyncSleep::new(sleep))).build().unwrap();
    glacier.http_client().http_connector(&settings, &components).call(request).await
}

fn settings(read_timeout: Option<Duration>) -> HttpConnectorSettings {
    let mut settings = HttpConnectorSettings::builder();
    settings.set_read_timeout(read_timeout);
    settings.build()
}

/// The whole body, or what is wrong with it.
async fn text(response: HttpResponse) -> Result<String, String> {
    let body = response.into_body().collect().await.map_err(|error| error.to_string())?;
    Ok(String::from_utf8(body.to_bytes().to_vec()).unwrap())
}

/// The text of an error and of its causes.
fn chain(error: &(dyn Error + 'static)) -> String {
    let causes = std::iter::successors(Some(error), |&error| error.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

/// Sleeps no time at all, and remembers how long it should have been.
#[derive(Debug, Clone, Default)]
struct RecordedSleep(Arc<Mutex<Vec<Duration>>>);

impl AsyncSleep for RecordedSleep {
    fn sleep(&self, duration: Duration) -> Sleep {
        self.0.lock().unwrap().push(duration);
        Sleep::new(std::future::ready(()))
    }
}
