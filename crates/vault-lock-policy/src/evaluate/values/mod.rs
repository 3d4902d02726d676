//! Values of conditions, read as what their operator takes them for.

mod date;
mod decimal;
mod ip;

pub(crate) use date::Instant;
pub(crate) use decimal::Decimal;
pub(crate) use ip::is_ip_range;
pub(super) use ip::{ip_matches, is_address};
