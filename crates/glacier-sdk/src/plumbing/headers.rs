//! Which headers the body of a request brings along.

use aws_smithy_types::config_bag::{Storable, StoreReplace};

/// Headers about the body that are to be left out, as a presigned request may want it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct HeaderSerializationSettings {
    pub(crate) omit_content_length: bool,
    pub(crate) omit_content_type: bool,
}

impl Storable for HeaderSerializationSettings {
    type Storer = StoreReplace<Self>;
}
