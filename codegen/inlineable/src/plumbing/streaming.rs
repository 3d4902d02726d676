//! Outputs with a body that is read while it arrives.

use crate::config::ConfigBag;
use crate::config::http::HttpResponse;
use crate::plumbing::operation::Operation;
use crate::plumbing::serde::{ResponseDeserializer, read};
use crate::primitives::SdkBody;
use aws_smithy_runtime_api::client::interceptors::context::{Output, OutputOrError};
use aws_smithy_runtime_api::client::ser_de::{DeserializeResponse, SharedResponseDeserializer};
use std::marker::PhantomData;

/// An operation whose output has a stream.
pub(crate) trait Streaming: Operation {
    /// Puts the body into an output that has everything else.
    fn attach(output: &mut Self::Output, body: SdkBody);
}

/// What reads the answers of an operation whose output has a stream.
pub(crate) fn deserializer<O: Streaming>() -> SharedResponseDeserializer {
    SharedResponseDeserializer::new(StreamingDeserializer::<O>(PhantomData))
}

#[derive(Debug)]
struct StreamingDeserializer<O>(PhantomData<O>);

impl<O: Streaming> DeserializeResponse for StreamingDeserializer<O> {
    fn deserialize_streaming_with_config(
        &self,
        response: &mut HttpResponse,
        cfg: &ConfigBag,
    ) -> Option<OutputOrError> {
        let status = response.status();
        if !(status.is_success() || status.as_u16() == O::SUCCESS) {
            return None; // Errors are read when all of the body is there.
        }
        Some(read::<O>(response, &[], cfg).map(|mut output| {
            O::attach(&mut output, std::mem::replace(response.body_mut(), SdkBody::taken()));
            Output::erase(output)
        }))
    }

    fn deserialize_nonstreaming_with_config(
        &self,
        response: &HttpResponse,
        cfg: &ConfigBag,
    ) -> OutputOrError {
        ResponseDeserializer::<O>::default().deserialize_nonstreaming_with_config(response, cfg)
    }
}
