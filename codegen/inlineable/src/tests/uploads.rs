//! The hashes of an upload on its way through the runtime: set, signed, and computed without keeping
//! the body.

use crate::config::SharedInterceptor;
use crate::config::interceptors::{
    BeforeSerializationInterceptorContextMut, BeforeTransmitInterceptorContextMut,
};
use crate::config::{ConfigBag, Intercept, RuntimeComponents};
use crate::error::{BoxError, SdkError};
use crate::plumbing::glacier_upload::UploadHashes;
use crate::primitives::{ByteStream, SdkBody};
use crate::tests::support::{Answer, answer, chain};
use aws_runtime::auth::SigV4OperationSigningConfig;
use aws_sigv4::http_request::SignableBody;
use aws_smithy_http_client::test_util::capture_request;
use aws_smithy_runtime::client::orchestrator::operation::Operation;
use aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, OrchestratorError};
use bytes::Bytes;
use http_body::{Body, Frame};
use std::convert::Infallible;
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

const HELLO: &str = "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9";
const NOTHING: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

#[derive(Debug, Default)]
struct Upload {
    checksum: Option<&'static str>,
    body: ByteStream,
}

/// What the request carries, how it is signed, and what else was seen.
#[derive(Debug)]
struct Sent {
    request: HttpRequest,
    signed: Vec<String>,
}

/// Sends an upload; `also` is an interceptor that the caller of the operation adds.
async fn send(
    upload: Upload,
    also: Option<SharedInterceptor>,
) -> Result<Sent, SdkError<Infallible>> {
    let response: Answer = answer(200, &[], "");
    let (http_client, receiver) = capture_request(Some(response));
    let signed = Signed::default();
    let mut operation = Operation::builder()
        .service_name("Glacier")
        .operation_name("Upload")
        .http_client(http_client)
        .endpoint_url("http://localhost")
        .no_auth()
        .no_retry()
        .interceptor(SignWith)
        .interceptor(UploadHashes(|upload: &mut Upload| &mut upload.body));
    if let Some(also) = also {
        operation = operation.interceptor(also);
    }
    let operation = operation
        .interceptor(signed.clone())
        .serializer(|upload: Upload| {
            let mut request = HttpRequest::new(upload.body.into_inner());
            if let Some(length) = request.body().content_length() {
                request.headers_mut().insert("content-length", length.to_string());
            }
            if let Some(checksum) = upload.checksum {
                request.headers_mut().insert("x-amz-sha256-tree-hash", checksum);
            }
            Ok(request)
        })
        .deserializer(|_| Ok::<_, OrchestratorError<Infallible>>(()))
        .build();
    operation.invoke(upload).await?;
    let signed = signed.0.lock().unwrap().clone();
    Ok(Sent { request: receiver.expect_request(), signed })
}

/// `x-amz-sha256-tree-hash`, `x-amz-content-sha256`, `content-length`
fn headers(sent: &Sent) -> [Option<&str>; 3] {
    ["x-amz-sha256-tree-hash", "x-amz-content-sha256", "content-length"]
        .map(|name| sent.request.headers().get(name))
}

async fn body(sent: Sent) -> Bytes {
    ByteStream::new(sent.request.into_parts().body).collect().await.unwrap().into_bytes()
}

#[tokio::test]
async fn hashes_are_set_and_signed() {
    let cases = [
        (ByteStream::from_static(b"hello world"), HELLO, "11"),
        (ByteStream::default(), NOTHING, "0"),
        (ByteStream::new(SdkBody::retryable(|| SdkBody::from("hello world"))), HELLO, "11"),
        (ByteStream::new(pieces(&["hel", "", "lo wor", "ld"]).0), HELLO, "11"),
    ];
    for (stream, hash, length) in cases {
        let sent = send(Upload { body: stream, checksum: None }, None).await.unwrap();
        assert_eq!(headers(&sent), [Some(hash), Some(hash), Some(length)]);
        assert_eq!(sent.signed, [hash]);
        let expected = if hash == NOTHING { "" } else { "hello world" };
        assert_eq!(body(sent).await, expected);
    }
}

#[tokio::test]
async fn headers_that_are_there_stay() {
    let upload = Upload { checksum: Some("mine"), body: ByteStream::from_static(b"hello world") };
    let sent = send(upload, None).await.unwrap();
    assert_eq!(headers(&sent), [Some("mine"), Some(HELLO), Some("11")]);
    assert_eq!(sent.signed, [HELLO]);
}

/// A stream is read once to be hashed and once to be sent, piece by piece: no more than one is ever held.
#[tokio::test]
async fn a_stream_is_never_held_as_a_whole() {
    let piece: &'static str = Box::leak("x".repeat(300_000).into_boxed_str());
    let (stream, held) = pieces(vec![piece; 20].leak());
    let sent = send(Upload { body: ByteStream::new(stream), checksum: None }, None).await.unwrap();
    assert_eq!(headers(&sent)[2], Some("6000000"));
    assert_eq!(held.most.load(Ordering::Relaxed), 1);
    assert_eq!(held.made.load(Ordering::Relaxed), 20);
}

#[tokio::test]
async fn a_stream_that_can_be_read_only_once_is_refused() {
    let once = Pieces { rest: [].iter(), held: Arc::default() };
    let upload = Upload { body: ByteStream::new(SdkBody::from_body_1_x(once)), checksum: None };
    let err = send(upload, None).await.unwrap_err();
    assert!(matches!(err, SdkError::ConstructionFailure(_)), "{err:?}");
    assert_eq!(
        chain(&err).last().unwrap(),
        "the body of an upload is hashed before it is sent, so it has to be one that can be read twice: \
         bytes in memory, a file, or `SdkBody::retryable`"
    );
}

#[tokio::test]
async fn a_body_that_cannot_be_read_is_an_error() {
    let path = "/no/such/file";
    let missing = SdkBody::retryable(move || {
        SdkBody::from_body_1_x(Broken(std::io::Error::other(format!("{path} is gone"))))
    });
    let upload = Upload { body: ByteStream::new(missing), checksum: None };
    let err = send(upload, None).await.unwrap_err();
    assert_eq!(chain(&err).last().unwrap(), "/no/such/file is gone");
}

/// Who replaces the body after it was taken gets the hashes of what is sent.
#[tokio::test]
async fn a_body_from_another_interceptor_is_hashed_too() {
    let other = SharedInterceptor::new(ReplaceBody);
    let upload = Upload { body: ByteStream::from_static(b"something else"), checksum: None };
    let sent = send(upload, Some(other)).await.unwrap();
    assert_eq!(headers(&sent), [Some(HELLO), Some(HELLO), Some("11")]);
    assert_eq!(body(sent).await, "hello world");
}

/// Stands for the configuration of an operation that is signed.
#[derive(Debug)]
struct SignWith;

#[dyn_dispatch_hint]
impl Intercept for SignWith {
    fn name(&self) -> &'static str {
        "SignWith"
    }

    fn modify_before_serialization(
        &self,
        _: &mut BeforeSerializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        cfg.interceptor_state().store_put(SigV4OperationSigningConfig::default());
        Ok(())
    }
}

/// Notes which hash of the payload is to be signed.
#[derive(Clone, Debug, Default)]
struct Signed(Arc<Mutex<Vec<String>>>);

#[dyn_dispatch_hint]
impl Intercept for Signed {
    fn name(&self) -> &'static str {
        "Signed"
    }

    fn modify_before_signing(
        &self,
        _: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let signing = cfg.load::<SigV4OperationSigningConfig>().unwrap();
        match &signing.signing_options.payload_override {
            Some(SignableBody::Precomputed(hash)) => self.0.lock().unwrap().push(hash.clone()),
            other => panic!("signed with {other:?}"),
        }
        Ok(())
    }
}

#[derive(Debug)]
struct ReplaceBody;

#[dyn_dispatch_hint]
impl Intercept for ReplaceBody {
    fn name(&self) -> &'static str {
        "ReplaceBody"
    }

    fn modify_before_serialization(
        &self,
        context: &mut BeforeSerializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let upload: &mut Upload = context.input_mut().downcast_mut().unwrap();
        upload.body = ByteStream::from_static(b"hello world");
        Ok(())
    }
}

/// A body that can be read any number of times and does not know its length, and what is held of it.
fn pieces(pieces: &'static [&'static str]) -> (SdkBody, Arc<Held>) {
    let held = Arc::new(Held::default());
    let count = Arc::clone(&held);
    let body = SdkBody::retryable(move || {
        SdkBody::from_body_1_x(Pieces { rest: pieces.iter(), held: Arc::clone(&count) })
    });
    (body, held)
}

/// How many pieces were made, and how many existed at once at most.
#[derive(Debug, Default)]
struct Held {
    made: AtomicUsize,
    now: AtomicUsize,
    most: AtomicUsize,
}

struct Pieces {
    rest: std::slice::Iter<'static, &'static str>,
    held: Arc<Held>,
}

impl Body for Pieces {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let piece = self.rest.next().map(|text| Piece::new(text, Arc::clone(&self.held)));
        Poll::Ready(piece.map(|piece| Ok(Frame::data(Bytes::from_owner(piece)))))
    }
}

struct Piece {
    text: &'static str,
    held: Arc<Held>,
}

impl Piece {
    fn new(text: &'static str, held: Arc<Held>) -> Self {
        held.made.fetch_add(1, Ordering::Relaxed);
        let now = held.now.fetch_add(1, Ordering::Relaxed) + 1;
        held.most.fetch_max(now, Ordering::Relaxed);
        Self { text, held }
    }
}

impl AsRef<[u8]> for Piece {
    fn as_ref(&self) -> &[u8] {
        self.text.as_bytes()
    }
}

impl Drop for Piece {
    fn drop(&mut self) {
        self.held.now.fetch_sub(1, Ordering::Relaxed);
    }
}

/// A body that breaks off at once.
struct Broken(std::io::Error);

impl Body for Broken {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, std::io::Error>>> {
        Poll::Ready(Some(Err(std::io::Error::other(self.0.to_string()))))
    }
}
