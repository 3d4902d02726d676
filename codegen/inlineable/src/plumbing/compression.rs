//! Compresses the bodies of requests.

use crate::config::http::HttpRequest;
use crate::config::interceptors::BeforeTransmitInterceptorContextMut;
use crate::config::request_compression::{
    DisableRequestCompression, RequestMinCompressionSizeBytes,
};
use crate::config::{ConfigBag, Intercept, RuntimeComponents};
use crate::error::BoxError;
use crate::primitives::SdkBody;
use aws_smithy_compression::body::compress::CompressedBody;
use aws_smithy_compression::{CompressionAlgorithm, CompressionOptions};
use aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint;

/// Compresses with gzip what is large enough, and whatever is a stream.
#[derive(Debug)]
pub(crate) struct Gzip;

#[dyn_dispatch_hint]
impl Intercept for Gzip {
    fn name(&self) -> &'static str {
        "Gzip"
    }

    fn modify_before_retry_loop(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let options = options(cfg)?;
        let request = context.request_mut();
        let least = u64::from(options.min_compression_size_bytes());
        let is_large = request.body().content_length().is_none_or(|length| length >= least);
        if options.is_enabled() && is_large {
            compress(request, &options)?;
        }
        Ok(())
    }
}

fn options(cfg: &ConfigBag) -> Result<CompressionOptions, BoxError> {
    let is_disabled = cfg.load::<DisableRequestCompression>().is_some_and(|it| it.0);
    let options = CompressionOptions::default().with_enabled(!is_disabled);
    match cfg.load::<RequestMinCompressionSizeBytes>() {
        Some(least) => options.with_min_compression_size_bytes(least.0),
        None => Ok(options),
    }
}

fn compress(request: &mut HttpRequest, options: &CompressionOptions) -> Result<(), BoxError> {
    let algorithm = CompressionAlgorithm::Gzip;
    let body = if let Some(bytes) = request.body().bytes() {
        let mut compressed = Vec::new();
        algorithm.into_impl_http_body_1_x(options).compress_bytes(bytes, &mut compressed)?;
        SdkBody::from(compressed)
    } else {
        let options = options.clone();
        let body = std::mem::replace(request.body_mut(), SdkBody::taken());
        body.map_preserve_contents(move |body| {
            let compress = algorithm.into_impl_http_body_1_x(&options);
            SdkBody::from_body_1_x(CompressedBody::new(body, compress))
        })
    };
    let headers = request.headers_mut();
    let encoding = match headers.get("content-encoding") {
        Some(before) => format!("{before}, {}", algorithm.as_str()),
        None => algorithm.as_str().to_owned(),
    };
    headers.try_insert("content-encoding", encoding)?;
    headers.remove("content-length");
    if let Some(length) = body.content_length() {
        headers.try_insert("content-length", length.to_string())?;
    }
    *request.body_mut() = body;
    Ok(())
}
