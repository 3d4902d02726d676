//! Values of conditions, read as what their operator takes them for.

mod date;
mod decimal;
mod ip;

pub(super) use date::Instant;
pub(crate) use decimal::Decimal;
pub(super) use ip::{ip_matches, is_address, is_range};
