//! Values of conditions, read as what their operator takes them for.

mod date;
mod decimal;
mod ip;
mod kind;

pub(crate) use date::Instant;
pub(crate) use decimal::Decimal;
pub(crate) use ip::is_ip_range;
pub(super) use ip::{ip_matches, is_address};
pub(crate) use kind::{boolean, is_readable, value_kind};
