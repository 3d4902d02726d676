//! What is kept of a call while it lasts, in one entry of its configuration.

use crate::config::ConfigBag;
use crate::plumbing::call::invocation_id::Id;
use crate::plumbing::signing::skew::ClockSkew;
use aws_smithy_runtime_api::client::connection::CaptureSmithyConnection;
use aws_smithy_types::config_bag::{Storable, StoreReplace};
use std::time::SystemTime;

/// What several steps of a call need to know.
#[derive(Debug, Default)]
pub(crate) struct CallState {
    /// How far the service's clock is from ours, zero if that is not to be corrected.
    pub(crate) skew: Option<ClockSkew>,
    /// When the attempt was sent, by our clock.
    pub(crate) sent: Option<SystemTime>,
    /// Unless it is not from here.
    pub(crate) id: Option<Id>,
    /// The connection of the attempt.
    pub(crate) connection: Option<CaptureSmithyConnection>,
}

impl Storable for CallState {
    type Storer = StoreReplace<Self>;
}

impl CallState {
    /// The state of a call, to be changed; a new one if there is none.
    pub(crate) fn of(cfg: &mut ConfigBag) -> Option<&mut Self> {
        if cfg.get_mut_from_interceptor_state::<Self>().is_none() {
            cfg.interceptor_state().store_put(Self::default());
        }
        cfg.get_mut_from_interceptor_state()
    }
}
