//! Debug output without what is sensitive.

use quote::{format_ident, quote};

use super::structure::Extra;
use super::tokens::ident;
use crate::ir::{Name, Structure};
use crate::print::SourceFile;

/// Whether the structure has a member that may not be shown, or a name that should not.
pub(super) fn is_needed(structure: &Structure) -> bool {
    structure.alias.is_some() || structure.fields.iter().any(|field| field.is_sensitive)
}

/// ```text
/// impl fmt::Debug for Secret {
///     fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
///         f.debug_struct("Secret").field("name", &self.name).field("value", &REDACTED).finish()
///     }
/// }
/// ```
///
/// `name` is the structure or its builder, which have the same fields.
pub(super) fn debug(
    structure: &Structure,
    name: &Name,
    extra: Option<&Extra>,
    file: &mut SourceFile,
) {
    file.uses(["std::fmt"]);
    if structure.fields.iter().any(|field| field.is_sensitive) {
        file.uses(["crate::plumbing::redacted::REDACTED"]);
    }
    let shown = if name == &structure.name { structure.alias.as_ref() } else { None };
    let (ident_of_type, text) = (ident(name), shown.unwrap_or(name).text());
    let fields = structure.fields.iter().map(|field| {
        let (name, text) = (ident(&field.name), field.name.text());
        if field.is_sensitive {
            quote!(.field(#text, &REDACTED))
        } else {
            quote!(.field(#text, &self.#name))
        }
    });
    let extra = extra.map(|extra| {
        let (text, name) = (extra.name, format_ident!("{}", extra.name));
        let value = if extra.tells_message && structure.has_secret_message() {
            quote!(REDACTED)
        } else {
            quote!(self.#name)
        };
        quote!(.field(#text, &#value))
    });
    file.item(quote! {
        impl fmt::Debug for #ident_of_type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(#text)#(#fields)* #extra.finish()
            }
        }
    });
}

/// The same for a union or an enumeration, of which nothing is shown if a part of it may not be.
pub(super) fn debug_nothing(name: &Name, file: &mut SourceFile) {
    file.uses(["std::fmt", "crate::plumbing::redacted::REDACTED"]);
    let name = ident(name);
    file.item(quote! {
        impl fmt::Debug for #name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(REDACTED)
            }
        }
    });
}
