//! The checksum that some operations require of each request, in the header `content-md5`.

use crate::config::interceptors::BeforeTransmitInterceptorContextMut;
use crate::config::{ConfigBag, Intercept, RuntimeComponents};
use crate::error::BoxError;
use aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint;
use aws_smithy_types::base64;
use md5::{Digest, Md5};

/// Adds the checksum of the body, unless the caller did.
#[derive(Debug)]
pub(crate) struct ContentMd5;

#[dyn_dispatch_hint]
impl Intercept for ContentMd5 {
    fn name(&self) -> &'static str {
        "ContentMd5"
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let request = context.request_mut();
        if request.headers().contains_key("content-md5") {
            return Ok(());
        }
        let streams = "a checksum is required, and that of a stream is not known beforehand";
        let checksum = Md5::digest(request.body().bytes().ok_or(streams)?);
        request.headers_mut().try_insert("content-md5", base64::encode(checksum))?;
        Ok(())
    }
}
