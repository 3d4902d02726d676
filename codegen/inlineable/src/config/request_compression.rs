//! Whether and from which size on the bodies of requests are compressed.

use super::{Builder, Config};
use aws_smithy_types::config_bag::{Storable, StoreReplace};
use aws_types::SdkConfig;

#[derive(Clone, Copy, Debug)]
pub(crate) struct DisableRequestCompression(pub(crate) bool);

impl Storable for DisableRequestCompression {
    type Storer = StoreReplace<Self>;
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct RequestMinCompressionSizeBytes(pub(crate) u32);

impl Storable for RequestMinCompressionSizeBytes {
    type Storer = StoreReplace<Self>;
}

impl Config {
    /// Whether the bodies of requests are sent as they are.
    pub fn disable_request_compression(&self) -> Option<bool> {
        self.layer.load::<DisableRequestCompression>().map(|it| it.0)
    }

    /// From which size on, in bytes, the bodies of requests are compressed.
    pub fn request_min_compression_size_bytes(&self) -> Option<u32> {
        self.layer.load::<RequestMinCompressionSizeBytes>().map(|it| it.0)
    }
}

impl Builder {
    /// Sends the bodies of requests as they are, although the service takes them compressed.
    pub fn disable_request_compression(mut self, disable: impl Into<Option<bool>>) -> Self {
        self.set_disable_request_compression(disable.into());
        self
    }

    /// See [`Builder::disable_request_compression`].
    pub fn set_disable_request_compression(&mut self, value: Option<bool>) -> &mut Self {
        self.config.store_or_unset(value.map(DisableRequestCompression));
        self
    }

    /// Sets from which size on, in bytes, the bodies of requests are compressed; without it 10,240.
    pub fn request_min_compression_size_bytes(mut self, size: impl Into<Option<u32>>) -> Self {
        self.set_request_min_compression_size_bytes(size.into());
        self
    }

    /// See [`Builder::request_min_compression_size_bytes`].
    pub fn set_request_min_compression_size_bytes(&mut self, value: Option<u32>) -> &mut Self {
        self.config.store_or_unset(value.map(RequestMinCompressionSizeBytes));
        self
    }

    /// Takes over what all clients of a program share.
    pub(super) fn share_request_compression(&mut self, shared: &SdkConfig) {
        self.set_disable_request_compression(shared.disable_request_compression())
            .set_request_min_compression_size_bytes(shared.request_min_compression_size_bytes());
    }
}
