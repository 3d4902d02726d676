//! `config/endpoint/rules/partitions.rs`: AWS's partitions as a table.

use quote::quote;

use crate::ir::{Crate, Partition};
use crate::print::SourceFile;

/// ```text
/// pub(super) const PARTITIONS: &[Partition] = &[
///     Partition { name: "aws", dns_suffix: "amazonaws.com", … },
///     …
/// ];
/// ```
pub(in crate::emit) fn partitions(krate: &Crate) -> SourceFile {
    let mut file =
        SourceFile::new("The partitions of AWS: which regions they have, and under which names.");
    file.uses(["crate::plumbing::partition::Partition"]);
    let partitions = krate.endpoint.partitions.iter().map(|partition| {
        let Partition {
            name,
            dns_suffix,
            dual_stack_dns_suffix,
            implicit_global_region,
            supports_fips,
            supports_dual_stack,
            regions,
            prefixes,
        } = partition;
        quote! {
            Partition {
                name: #name,
                dns_suffix: #dns_suffix,
                dual_stack_dns_suffix: #dual_stack_dns_suffix,
                implicit_global_region: #implicit_global_region,
                supports_fips: #supports_fips,
                supports_dual_stack: #supports_dual_stack,
                prefixes: &[#(#prefixes),*],
                regions: &[#(#regions),*],
            }
        }
    });
    file.item(quote! {
        /// In the order in which they are tried.
        pub(super) const PARTITIONS: &[Partition] = &[#(#partitions),*];
    });
    file
}
