//! What happens around a call, at the cost that it must have: the service's clock, the user agent, the ID of the call,
//! poisoned connections, and whether to try again.
//!
//! All of it is what official interceptors and classifiers do. They are asked where something is rare; what is done here
//! in their place is compared with them in tests.

pub(crate) mod chain;
pub(crate) mod classifiers;
pub(crate) mod clock;
pub(crate) mod fresh_identity;
pub(crate) mod http_date;
pub(crate) mod invocation_id;
pub(crate) mod service_steps;
pub(crate) mod state;
pub(crate) mod stream_guard;
pub(crate) mod user_agent;
