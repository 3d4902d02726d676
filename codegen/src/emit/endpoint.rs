//! `config/endpoint/*`: the parameters of the endpoint rules, the rules, and the partitions they look at.

mod address;
mod params;
mod partitions;
mod rules;

pub(super) use address::Printer as AddressPrinter;
pub(super) use params::params;
pub(super) use partitions::partitions;
pub(super) use rules::rules;
