//! The error enum of an operation, or of a stream of events.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::tokens::{doc, errors, expect_deprecated, ident};
use crate::ir::{Crate, ErrorId, Name, Operation, Retry, Structure};
use crate::print::SourceFile;

/// What fits on a line of 100 columns inside of a block.
const LINE_WIDTH: usize = 96;

/// The last variant of each error enum.
pub(super) fn unhandled_variant() -> TokenStream {
    quote! {
        /// An error that the model does not have; its `code()` says which.
        #[deprecated(note = "match with a wildcard instead, and compare `err.code()`")]
        Unhandled(Unhandled),
    }
}

/// ```text
/// pub enum InitiateVaultLockError {
///     /// The service answered [`InvalidParameterValueException`].
///     InvalidParameterValueException(InvalidParameterValueException),
///     …
///     Unhandled(Unhandled),
/// }
///
/// impl InitiateVaultLockError { … }
/// ```
pub(super) fn operation_error(operation: &Operation, file: &mut SourceFile, krate: &Crate) {
    let docs = format!("What can go wrong in `{}`.", operation.model_name);
    let error = ErrorEnum { name: &operation.error, docs, errors: &operation.errors };
    error_enum(&error, file, krate);
}

/// An enumeration of errors, with all that errors of operations have.
pub(super) struct ErrorEnum<'a> {
    /// `InitiateVaultLockError`
    pub(super) name: &'a Name,
    /// What it stands for.
    pub(super) docs: String,
    /// Modelled errors, by Rust name.
    pub(super) errors: &'a [ErrorId],
}

/// Prints the enumeration and what it implements.
pub(super) fn error_enum(error: &ErrorEnum<'_>, file: &mut SourceFile, krate: &Crate) {
    file.uses([
        "crate::error::sealed_unhandled::Unhandled",
        "crate::error::{ErrorMetadata, ProvideErrorMetadata}",
        "std::error::Error",
        "crate::plumbing::error_macros::{error_enum, operation_error}",
    ]);
    file.uses(error_uses(errors(error.errors, krate)));
    file.item(definition(error, krate)).item(methods(error, krate));
    let head = format!("{}, source", error.name);
    file.block("error_enum", &head, packed(errors(error.errors, krate)));
    let retries = errors(error.errors, krate).filter_map(|error| {
        let kind = match error.retry? {
            Retry::Throttling => "ThrottlingError",
            Retry::Client => "ClientError",
            Retry::Server => "ServerError",
        };
        Some(format!(", {} => {kind}", error.public_name()))
    });
    let retries: String = retries.collect();
    file.call("operation_error", &format!("{}{retries}", error.name));
}

/// The variant for a modelled error.
pub(super) fn variant(error: &Structure) -> TokenStream {
    let docs = doc(&format!("The service answered {}.", link(error)));
    let [variant, name] = [error.public_name(), &error.name].map(ident);
    quote!(#docs #variant(#name),)
}

/// ``[`NotFound`]``, ``[`Error`](Error_)``
fn link(error: &Structure) -> String {
    match &error.alias {
        None => format!("[`{}`]", error.name),
        Some(alias) => format!("[`{alias}`]({})", error.name),
    }
}

/// `crate::types::error::{A, B, Error as Error_}`
pub(super) fn error_uses<'a>(errors: impl Iterator<Item = &'a Structure>) -> Option<String> {
    let names: Vec<_> = errors.map(imported).collect();
    (!names.is_empty()).then(|| format!("crate::types::error::{{{}}}", names.join(", ")))
}

/// `crate::types::error::Error as Error_`
pub(super) fn error_import(error: &Structure) -> String {
    format!("crate::types::error::{}", imported(error))
}

fn imported(error: &Structure) -> String {
    match &error.alias {
        None => error.name.to_string(),
        Some(alias) => format!("{alias} as {}", error.name),
    }
}

/// The variants of errors, as many as fit on each line.
pub(super) fn packed<'a>(errors: impl Iterator<Item = &'a Structure>) -> Vec<String> {
    let names: Vec<_> = errors.map(|error| error.public_name().to_string()).collect();
    textwrap::wrap(&names.join(" "), LINE_WIDTH).into_iter().map(String::from).collect()
}

fn definition(error: &ErrorEnum<'_>, krate: &Crate) -> TokenStream {
    let (name, docs) = (ident(error.name), doc(&error.docs));
    let variants = errors(error.errors, krate).map(variant);
    let unhandled = unhandled_variant();
    quote! {
        #docs
        #[derive(Debug)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            #unhandled
        }
    }
}

fn methods(error: &ErrorEnum<'_>, krate: &Crate) -> TokenStream {
    let name = ident(error.name);
    let predicates = errors(error.errors, krate).map(|error| {
        let docs = doc(&format!("Whether this is {}.", link(error)));
        let predicate = format_ident!("is_{}", error.module.text());
        let variant = ident(error.public_name());
        quote! {
            #docs
            pub fn #predicate(&self) -> bool {
                matches!(self, Self::#variant(_))
            }
        }
    });
    let expect_deprecated = expect_deprecated();
    quote! {
        #expect_deprecated
        impl #name {
            /// Wraps any error as one that the model does not have.
            pub fn unhandled(err: impl Into<Box<dyn Error + Send + Sync + 'static>>) -> Self {
                Self::Unhandled(Unhandled::new(err))
            }

            /// Makes an error of metadata alone.
            pub fn generic(err: ErrorMetadata) -> Self {
                Self::Unhandled(Unhandled::generic(err))
            }

            /// Code, message and request ID.
            pub fn meta(&self) -> &ErrorMetadata {
                ProvideErrorMetadata::meta(self)
            }

            #(#predicates)*
        }
    }
}
