//! Pieces that more than one printer uses.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use crate::ir::{Crate, Docs, ErrorId, Name, Structure};

/// `vault_name`, `r#type`
pub(super) fn ident(name: &Name) -> Ident {
    if name.is_raw() {
        Ident::new_raw(name.text(), Span::call_site())
    } else {
        format_ident!("{}", name.text())
    }
}

/// `set_vault_name`, `get_type`
pub(super) fn prefixed(prefix: &str, name: &Name) -> Ident {
    ident(&name.prefixed(prefix))
}

/// The name of an argument, or `_` for one that nobody looks at.
pub(super) fn argument(name: &str, is_used: bool) -> TokenStream {
    let name = format_ident!("{name}");
    if is_used { quote!(#name) } else { quote!(_) }
}

/// `/// …`, a line for each line.
pub(super) fn doc(text: &str) -> TokenStream {
    let lines =
        text.lines().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote!(#(#[doc = #lines])*)
}

/// The documentation of the model, or what to say where it has none.
pub(super) fn docs_or(docs: &Docs, otherwise: &str) -> TokenStream {
    doc(if docs.0.is_empty() { otherwise } else { &docs.0 })
}

/// The errors with these ids, in this order.
pub(super) fn errors<'a>(
    ids: &'a [ErrorId],
    krate: &'a Crate,
) -> impl Iterator<Item = &'a Structure> + Clone {
    ids.iter().filter_map(|id| krate.errors.get(id.0))
}

/// Stands where the deprecated variant is used in its own crate.
pub(super) fn expect_deprecated() -> TokenStream {
    quote!(#[expect(deprecated, reason = "deprecated for callers, who cannot name what it holds")])
}
