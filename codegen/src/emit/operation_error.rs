//! The error enum of an operation.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::tokens::{doc, errors, expect_deprecated, ident};
use crate::ir::{Crate, Operation};
use crate::print::SourceFile;

/// The last variant of each error enum.
pub(super) fn unhandled_variant() -> TokenStream {
    quote! {
        /// An error that the model does not have; its `code()` says which.
        #[deprecated(note = "match with a wildcard and compare `err.code()`: this variant's errors may get variants of their own")]
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
/// impl Error for InitiateVaultLockError { … }
/// …
/// ```
pub(super) fn operation_error(operation: &Operation, krate: &Crate) -> SourceFile {
    let mut file = SourceFile::new(format!("What can go wrong in `{}`.", operation.model_name));
    file.uses([
        "std::error::Error",
        "std::fmt",
        "aws_smithy_runtime_api::client::result::CreateUnhandledError",
        "aws_smithy_types::retry::{ErrorKind, ProvideErrorKind}",
        "aws_types::request_id::RequestId",
        "crate::error::sealed_unhandled::Unhandled",
        "crate::error::{BoxError, ErrorMetadata, ProvideErrorMetadata}",
        "crate::plumbing::errors::{self, Kind}",
    ]);
    file.uses(errors(&operation.errors, krate).map(|error| format!("crate::types::error::{}", error.name)));
    file.item(definition(operation, krate)).item(methods(operation, krate));
    trait_impls(operation, &mut file);
    file
}

fn definition(operation: &Operation, krate: &Crate) -> TokenStream {
    let name = ident(&operation.error);
    let docs = doc(&format!("What can go wrong in `{}`.", operation.model_name));
    let variants = errors(&operation.errors, krate).map(|error| {
        let docs = doc(&format!("The service answered [`{}`].", error.name));
        let name = ident(&error.name);
        quote!(#docs #name(#name),)
    });
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

fn methods(operation: &Operation, krate: &Crate) -> TokenStream {
    let name = ident(&operation.error);
    let predicates = errors(&operation.errors, krate).map(|error| {
        let docs = doc(&format!("Whether this is [`{}`].", error.name));
        let predicate = format_ident!("is_{}", error.module.text());
        let variant = ident(&error.name);
        quote! {
            #docs
            pub fn #predicate(&self) -> bool {
                matches!(self, Self::#variant(_))
            }
        }
    });
    let variants = errors(&operation.errors, krate).map(|error| ident(&error.name));
    let expect_deprecated = expect_deprecated();
    quote! {
        #expect_deprecated
        impl #name {
            /// Wraps any error as one that the model does not have.
            pub fn unhandled(err: impl Into<BoxError>) -> Self {
                Self::Unhandled(Unhandled::new(err))
            }

            /// Makes an error of metadata alone.
            pub fn generic(err: ErrorMetadata) -> Self {
                Self::Unhandled(Unhandled::generic(err))
            }

            /// Code, message and request ID.
            pub fn meta(&self) -> &ErrorMetadata {
                errors::meta(self.kind())
            }

            #(#predicates)*

            fn kind(&self) -> Kind<'_> {
                match self {
                    #(Self::#variants(err) => Ok(err),)*
                    Self::Unhandled(err) => Err(err),
                }
            }
        }
    }
}

fn trait_impls(operation: &Operation, file: &mut SourceFile) {
    let name = ident(&operation.error);
    let expect_deprecated = expect_deprecated();
    file.item(quote! {
        impl Error for #name {
            fn source(&self) -> Option<&(dyn Error + 'static)> {
                Some(errors::source(self.kind()))
            }
        }
    });
    file.item(quote! {
        impl fmt::Display for #name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                errors::fmt(self.kind(), f)
            }
        }
    });
    file.item(quote! {
        impl ProvideErrorMetadata for #name {
            fn meta(&self) -> &ErrorMetadata {
                self.meta()
            }
        }
    });
    file.item(quote! {
        impl ProvideErrorKind for #name {
            fn retryable_error_kind(&self) -> Option<ErrorKind> {
                None
            }

            fn code(&self) -> Option<&str> {
                self.meta().code()
            }
        }
    });
    file.item(quote! {
        #expect_deprecated
        impl CreateUnhandledError for #name {
            fn create_unhandled_error(source: BoxError, meta: Option<ErrorMetadata>) -> Self {
                Self::Unhandled(Unhandled { source, meta: meta.unwrap_or_default() })
            }
        }
    });
    file.item(quote! {
        impl RequestId for #name {
            fn request_id(&self) -> Option<&str> {
                self.meta().request_id()
            }
        }
    });
}
