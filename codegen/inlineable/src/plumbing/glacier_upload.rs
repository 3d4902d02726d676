//! What Amazon Glacier wants of an upload: two hashes of its body, in headers, and one of them in
//! the signature too.
//!
//! * `x-amz-sha256-tree-hash` and `x-amz-content-sha256` are set unless they are there already;
//! * an empty body has hashes too, those of no bytes;
//! * the body is read twice, to be hashed and to be sent, and never kept. One that can be read only
//!   once is refused: whoever has memory for it can collect it first.
//!
//! Only the runtime can wait for a body before it is signed, and does so to load it into memory.
//! So for that time the body gives way to one that hashes it and has nothing to load.

use crate::config::interceptors::{
    BeforeSerializationInterceptorContextMut, BeforeTransmitInterceptorContextMut,
};
use crate::config::{ConfigBag, Intercept, RuntimeComponents};
use crate::error::BoxError;
use crate::plumbing::tree_hash::{Hashes, TreeHasher};
use crate::primitives::{ByteStream, SdkBody};
use aws_runtime::auth::SigV4OperationSigningConfig;
use aws_sigv4::http_request::SignableBody;
use aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint;
use aws_smithy_runtime_api::client::orchestrator::LoadedRequestBody;
use aws_smithy_types::config_bag::{Storable, StoreReplace};
use bytes::{Buf, Bytes};
use http_body::{Body, Frame, SizeHint};
use std::pin::Pin;
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll, ready};
use std::{fmt, mem};

/// Hashes the body of an input, where the function finds it.
#[derive(Debug)]
pub(crate) struct UploadHashes<I>(pub(crate) fn(&mut I) -> &mut ByteStream);

/// A body that waits for its hashes.
#[derive(Debug)]
struct Upload {
    body: SdkBody,
    hashes: Arc<OnceLock<Hashes>>,
}

impl Storable for Upload {
    type Storer = StoreReplace<Self>;
}

#[dyn_dispatch_hint]
impl<I: fmt::Debug + Send + Sync + 'static> Intercept for UploadHashes<I> {
    fn name(&self) -> &'static str {
        "UploadHashes"
    }

    fn modify_before_serialization(
        &self,
        context: &mut BeforeSerializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let input = context.input_mut().downcast_mut::<I>();
        let body = (self.0)(input.ok_or("input of another operation")?);
        let upload = Upload { body: mem::take(body).into_inner(), hashes: Arc::default() };
        *body = upload.hashing()?;
        cfg.interceptor_state().store_put(upload).store_put(LoadedRequestBody::Requested);
        Ok(())
    }

    fn modify_before_retry_loop(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let request = context.request_mut();
        let upload = cfg.load::<Upload>().ok_or("the body of the upload is lost")?;
        let hashes = match (upload.hashes.get(), cfg.load::<LoadedRequestBody>()) {
            (Some(hashes), _) => {
                *request.body_mut() = upload.body.try_clone().ok_or(READ_ONCE)?;
                hashes.clone()
            }
            // Another interceptor has put a body of its own in; now it is in memory.
            (None, Some(LoadedRequestBody::Loaded(body))) => {
                let mut hasher = TreeHasher::default();
                hasher.update(body);
                hasher.finish()
            }
            (None, _) => return Err("the body of the upload has not been hashed".into()),
        };
        let headers = request.headers_mut();
        for (name, value) in [
            ("x-amz-sha256-tree-hash", hashes.tree),
            ("x-amz-content-sha256", hashes.linear.clone()),
            // Uploads without a length are refused, and now it is known of every body.
            ("content-length", hashes.length.to_string()),
        ] {
            if !headers.contains_key(name) {
                headers.try_insert(name, value)?;
            }
        }
        if let Some(mut signing) = cfg.load::<SigV4OperationSigningConfig>().cloned() {
            let payload = SignableBody::Precomputed(hashes.linear);
            signing.signing_options.payload_override = Some(payload);
            cfg.interceptor_state().store_put(signing);
        }
        Ok(())
    }
}

const READ_ONCE: &str = "the body of an upload is hashed before it is sent, so it has to be one \
    that can be read twice: bytes in memory, a file, or `SdkBody::retryable`";

impl Upload {
    /// What takes the place of the body until it is hashed.
    fn hashing(&self) -> Result<ByteStream, BoxError> {
        let hashing = Hashing {
            body: self.body.try_clone().ok_or(READ_ONCE)?,
            pending: Bytes::new(),
            hasher: TreeHasher::default(),
            hashes: Arc::clone(&self.hashes),
        };
        Ok(ByteStream::new(SdkBody::from_body_1_x(hashing)))
    }
}

/// Reads a body to its end and gives nothing of it away but the hashes.
struct Hashing {
    body: SdkBody,
    pending: Bytes,
    hasher: TreeHasher,
    hashes: Arc<OnceLock<Hashes>>,
}

/// How many bytes are hashed before other tasks get their turn: a millisecond's work.
const TURN: usize = 1024 * 1024;

impl Body for Hashing {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let this = self.get_mut();
        let mut turn = TURN;
        while turn > 0 {
            if this.pending.is_empty() {
                let Some(frame) = ready!(Pin::new(&mut this.body).poll_frame(cx)?) else {
                    let hashes = mem::take(&mut this.hasher).finish();
                    // It is read once; if it were read twice, the first time counts.
                    let _ = this.hashes.set(hashes);
                    return Poll::Ready(None);
                };
                this.pending = frame.into_data().unwrap_or_default();
            }
            let now = this.pending.split_to(this.pending.remaining().min(turn));
            this.hasher.update(&now);
            // An endless row of empty frames takes its turns as well.
            turn -= now.len().max(1);
        }
        cx.waker().wake_by_ref();
        Poll::Pending
    }

    /// That of the body, so that the request gets its length.
    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
